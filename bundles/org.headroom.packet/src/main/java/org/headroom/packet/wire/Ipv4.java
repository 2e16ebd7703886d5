package org.headroom.packet.wire;

/** An IPv4 header (RFC 791 §3.1). */
final class Ipv4 {

    static final int SHORTEST_HEADER = 20;
    private static final int VERSION = 4;
    private static final int DONT_FRAGMENT = 0x4000;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int FRAGMENT_OFFSET = 0x1fff;

    private Ipv4() {}

    static int read(Cursor in, Packet packet) {
        var at = in.at;
        packet.carriesIp(at);
        if (!in.holds(SHORTEST_HEADER)) {
            return in.missing(packet, SHORTEST_HEADER);
        }
        var first = in.i32(at);
        var headerLength = (first >>> 24 & 0xf) * 4;
        if (first >>> 28 != VERSION) {
            return packet.stop(Flaw.IP_VERSION);
        }
        if (headerLength < SHORTEST_HEADER) {
            return packet.stop(Flaw.IP_HEADER_LENGTH);
        }
        var length = first & 0xffff;
        if (length == 0) {
            length = packet.unstatedLength(in);
        } else if (length < headerLength) {
            return packet.stop(Flaw.IP_TOTAL_LENGTH);
        }
        if (packet.ips == Packet.MOST_IPS) {
            return packet.stop(Flaw.TOO_DEEP);
        }
        return fill(in, packet, length, headerLength);
    }

    private static int fill(Cursor in, Packet packet, int length, int headerLength) {
        var at = in.at;
        var ip = packet.addIp(Protocol.IPV4, at, headerLength);
        var fragment = in.i32(at + 4);
        var middle = in.i32(at + 8);
        ip.version = VERSION;
        ip.length = length;
        ip.trafficClass = in.u8(at + 1);
        ip.identification = fragment >>> 16;
        ip.dontFragment = (fragment & DONT_FRAGMENT) != 0;
        ip.moreFragments = (fragment & MORE_FRAGMENTS) != 0;
        ip.fragmentOffset = (fragment & FRAGMENT_OFFSET) * 8;
        ip.timeToLive = middle >>> 24;
        ip.protocol = middle >>> 16 & 0xff;
        ip.sourceHigh = 0;
        ip.sourceLow = Addresses.MAPPED | in.u32(at + 12);
        ip.destinationHigh = 0;
        ip.destinationLow = Addresses.MAPPED | in.u32(at + 16);
        ip.destinationOctets = 16;
        return payload(in, packet, ip);
    }

    /** Whether a whole header is there that sums up as it must (RFC 791 §3.1). */
    static boolean isChecksumRight(Cursor in, int at) {
        var end = at + (in.u8(at) & 0xf) * 4;
        return end <= in.limit && InternetChecksum.sum(in, at, end, 0) == InternetChecksum.RIGHT;
    }

    private static int payload(Cursor in, Packet packet, Ip ip) {
        in.endAt(ip.offset + ip.length, packet);
        if (!in.holds(ip.headerLength)) {
            return in.missing(packet, ip.headerLength);
        }
        in.at = ip.offset + ip.headerLength;
        packet.payload(in, in.at);
        if (ip.fragmentOffset > 0) {
            return Next.NOTHING;
        }
        if (ip.moreFragments) {
            in.wireEnd = Cursor.UNKNOWN;
        }
        return ip.protocol;
    }
}
