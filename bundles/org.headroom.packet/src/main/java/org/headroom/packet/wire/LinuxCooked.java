package org.headroom.packet.wire;

/** What Linux puts before a packet captured on the "any" interface, in its two versions (LINKTYPE_LINUX_SLL and _SLL2). */
final class LinuxCooked {

    private static final int HEADER_1 = 16;
    private static final int HEADER_2 = 20;
    private static final int NETLINK = 824;
    private static final int MAC_LENGTH = 6;
    private static final int LLC = 4;

    private LinuxCooked() {}

    static int readVersion1(Cursor in, Packet packet) {
        if (!in.holds(HEADER_1)) {
            return in.missing(packet, HEADER_1);
        }
        var at = in.at;
        packet.cookedType = in.u16(at);
        if (in.u16(at + 4) == MAC_LENGTH) {
            packet.sourceMac = in.u48(at + 6);
        }
        packet.add(Protocol.LINUX_SLL, at, HEADER_1);
        in.at = at + HEADER_1;
        return next(in.u16(at + 2), in.u16(at + 14));
    }

    static int readVersion2(Cursor in, Packet packet) {
        if (!in.holds(HEADER_2)) {
            return in.missing(packet, HEADER_2);
        }
        var at = in.at;
        packet.cookedInterface = in.i32(at + 4);
        packet.cookedType = in.u8(at + 10);
        if (in.u8(at + 11) == MAC_LENGTH) {
            packet.sourceMac = in.u48(at + 12);
        }
        packet.add(Protocol.LINUX_SLL2, at, HEADER_2);
        in.at = at + HEADER_2;
        return next(in.u16(at + 8), in.u16(at));
    }

    private static int next(int hardware, int protocol) {
        if (hardware == NETLINK) {
            return Next.NOTHING;
        }
        return protocol == LLC ? Next.LLC : protocol < 0x600 ? Next.NOTHING : Ethernet.next(protocol);
    }
}
