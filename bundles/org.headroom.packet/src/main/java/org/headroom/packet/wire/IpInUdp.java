package org.headroom.packet.wire;

/**
 * An IP packet in UDP with next to nothing between: Foo-over-UDP, generic UDP encapsulation (draft-ietf-intarea-gue §3), Teredo
 * (RFC 4380 §5.1.1). They run on any port; the lengths that agree to the octet tell them, and the inner header itself.
 */
final class IpInUdp {

    private static final int TEREDO_PORT = 3544;
    private static final int TEREDO_PREFIX = 0x2001_0000;
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
        if (Next.ipFillsTheRest(in, packet, in.at, inner) && isHeader(in, inner)) {
            var teredo = inner == Next.IPV6 && (isTeredo(packet) || hasTeredoAddress(in));
            packet.wrap(teredo ? Encapsulation.TEREDO : Encapsulation.FOU);
            return inner;
        }
        return isTeredo(packet) ? readTeredo(in, packet) : readGue(in, packet);
    }

    /** Among millions of QUIC packets, which may begin with a 4 or a 6 as well, some have the right length by chance. */
    private static boolean isHeader(Cursor in, int version) {
        return version == Next.IPV4
                ? Ipv4.isChecksumRight(in, in.at)
                : in.holds(Ipv6.HEADER)
                        && isUnicast(in.u8(in.at + 8))
                        && (isUnicast(in.u8(in.at + 24)) || in.u8(in.at + 24) == 0xff)
                        && isUsual(in.u8(in.at + 6));
    }

    /** By the first octet: global, unique local or link local (RFC 4291 §2.4). */
    private static boolean isUnicast(int octet) {
        return octet >> 5 == 1 || octet >> 1 == 0x7e || octet == 0xfe;
    }

    private static boolean isUsual(int protocol) {
        return switch (protocol) {
            case Next.TCP,
                    Next.UDP,
                    Next.ICMPV6,
                    Next.FRAGMENT,
                    Next.HOP_BY_HOP,
                    Next.DESTINATION_OPTIONS,
                    Next.NO_NEXT_HEADER -> true;
            default -> false;
        };
    }

    /** Peers talk to each other directly, on ports of their own (RFC 4380 §4). */
    private static boolean hasTeredoAddress(Cursor in) {
        return in.i32(in.at + 8) == TEREDO_PREFIX || in.i32(in.at + 24) == TEREDO_PREFIX;
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
