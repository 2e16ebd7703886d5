package org.headroom.flow;

import java.util.Arrays;

/**
 * How many packets of which size, direction and kind each {@value #ROWS} rows hold, so that density is answered without looking at
 * every packet. About half an octet a packet.
 *
 * <p>One thread counts while others may already read what it has finished.
 */
final class SizeBlocks {

    static final int ROWS = 2048;

    /** What a packet counts as. */
    static final int SENT = 0;

    static final int AGAIN = 1;

    private static final int LENGTH_BITS = 16;
    private static final int DIRECTION_BIT = 1 << LENGTH_BITS;
    private static final int KIND_SHIFT = LENGTH_BITS + 1;
    private static final int COUNT_SHIFT = KIND_SHIFT + 1;
    private static final int KEYS = 1 << COUNT_SHIFT;

    /** One block: its entries, and the times that it spans. */
    record Block(int[] entries, long firstNanos, long lastNanos) {}

    private final short[] counts = new short[KEYS];
    private int[] touched = new int[64];
    private int distinct;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    /** Replaced by a longer one as they grow. */
    private volatile Block[] blocks = new Block[64];

    private volatile int finished;
    private int current;

    /** Counts a row; rows come in order, and not every one. */
    void count(int row, long nanos, Direction direction, int kind, int length) {
        while (row / ROWS > current) {
            finish();
        }
        var key = Math.min(length, 0xffff)
                | (direction == Direction.CLIENT_TO_SERVER ? DIRECTION_BIT : 0)
                | kind << KIND_SHIFT;
        if (counts[key]++ == 0) {
            if (distinct == touched.length) {
                touched = Arrays.copyOf(touched, distinct * 2);
            }
            touched[distinct++] = key;
        }
        firstNanos = Math.min(firstNanos, nanos);
        lastNanos = Math.max(lastNanos, nanos);
    }

    private void finish() {
        var entries = new int[distinct];
        for (int i = 0; i < distinct; i++) {
            entries[i] = touched[i] | counts[touched[i]] << COUNT_SHIFT;
            counts[touched[i]] = 0;
        }
        var grown = current == blocks.length ? Arrays.copyOf(blocks, current * 2) : blocks;
        grown[current++] = new Block(entries, firstNanos, lastNanos);
        blocks = grown;
        finished = current;
        distinct = 0;
        firstNanos = Long.MAX_VALUE;
        lastNanos = Long.MIN_VALUE;
    }

    /** Blocks that can be read; the rows behind them are counted one by one. */
    int finished() {
        return finished;
    }

    /** Block {@code i} holds the rows from {@code i * ROWS} on. */
    Block block(int i) {
        return blocks[i];
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
