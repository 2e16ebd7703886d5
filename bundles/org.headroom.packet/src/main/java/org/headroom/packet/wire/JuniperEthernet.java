package org.headroom.packet.wire;

/** An Ethernet frame behind what a Juniper router tells of it (LINKTYPE_JUNIPER_ETHERNET): a magic number, flags, extensions. */
final class JuniperEthernet {

    private static final int HEADER = 4;
    private static final int MAGIC = 0x4d4743;
    private static final int EXTENDED = 0x80;
    private static final int WITHOUT_LINK = 0x02;
    private static final int FAMILY = 4;

    private JuniperEthernet() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(HEADER + 2)) {
            return in.missing(packet, HEADER);
        }
        var first = in.i32(in.at);
        if (first >>> 8 != MAGIC) {
            return Next.NOTHING;
        }
        var length = HEADER + ((first & EXTENDED) == 0 ? 0 : 2 + in.u16(in.at + HEADER));
        if ((first & WITHOUT_LINK) != 0) {
            return PlainLink.readBeforeIp(in, packet, length + FAMILY);
        }
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        packet.add(Protocol.CAPTURE_HEADER, in.at, length);
        in.at += length;
        return Next.ETHERNET;
    }
}
