package org.headroom.chart;

import java.util.stream.IntStream;

/**
 * The cells that a density picture wants, as {@link org.headroom.diagnosis.Analysis#density} takes them.
 *
 * @param fromNanos since 1970
 * @param columns of 4 px
 * @param lengthBounds rising octets of IP, one more than there are rows of 4 px; the last row holds all that is beyond the axis
 */
public record Grid(long fromNanos, long toNanos, int columns, int[] lengthBounds) {

    static final double CELL = 4;

    /** No IP packet is as long as this. */
    private static final int BEYOND = 1 << 16;

    static Grid of(TimeWindow window, double width, KneeAxis axis, double height) {
        var columns = Math.max(1, (int) Math.floor(width / CELL));
        var bounds = axis.bounds(height, CELL);
        var beyond = Math.max(BEYOND, bounds[bounds.length - 1] + 1);
        return new Grid(
                window.fromNanos(),
                window.toNanos(),
                columns,
                IntStream.concat(IntStream.of(bounds), IntStream.of(beyond)).toArray());
    }
}
