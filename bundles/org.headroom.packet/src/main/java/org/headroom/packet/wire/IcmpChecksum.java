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
        var sum = initial;
        var at = start;
        for (; at + 4 <= end; at += 4) {
            sum += in.u32(at);
        }
        if (at + 2 <= end) {
            sum += in.u16(at);
            at += 2;
        }
        if (at < end) {
            sum += in.u8(at) << 8;
        }
        return fold(sum) != 0xffff;
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

    private static int fold(long sum) {
        var folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) folded;
    }
}
