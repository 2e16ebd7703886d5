package org.headroom.chart;

/**
 * The cells that a density picture wants, as {@link org.headroom.diagnosis.Analysis#density} takes them.
 *
 * @param fromNanos since 1970
 * @param columns of 4 px
 * @param lengthBounds rising octets of IP, one more than there are rows of 4 px
 */
public record Grid(long fromNanos, long toNanos, int columns, int[] lengthBounds) {

    static final double CELL = 4;

    static Grid of(TimeWindow window, double width, KneeAxis axis, double height) {
        var columns = Math.max(1, (int) Math.floor(width / CELL));
        return new Grid(window.fromNanos(), window.toNanos(), columns, axis.bounds(height, CELL));
    }
}
