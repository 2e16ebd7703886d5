package org.headroom.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/** Lets a painter draw on a lane as one of JFreeChart's annotations. */
@SuppressWarnings("serial") // charts are drawn, never written
final class Painted extends AbstractXYAnnotation {

    /** Draws on a lane. */
    @FunctionalInterface
    interface Painter {
        void paint(Graphics2D g, LaneArea lane);
    }

    private final Painter painter;

    Painted(Painter painter) {
        this.painter = painter;
    }

    @Override
    public void draw(
            Graphics2D g,
            XYPlot plot,
            Rectangle2D dataArea,
            ValueAxis domainAxis,
            ValueAxis rangeAxis,
            int rendererIndex,
            @Nullable PlotRenderingInfo info) {
        painter.paint(g, new LaneArea(dataArea, domainAxis, rangeAxis));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
