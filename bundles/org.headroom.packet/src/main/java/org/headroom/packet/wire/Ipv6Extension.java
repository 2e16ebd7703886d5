package org.headroom.packet.wire;

/** The extension headers that may stand between an IPv6 header and its payload (RFC 8200 §4). */
final class Ipv6Extension {

    private static final int SHORTEST = 8;
    private static final int SEGMENT_ROUTING = 4;

    private Ipv6Extension() {}

    static int read(Cursor in, Packet packet, int header) {
        var ip = packet.ip();
        if (ip.version != 6) {
            return Other.read(packet);
        }
        if (!in.holds(SHORTEST)) {
            return in.missing(packet, SHORTEST);
        }
        var at = in.at;
        var length = header == Next.FRAGMENT ? SHORTEST : (in.u8(at + 1) + 1) * 8;
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        packet.add(Protocol.IPV6_EXTENSION, at, length);
        ip.headerLength = at + length - ip.offset;
        ip.protocol = in.u8(at);
        in.at = at + length;
        packet.payload(in, in.at);
        if (header == Next.FRAGMENT) {
            return fragment(in, ip, at);
        }
        if (header == Next.ROUTING && in.u8(at + 2) == SEGMENT_ROUTING) {
            packet.wrap(Encapsulation.SRV6, length);
        }
        return ip.protocol;
    }

    /** RFC 8200 §4.5. */
    private static int fragment(Cursor in, Ip ip, int at) {
        var field = in.u16(at + 2);
        ip.fragmentOffset = field & 0xfff8;
        ip.moreFragments = (field & 1) != 0;
        ip.identification = in.u16(at + 6);
        if (ip.fragmentOffset > 0) {
            return Next.NOTHING;
        }
        if (ip.moreFragments) {
            in.wireEnd = Cursor.UNKNOWN;
        }
        return ip.protocol;
    }
}
