package org.headroom.packet.wire;

/** Virtual extensible LAN (RFC 7348 §5), with group policy and with a protocol field (drafts smith-vxlan-group-policy, nvo3-vxlan-gpe). */
final class Vxlan {

    private static final int HEADER = 8;
    private static final int INSTANCE = 0x08;
    private static final int GROUP_POLICY = 0x80;
    private static final int NEXT_PROTOCOL = 0x04;
    private static final int BROADCAST_OR_OAM = 0x03;

    private Vxlan() {}

    /** Believed where the reserved bits hold what they must. */
    static int read(Cursor in, Packet packet) {
        if (!in.holds(HEADER)) {
            packet.cut |= in.isCutWithin(HEADER);
            return Next.NOTHING;
        }
        var at = in.at;
        var flags = in.u8(at);
        if ((flags & INSTANCE) == 0 || in.u8(at + 7) != 0) {
            return Next.NOTHING;
        }
        if ((flags & ~(NEXT_PROTOCOL | BROADCAST_OR_OAM)) == INSTANCE && (flags & NEXT_PROTOCOL) != 0) {
            return readWithProtocol(in, packet);
        }
        if (flags != (INSTANCE | GROUP_POLICY) && (flags != INSTANCE || in.i32(at) << 8 != 0)) {
            return Next.NOTHING;
        }
        packet.add(Protocol.VXLAN, at, HEADER);
        packet.wrap(Encapsulation.VXLAN);
        in.at = at + HEADER;
        return Next.ETHERNET;
    }

    private static int readWithProtocol(Cursor in, Packet packet) {
        var next =
                switch (in.u8(in.at + 3)) {
                    case 1 -> Next.IPV4;
                    case 2 -> Next.IPV6;
                    case 3 -> Next.ETHERNET;
                    default -> Next.NOTHING;
                };
        if (next != Next.NOTHING) {
            packet.add(Protocol.VXLAN_GPE, in.at, HEADER);
            packet.wrap(Encapsulation.VXLAN_GPE);
            in.at += HEADER;
        }
        return next;
    }
}
