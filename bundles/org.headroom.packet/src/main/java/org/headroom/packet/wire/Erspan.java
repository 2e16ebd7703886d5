package org.headroom.packet.wire;

/** A mirrored Ethernet frame in GRE, of type I, II or III (draft-foschiano-erspan §4). */
final class Erspan {

    private static final int HEADER_2 = 8;
    private static final int HEADER_3 = 12;
    private static final int SUBHEADER_3 = 8;

    private Erspan() {}

    static int read(Cursor in, Packet packet, int type) {
        var length = type == 1 ? 0 : type == 2 ? HEADER_2 : HEADER_3;
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        if (type == 3 && (in.u8(in.at + HEADER_3 - 1) & 1) != 0) {
            length += SUBHEADER_3;
            if (!in.holds(length)) {
                return in.missing(packet, length);
            }
        }
        packet.add(Protocol.ERSPAN, in.at, length);
        packet.wrap(Encapsulation.ERSPAN);
        in.at += length;
        return Next.ETHERNET;
    }
}
