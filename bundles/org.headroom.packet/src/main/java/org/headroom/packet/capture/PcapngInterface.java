package org.headroom.packet.capture;

/**
 * An interface of a pcapng section (draft-ietf-opsawg-pcapng §4.2).
 *
 * @param linkType as numbered in files
 * @param snapLength 0 for none
 * @param resolution if_tsresol: a power of ten, or of two with the highest bit set; 6 where it is not given
 * @param offsetSeconds if_tsoffset
 * @param damaged whether its options overrun the block
 */
record PcapngInterface(int linkType, int snapLength, int resolution, long offsetSeconds, boolean damaged) {

    private static final int MICROSECONDS = 6;
    private static final int IF_TSRESOL = 9;
    private static final int IF_TSOFFSET = 14;
    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST_OFFSET = 4_000_000_000L;

    static PcapngInterface read(byte[] bytes, int at, int length, boolean big) {
        var linkType = Fields.u16(bytes, at + 8, big);
        var snapLength = Math.max(0, Fields.u32(bytes, at + 12, big));
        var resolution = MICROSECONDS;
        var offset = 0L;
        var option = at + 16;
        var end = at + length - 4;
        while (option + 4 <= end) {
            var code = Fields.u16(bytes, option, big);
            var size = Fields.u16(bytes, option + 2, big);
            if (code == 0) {
                break;
            }
            if (option + 4 + size > end) {
                return new PcapngInterface(linkType, snapLength, resolution, offset, true);
            }
            if (code == IF_TSRESOL && size >= 1) {
                resolution = bytes[option + 4] & 0xff;
            } else if (code == IF_TSOFFSET && size >= 8) {
                var first = Integer.toUnsignedLong(Fields.u32(bytes, option + 4, big));
                var second = Integer.toUnsignedLong(Fields.u32(bytes, option + 8, big));
                offset = big ? first << 32 | second : second << 32 | first;
            }
            option += (int) (4 + Fields.padded(size));
        }
        return new PcapngInterface(linkType, snapLength, resolution, offset, false);
    }

    /** Nanoseconds since 1970 of a time stamp, held to what a {@link Record} may have. */
    long nanos(long ticks) {
        var units = resolution & 0x7f;
        var nanos = (resolution & 0x80) == 0 ? decimal(ticks, units) : binary(ticks, units);
        return Record.held(Record.held(nanos) + Math.clamp(offsetSeconds, -LONGEST_OFFSET, LONGEST_OFFSET) * SECOND);
    }

    private static long decimal(long ticks, int digits) {
        if (digits == MICROSECONDS) {
            return saturated(ticks, 1_000);
        }
        if (digits <= 9) {
            return saturated(ticks, power(9 - digits));
        }
        return digits > 27 ? 0 : Long.divideUnsigned(ticks, power(digits - 9));
    }

    private static long power(int exponent) {
        var value = 1L;
        for (int i = 0; i < exponent; i++) {
            value *= 10;
        }
        return value;
    }

    /** The ticks are a binary fraction: its point is moved to the upper end of a word, where the rest is less than a second. */
    private static long binary(long ticks, int bits) {
        if (bits == 0) {
            return saturated(ticks, SECOND);
        }
        var seconds = bits >= Long.SIZE ? 0 : ticks >>> bits;
        var rest = bits > Long.SIZE ? ticks >>> bits - Long.SIZE : ticks << Long.SIZE - bits;
        var nanos = saturated(seconds, SECOND) + Math.unsignedMultiplyHigh(rest, SECOND);
        return nanos < 0 ? Long.MAX_VALUE : nanos;
    }

    /** The product, or the largest number where it does not fit; {@code ticks} is unsigned. */
    private static long saturated(long ticks, long each) {
        var high = Math.unsignedMultiplyHigh(ticks, each);
        return high != 0 || ticks * each < 0 ? Long.MAX_VALUE : ticks * each;
    }
}
