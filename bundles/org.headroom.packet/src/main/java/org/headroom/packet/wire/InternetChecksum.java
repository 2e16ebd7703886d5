package org.headroom.packet.wire;

/** The sum of 16-bit words in one's complement (RFC 1071); over what holds its own checksum it is 0xffff. */
final class InternetChecksum {

    static final int RIGHT = 0xffff;

    private InternetChecksum() {}

    /** Of octets that are there, added to what was summed before. */
    static int sum(Cursor in, int start, int end, long before) {
        var sum = before;
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
        return fold(sum);
    }

    private static int fold(long sum) {
        var folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) folded;
    }
}
