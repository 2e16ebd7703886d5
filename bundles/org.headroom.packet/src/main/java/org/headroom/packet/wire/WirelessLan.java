package org.headroom.packet.wire;

/** An 802.11 data frame that nobody encrypted, with the radiotap header that may stand before it (IEEE 802.11 §9.3.2; radiotap.org). */
final class WirelessLan {

    private static final int SHORTEST_RADIOTAP = 8;
    private static final int PADDED = 0x20;
    private static final int FLAGS_PRESENT = 0x2;
    private static final int TIMESTAMP_PRESENT = 0x1;
    private static final int MORE_PRESENT = 0x80;

    private static final int SHORTEST_HEADER = 24;
    private static final int DATA = 2;
    private static final int NO_DATA = 0x4;
    private static final int QUALITY_OF_SERVICE = 0x8;
    private static final int BOTH_WAYS = 0x03;
    private static final int PROTECTED = 0x40;
    private static final int ORDER = 0x80;

    private WirelessLan() {}

    static int readRadiotap(Cursor in, Packet packet) {
        if (!in.holds(SHORTEST_RADIOTAP)) {
            return in.missing(packet, SHORTEST_RADIOTAP);
        }
        var at = in.at;
        var length = Short.toUnsignedInt(Short.reverseBytes((short) in.u16(at + 2)));
        if (length < SHORTEST_RADIOTAP) {
            return packet.stop(Flaw.SHORTER_THAN_HEADER);
        }
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        packet.add(Protocol.RADIOTAP, at, length);
        in.at = at + length;
        return read(in, packet, isPadded(in, at));
    }

    static int read(Cursor in, Packet packet) {
        return read(in, packet, false);
    }

    /** Some adapters pad the header to a multiple of four; a flag, the second field there may be, tells it. */
    private static boolean isPadded(Cursor in, int radiotap) {
        var present = in.u8(radiotap + 4);
        if ((present & FLAGS_PRESENT) == 0 || (in.u8(radiotap + 7) & MORE_PRESENT) != 0) {
            return false;
        }
        var flags = radiotap + SHORTEST_RADIOTAP + ((present & TIMESTAMP_PRESENT) == 0 ? 0 : 8);
        return flags < in.at && (in.u8(flags) & PADDED) != 0;
    }

    private static int read(Cursor in, Packet packet, boolean padded) {
        if (!in.holds(SHORTEST_HEADER)) {
            return in.missing(packet, SHORTEST_HEADER);
        }
        var at = in.at;
        var kind = in.u8(at) >> 2 & 3;
        var subtype = in.u8(at) >> 4;
        var flags = in.u8(at + 1);
        if (kind != DATA || (subtype & NO_DATA) != 0 || (flags & PROTECTED) != 0) {
            return Next.NOTHING;
        }
        var length = length(subtype, flags);
        if (padded) {
            length = length + 3 & ~3;
        }
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        packet.sourceMac = in.u48(at + 10);
        packet.destinationMac = in.u48(at + 4);
        packet.add(Protocol.IEEE_802_11, at, length);
        in.at = at + length;
        return Next.LLC;
    }

    private static int length(int subtype, int flags) {
        var length = SHORTEST_HEADER;
        if ((flags & BOTH_WAYS) == BOTH_WAYS) {
            length += 6;
        }
        if ((subtype & QUALITY_OF_SERVICE) != 0) {
            length += (flags & ORDER) != 0 ? 6 : 2;
        }
        return length;
    }
}
