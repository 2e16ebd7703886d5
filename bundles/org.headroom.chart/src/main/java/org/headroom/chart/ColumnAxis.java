package org.headroom.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/** The axis under a column: an abscissa's ticks, labels that would touch left out. */
@SuppressWarnings("serial") // charts are drawn, never written
final class ColumnAxis extends NumberAxis {

    private static final double BASELINE = 13;
    private static final double GAP = 5;
    /** A long label reaches so far out to the left, where the axis has its name. */
    private static final double OVERHANG = 4;

    private final Abscissa abscissa;
    private final Palette palette;
    private final Lettering lettering;

    ColumnAxis(Abscissa abscissa, Palette palette, Lettering lettering) {
        this.abscissa = abscissa;
        this.palette = palette;
        this.lettering = lettering;
        setRange(abscissa.from(), abscissa.to());
        setAxisLineVisible(false);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        return abscissa.ticks().stream()
                .map(t -> new NumberTick(t.at(), t.text(), TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0))
                .toList();
    }

    @Override
    public AxisState draw(
            Graphics2D g,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            @Nullable PlotRenderingInfo info) {
        var right = Double.NEGATIVE_INFINITY;
        for (var tick : abscissa.ticks()) {
            var x = valueToJava2D(tick.at(), dataArea, edge);
            var half = Lettering.width(tick.text(), lettering.axis()) / 2;
            var centre = Math.max(x, dataArea.getMinX() + Math.max(Math.min(half, 2), half - OVERHANG));
            if (centre - half > right + GAP && centre + half < plotArea.getMaxX() + 2) {
                var color = palette.color(tick.strong() ? Role.TEXT : Role.SOFT_TEXT);
                Lettering.draw(
                        g, tick.text(), lettering.axis(), color, centre, cursor + BASELINE, Lettering.Align.CENTRE);
                right = centre + half;
            }
        }
        var state = new AxisState(cursor);
        state.setTicks(refreshTicks(g, state, dataArea, edge));
        return state;
    }
}
