package org.headroom.flow;

import java.util.Arrays;

/** The cells of a density picture while they are filled. */
final class Cells {

    private static final int LENGTHS = 1 << 16;

    private final Direction direction;
    private final long fromNanos;
    private final long toNanos;
    private final long span;
    private final int columns;
    private final int[] lengthBounds;
    private final int bands;
    /** The band of each IP length, -1 outside all. */
    private final short[] bandOf = new short[LENGTHS];

    private final int[] sent;
    private final int[] again;

    Cells(Direction direction, long fromNanos, long toNanos, int columns, int[] lengthBounds) {
        this.direction = direction;
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        this.span = Math.max(1, toNanos - fromNanos);
        this.columns = columns;
        this.lengthBounds = lengthBounds.clone();
        this.bands = lengthBounds.length - 1;
        this.sent = new int[columns * bands];
        this.again = new int[columns * bands];
        Arrays.fill(bandOf, (short) -1);
        for (int band = 0; band < bands; band++) {
            Arrays.fill(bandOf, within(lengthBounds[band]), within(lengthBounds[band + 1]), (short) band);
        }
    }

    private static int within(int length) {
        return Math.clamp(length, 0, LENGTHS);
    }

    /** Whether nothing between two times lies in the picture. */
    boolean misses(long first, long last) {
        return last < fromNanos || first >= toNanos;
    }

    /** The column of a time, -1 outside. */
    int column(long nanos) {
        return nanos < fromNanos || nanos >= toNanos ? -1 : (int) ((double) (nanos - fromNanos) / span * columns);
    }

    /** Counts an entry of a block. */
    void add(int column, int entry) {
        var band = bandOf[SizeBlock.length(entry)];
        if (column < 0 || SizeBlock.direction(entry) != direction || band < 0) {
            return;
        }
        var cell = column * bands + band;
        sent[cell] += SizeBlock.count(entry);
        again[cell] += SizeBlock.kind(entry) == SizeBlock.AGAIN ? SizeBlock.count(entry) : 0;
    }

    Density density() {
        return new Density(fromNanos, toNanos, columns, lengthBounds, sent, again);
    }
}
