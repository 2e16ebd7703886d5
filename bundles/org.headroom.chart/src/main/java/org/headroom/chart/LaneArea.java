package org.headroom.chart;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

/**
 * A lane of a column as it lies in the picture.
 *
 * @param bounds in pixels
 * @param across the column's axis
 * @param upwards the lane's axis
 */
record LaneArea(Rectangle2D bounds, ValueAxis across, ValueAxis upwards) {

    /** Pixels of a place on the abscissa. */
    double x(double place) {
        return across.valueToJava2D(place, bounds, RectangleEdge.BOTTOM);
    }

    /** Pixels of a place, moved to the nearest edge where it lies outside. */
    double within(double place) {
        return Math.clamp(x(place), bounds.getMinX(), bounds.getMaxX());
    }

    /** Pixels of a size. */
    double y(double octets) {
        return upwards.valueToJava2D(octets, bounds, RectangleEdge.LEFT);
    }
}
