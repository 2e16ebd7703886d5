package org.headroom.packet.wire;

/**
 * Generic routing encapsulation (RFC 2784, key and sequence number of RFC 2890, source routes of RFC 1701), with Ethernet or a mirrored frame
 * in it, and version 1, which carries the PPP of PPTP (RFC 2637 §4.1).
 */
final class Gre {

    private static final int SHORTEST_HEADER = 4;
    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int ACKNOWLEDGMENT = 0x0080;
    private static final int VERSION = 0x0007;

    private static final int PPP = 0x880b;
    private static final int ETHERNET_OVER_IP = 0x6400;
    private static final int ERSPAN_1_OR_2 = 0x88be;
    private static final int ERSPAN_3 = 0x22eb;

    private Gre() {}

    static int read(Cursor in, Packet packet) {
        packet.carries(Packet.Transport.OTHER);
        if (!in.holds(SHORTEST_HEADER)) {
            return in.missing(packet, SHORTEST_HEADER);
        }
        var flags = in.u16(in.at);
        var length =
                switch (flags & VERSION) {
                    case 0 -> version0(in, flags);
                    case 1 -> 8 + 4 * Integer.bitCount(flags & (SEQUENCE | ACKNOWLEDGMENT));
                    default -> 0;
                };
        if (length == 0) {
            return Next.NOTHING;
        }
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        var protocol = in.u16(in.at + 2);
        packet.add(Protocol.GRE, in.at, length);
        in.at += length;
        return (flags & VERSION) == 0
                ? carried(in, packet, flags, protocol)
                : carriedByVersion1(packet, flags, protocol);
    }

    private static int version0(Cursor in, int flags) {
        var checksumOrRouting = (flags & (CHECKSUM | ROUTING)) == 0 ? 0 : 4;
        var length = SHORTEST_HEADER + checksumOrRouting + 4 * Integer.bitCount(flags & (KEY | SEQUENCE));
        return (flags & ROUTING) == 0 ? length : routed(in, length);
    }

    /** Source route entries (RFC 1701): family, offset, length and addresses, until one of family and length 0. */
    private static int routed(Cursor in, int before) {
        var length = before;
        while (in.holds(length + 4)) {
            var entry = in.i32(in.at + length);
            length += 4 + (entry & 0xff);
            if (entry >>> 16 == 0) {
                return length;
            }
        }
        return length + 4;
    }

    private static int carried(Cursor in, Packet packet, int flags, int protocol) {
        return switch (protocol) {
            case Next.TRANSPARENT_ETHERNET -> enter(packet, Encapsulation.GRETAP, Next.ETHERNET);
            case Next.IPV4, Next.IPV6, Next.MPLS, Next.MPLS_MULTICAST -> enter(packet, Encapsulation.GRE, protocol);
            case ERSPAN_1_OR_2 -> Erspan.read(in, packet, (flags & SEQUENCE) == 0 ? 1 : 2);
            case ERSPAN_3 -> Erspan.read(in, packet, 3);
            default -> enter(packet, Encapsulation.GRE, Next.NOTHING);
        };
    }

    private static int carriedByVersion1(Packet packet, int flags, int protocol) {
        if (protocol == ETHERNET_OVER_IP) {
            return enter(packet, Encapsulation.GRETAP, Next.ETHERNET);
        }
        // an acknowledgment alone has no sequence number, and carries no packet
        return protocol == PPP && (flags & SEQUENCE) != 0 ? enter(packet, Encapsulation.PPTP, Next.PPP) : Next.NOTHING;
    }

    private static int enter(Packet packet, Encapsulation encapsulation, int next) {
        packet.wrap(encapsulation);
        return next;
    }
}
