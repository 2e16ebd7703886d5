package org.headroom.packet.wire;

/** An IPv6 header (RFC 8200 §3). */
final class Ipv6 {

    static final int HEADER = 40;
    private static final int DESTINATION = 24;
    private static final int VERSION = 6;

    private Ipv6() {}

    static int read(Cursor in, Packet packet) {
        var at = in.at;
        packet.carriesIp(at);
        if (!in.holds(in.quoting ? DESTINATION : HEADER)) {
            return in.missing(packet, HEADER);
        }
        var first = in.i32(at);
        if (first >>> 28 != VERSION) {
            return packet.stop(Flaw.IP_VERSION);
        }
        if (packet.ips == Packet.MOST_IPS) {
            return packet.stop(Flaw.TOO_DEEP);
        }
        var second = in.i32(at + 4);
        var next = second >>> 8 & 0xff;
        var length = HEADER + (second >>> 16);
        // a jumbogram (RFC 2675 §2), or segmentation offload
        if (length == HEADER && next != Next.NO_NEXT_HEADER) {
            length = packet.unstatedLength(in);
        }
        var ip = packet.addIp(Protocol.IPV6, at, HEADER);
        ip.version = VERSION;
        ip.length = length;
        ip.trafficClass = first >>> 20 & 0xff;
        ip.identification = 0;
        ip.dontFragment = true;
        ip.moreFragments = false;
        ip.fragmentOffset = 0;
        ip.timeToLive = second & 0xff;
        ip.protocol = next;
        ip.sourceHigh = in.i64(at + 8);
        ip.sourceLow = in.i64(at + 16);
        ip.destinationOctets = Math.min(HEADER, in.limit - at) - DESTINATION;
        if (ip.destinationOctets < 16) {
            return beginning(in, packet, ip);
        }
        ip.destinationHigh = in.i64(at + DESTINATION);
        ip.destinationLow = in.i64(at + 32);
        in.endAt(at + length, packet);
        in.at = at + HEADER;
        packet.payload(in, in.at);
        return next;
    }

    /** Of a quoted header, length and source are there and the destination's first octets. */
    private static int beginning(Cursor in, Packet packet, Ip ip) {
        ip.destinationHigh = 0;
        ip.destinationLow = 0;
        for (int i = 0; i < ip.destinationOctets; i++) {
            var octet = (long) in.u8(in.at + DESTINATION + i) << (7 - i % 8) * 8;
            if (i < 8) {
                ip.destinationHigh |= octet;
            } else {
                ip.destinationLow |= octet;
            }
        }
        return in.missing(packet, HEADER);
    }
}
