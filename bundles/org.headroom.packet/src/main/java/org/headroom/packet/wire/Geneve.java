package org.headroom.packet.wire;

/** Generic network virtualization encapsulation with its options (RFC 8926 §3.4). */
final class Geneve {

    private static final int HEADER = 8;
    private static final int VERSION = 0xc0;
    private static final int OPTIONS = 0x3f;
    private static final int RESERVED = 0x3f;

    private Geneve() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(HEADER)) {
            packet.cut |= in.isCutWithin(HEADER);
            return Next.NOTHING;
        }
        var at = in.at;
        var first = in.u8(at);
        if ((first & VERSION) != 0 || (in.u8(at + 1) & RESERVED) != 0 || in.u8(at + 7) != 0) {
            return Next.NOTHING;
        }
        var length = HEADER + (first & OPTIONS) * 4;
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        packet.add(Protocol.GENEVE, at, length);
        packet.wrap(Encapsulation.GENEVE);
        in.at = at + length;
        var protocol = in.u16(at + 2);
        return protocol == Next.TRANSPARENT_ETHERNET ? Next.ETHERNET : Ethernet.type(protocol);
    }
}
