package org.headroom.ui.capture;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.headroom.chart.TimelineChart;
import org.headroom.flow.Mark;

/** Where a chart has drawn a mark, so that the keyboard can show its tooltip there. */
final class Places {

    private static final int STEP = 4;

    private Places() {}

    /** A point on the mark in the column over time; where it is not in view, the column's edge. */
    static Point of(TimelineChart chart, Mark mark, Rectangle area) {
        var x = column(chart, mark, area);
        for (int y = 0; y < area.height; y += STEP) {
            if (chart.markAt(x, y).filter(mark::equals).isPresent()) {
                return new Point(x, y);
            }
        }
        return new Point(x, area.height / 3);
    }

    /** Where a mark in view lies in the column over time. */
    static int column(TimelineChart chart, Mark mark, Rectangle area) {
        var low = 0;
        var high = area.width;
        while (low < high) {
            var middle = (low + high) / 2;
            if (chart.nanosAt(middle) < mark.nanos()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
