package org.headroom.packet.wire;

/** The session header of PPP over Ethernet (RFC 2516 §4), with the PPP protocol field that its eight octets end with. */
final class Pppoe {

    private static final int HEADER = 6;
    private static final int VERSION_AND_TYPE = 0x11;

    private Pppoe() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(HEADER)) {
            return in.missing(packet, HEADER);
        }
        var at = in.at;
        if (in.u16(at) != VERSION_AND_TYPE << 8) {
            return Next.NOTHING;
        }
        packet.add(Protocol.PPPOE, at, HEADER);
        in.at = at + HEADER;
        var next = Ppp.read(in, packet);
        packet.wrapFrame(Encapsulation.PPPOE, in.at - at);
        return next;
    }
}
