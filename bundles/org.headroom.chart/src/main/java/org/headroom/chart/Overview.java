package org.headroom.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Arrays;
import java.util.List;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;

/** The whole capture in one strip, with the frame of what the timeline shows of it. */
record Overview(TimelineModel model, Palette palette) {

    private static final BasicStroke FRAME = new BasicStroke(1.6f);
    private static final BasicStroke EDGE = new BasicStroke(1f);
    private static final double LOSS = 2;

    void draw(Graphics2D g, Rectangle2D area, TimeWindow window) {
        g.setColor(palette.color(Role.TABLE_HEAD));
        g.fill(area);
        packets(g, area);
        g.setColor(palette.color(Role.BORDER));
        g.setStroke(EDGE);
        g.draw(area);
        var from = Math.clamp(x(area, window.fromNanos()), area.getMinX(), area.getMaxX() - 4);
        var to = Math.clamp(x(area, window.toNanos()), from + 4, area.getMaxX());
        var frame = new RoundRectangle2D.Double(from, area.getY() - 1, to - from, area.getHeight() + 2, 4, 4);
        g.setColor(palette.color(Role.SELECTION_EDGE, 0.06));
        g.fill(frame);
        g.setColor(palette.color(Role.SELECTION_EDGE));
        g.setStroke(FRAME);
        g.draw(frame);
    }

    /** The time under a pixel of the strip. */
    long nanos(Rectangle2D area, double x) {
        var share = Math.clamp((x - inner(area, 0)) / Math.max(1, inner(area, 1) - inner(area, 0)), 0, 1);
        return model.firstNanos() + Math.round(share * (model.lastNanos() - model.firstNanos()));
    }

    private void packets(Graphics2D g, Rectangle2D area) {
        var counts = new int[Math.max(1, (int) area.getWidth() / 2)];
        var lost = new boolean[counts.length];
        var own = new boolean[counts.length];
        for (var lane : List.of(model.tall(), model.small())) {
            for (var list : List.of(lane.marks(), lane.context())) {
                for (var mark : list) {
                    var bin = (int) Math.clamp((x(area, mark.nanos()) - area.getX()) / 2, 0, counts.length - 1);
                    counts[bin]++;
                    own[bin] |= list == lane.marks();
                    lost[bin] |= list == lane.marks() && mark instanceof Mark.Data data && data.fate() == Fate.LOST;
                }
            }
        }
        var most = Math.log1p(Arrays.stream(counts).max().orElse(1));
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] == 0) {
                continue;
            }
            var share = lost[bin] ? 0.85 : 0.2 + 0.6 * Math.log1p(counts[bin]) / most;
            var height = (area.getHeight() - 2) * share;
            g.setColor(palette.color(lost[bin] ? Role.LOST : own[bin] ? Role.DELIVERED : Role.OTHER_FLOWS));
            g.fill(new Rectangle2D.Double(area.getX() + bin * 2.0, area.getMaxY() - 1 - height, LOSS, height));
        }
    }

    private double x(Rectangle2D area, long nanos) {
        var share = (double) (nanos - model.firstNanos()) / (model.lastNanos() - model.firstNanos());
        return inner(area, share);
    }

    private static double inner(Rectangle2D area, double share) {
        return area.getX() + 6 + share * (area.getWidth() - 14);
    }
}
