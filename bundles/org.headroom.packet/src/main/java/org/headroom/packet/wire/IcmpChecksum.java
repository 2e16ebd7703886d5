package org.headroom.packet.wire;

/** The checksum of ICMP messages (RFC 792, RFC 1071; over the pseudo-header too in RFC 4443 §2.3). */
final class IcmpChecksum {

    private IcmpChecksum() {}

    /** Whether the message was captured whole and its checksum is wrong. */
    static boolean isBad(Cursor in, Packet packet, int start, long initial) {
        var ip = packet.ip();
        var end = ip.offset + ip.length;
        if (in.quoting || ip.isFragment() || end > in.limit) {
            return false;
        }
        return InternetChecksum.sum(in, start, end, initial) != InternetChecksum.RIGHT;
    }

    /** The sum over the pseudo-header of RFC 8200 §8.1. */
    static long pseudoHeader(Packet packet) {
        var ip = packet.ip();
        return words(ip.sourceHigh)
                + words(ip.sourceLow)
                + words(ip.destinationHigh)
                + words(ip.destinationLow)
                + ip.length
                - ip.headerLength
                + Next.ICMPV6;
    }

    private static long words(long octets) {
        return (octets >>> 32) + (octets & 0xffff_ffffL);
    }
}
