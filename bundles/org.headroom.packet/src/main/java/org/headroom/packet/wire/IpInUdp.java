package org.headroom.packet.wire;

/**
 * An IP packet in UDP with next to nothing between: Foo-over-UDP, generic UDP encapsulation (draft-ietf-intarea-gue §3), Teredo
 * (RFC 4380 §5.1.1). They run on any port; the lengths that agree to the octet tell them.
 */
final class IpInUdp {

    private static final int TEREDO_PORT = 3544;
    private static final int AUTHENTICATION = 1;
    private static final int ORIGIN = 0;
    private static final int ORIGIN_LENGTH = 8;
    private static final int AUTHENTICATION_LENGTH = 13;
    private static final int GUE_HEADER = 4;

    private IpInUdp() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(8)) {
            return Next.NOTHING;
        }
        var inner = Next.ipAt(in, in.at);
        if (Next.ipFillsTheRest(in, packet, in.at, inner)) {
            var teredo = inner == Next.IPV6 && isTeredo(packet);
            packet.wrap(teredo ? Encapsulation.TEREDO : Encapsulation.FOU);
            return inner;
        }
        return isTeredo(packet) ? readTeredo(in, packet) : readGue(in, packet);
    }

    private static boolean isTeredo(Packet packet) {
        return packet.destinationPort == TEREDO_PORT || packet.sourcePort == TEREDO_PORT;
    }

    /** Behind an authentication and an origin indication. */
    private static int readTeredo(Cursor in, Packet packet) {
        var at = in.at;
        if (in.u16(at) == AUTHENTICATION) {
            at += AUTHENTICATION_LENGTH + in.u8(at + 2) + in.u8(at + 3);
        }
        if (in.limit - at >= 2 && in.u16(at) == ORIGIN) {
            at += ORIGIN_LENGTH;
        }
        if (in.limit - at < 8 || !Next.ipFillsTheRest(in, packet, at, Next.IPV6)) {
            return Next.NOTHING;
        }
        packet.wrap(Encapsulation.TEREDO);
        in.at = at;
        return Next.IPV6;
    }

    /** Variant 0, no control message, carrying IPv4 or IPv6. */
    private static int readGue(Cursor in, Packet packet) {
        var at = in.at;
        var protocol = in.u8(at + 1);
        var inner = protocol == Next.IP_IN_IP ? Next.IPV4 : protocol == Next.IPV6_IN_IP ? Next.IPV6 : Next.NOTHING;
        var length = GUE_HEADER + (in.u8(at) & 0x1f) * 4;
        if (in.u8(at) >> 5 != 0
                || inner == Next.NOTHING
                || !in.holds(length + 8)
                || !Next.ipFillsTheRest(in, packet, at + length, inner)) {
            return Next.NOTHING;
        }
        packet.wrap(Encapsulation.GUE);
        in.at = at + length;
        return inner;
    }
}
