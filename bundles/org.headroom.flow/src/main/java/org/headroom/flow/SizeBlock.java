package org.headroom.flow;

import org.jspecify.annotations.Nullable;

/**
 * How many packets of which size, direction and kind some rows hold, so that density is answered without looking at every packet.
 * About an octet a packet.
 *
 * @param entries the counts, each with what it counts in one number
 * @param parts the same rows in shorter blocks, null where there are none
 * @param fromRow the first of its rows
 * @param toRow the row behind them
 * @param firstNanos earliest time of those that count, {@link Long#MAX_VALUE} without one
 * @param lastNanos latest time, {@link Long#MIN_VALUE} without one
 */
record SizeBlock(int[] entries, SizeBlock @Nullable [] parts, int fromRow, int toRow, long firstNanos, long lastNanos) {

    /** What a packet counts as. */
    static final int SENT = 0;

    static final int AGAIN = 1;

    private static final int LENGTH_BITS = 16;
    private static final int DIRECTION_BIT = 1 << LENGTH_BITS;
    private static final int KIND_SHIFT = LENGTH_BITS + 1;
    private static final int COUNT_SHIFT = KIND_SHIFT + 1;

    /** Below this lie the keys that entries count. */
    static final int KEYS = 1 << COUNT_SHIFT;

    static int key(int length, Direction direction, int kind) {
        return Math.min(length, 0xffff)
                | (direction == Direction.CLIENT_TO_SERVER ? DIRECTION_BIT : 0)
                | kind << KIND_SHIFT;
    }

    static int entry(int key, int count) {
        return key | count << COUNT_SHIFT;
    }

    static int key(int entry) {
        return entry & KEYS - 1;
    }

    static int length(int entry) {
        return entry & 0xffff;
    }

    static Direction direction(int entry) {
        return (entry & DIRECTION_BIT) != 0 ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT;
    }

    static int kind(int entry) {
        return entry >>> KIND_SHIFT & 1;
    }

    static int count(int entry) {
        return entry >>> COUNT_SHIFT;
    }
}
