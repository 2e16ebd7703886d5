package org.headroom.flow;

/**
 * How many packets of which size when: the picture of a capture too dense for marks.
 *
 * <p>Cell (column, row) counts packets whose time lies in column {@code c} of {@code columns} equal parts of [from, to) and whose
 * IP length lies in row {@code r}, rows being bounded by {@code lengthBounds}.
 *
 * @param fromNanos start of the first column
 * @param toNanos end of the last
 * @param columns how many columns
 * @param lengthBounds rows + 1 rising IP lengths: row r holds lengths in [bounds[r], bounds[r + 1])
 * @param sent packets, index column * rows + row
 * @param lost of them those known to be lost or sent again
 */
public record Density(long fromNanos, long toNanos, int columns, int[] lengthBounds, int[] sent, int[] lost) {

    public int rows() {
        return lengthBounds.length - 1;
    }
}
