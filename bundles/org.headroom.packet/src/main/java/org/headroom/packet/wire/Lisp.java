package org.headroom.packet.wire;

/** A data packet of the locator/identifier separation protocol (RFC 9300 §5). */
final class Lisp {

    private static final int HEADER = 8;

    private Lisp() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(HEADER + 8)) {
            packet.cut |= in.isCutWithin(HEADER + 8);
            return Next.NOTHING;
        }
        var inner = Next.ipAt(in, in.at + HEADER);
        if (!Next.ipFillsTheRest(in, packet, in.at + HEADER, inner)) {
            return Next.NOTHING;
        }
        packet.add(Protocol.LISP, in.at, HEADER);
        packet.wrap(Encapsulation.LISP);
        in.at += HEADER;
        return inner;
    }
}
