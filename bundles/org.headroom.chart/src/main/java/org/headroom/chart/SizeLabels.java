package org.headroom.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import org.jfree.chart.ui.RectangleEdge;

/** Writes the sizes left of the columns, once for all of them, and marks the knee. */
record SizeLabels(Palette palette, Lettering lettering) {

    private static final BasicStroke SLASH = new BasicStroke(1.4f);
    private static final double LINE = 13;

    void draw(Graphics2D g, KneeAxis axis, Rectangle2D lane, double right) {
        var bounds = axis.ticks().stream()
                .filter(SizeTick::bound)
                .sorted(Comparator.comparingInt(t -> -t.octets()))
                .toList();
        var above = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < bounds.size(); i++) {
            var tick = bounds.get(i);
            var same = i > 0 && bounds.get(i - 1).octets() == tick.octets();
            var y = y(axis, lane, tick);
            if (i == 0
                    && bounds.size() > 1
                    && y(axis, lane, bounds.get(1)) - y < LINE
                    && !sameAs(bounds.get(1), tick)) {
                y -= (LINE - (y(axis, lane, bounds.get(1)) - y)) / 2;
            }
            y = same ? above : Math.max(y, above + LINE);
            if (!same) {
                number(g, tick, y, right);
            }
            name(g, tick, i == 0 ? y - LINE : y + LINE, right);
            above = y;
        }
        axis.ticks().stream().filter(t -> !t.bound()).forEach(t -> number(g, t, y(axis, lane, t), right));
    }

    /** Two short slashes where the scale changes. */
    void knee(Graphics2D g, KneeAxis axis, Rectangle2D lane) {
        if (axis.knee() == 0) {
            return;
        }
        var y = axis.valueToJava2D(axis.knee(), lane, RectangleEdge.LEFT) + 8;
        var x = lane.getMinX();
        g.setColor(palette.color(Role.PANEL));
        g.fill(new Rectangle2D.Double(x - 1.5, y - 3, 3, 6));
        g.setColor(palette.color(Role.SOFT_TEXT));
        g.setStroke(SLASH);
        g.draw(new Line2D.Double(x - 5, y + 1, x + 5, y - 4));
        g.draw(new Line2D.Double(x - 5, y + 5, x + 5, y));
    }

    private static boolean sameAs(SizeTick a, SizeTick b) {
        return a.octets() == b.octets();
    }

    private static double y(KneeAxis axis, Rectangle2D lane, SizeTick tick) {
        return axis.valueToJava2D(tick.octets(), lane, RectangleEdge.LEFT);
    }

    private void number(Graphics2D g, SizeTick tick, double y, double right) {
        var font = tick.bound() ? lettering.axisBold() : lettering.axis();
        Lettering.draw(
                g,
                tick.text(),
                font,
                palette.color(tick.role()),
                right,
                y + font.getSize2D() * 0.36,
                Lettering.Align.RIGHT);
    }

    private void name(Graphics2D g, SizeTick tick, double y, double right) {
        var font = lettering.axis();
        Lettering.draw(
                g,
                tick.name(),
                font,
                palette.color(tick.role() == Role.MSS ? Role.SOFT_TEXT : tick.role()),
                right,
                y + font.getSize2D() * 0.36,
                Lettering.Align.RIGHT);
    }
}
