package org.headroom.chart;

import java.awt.Font;
import java.awt.Graphics2D;

/** Names the lanes, left of the columns. */
record Margin(TimelineModel model, Palette palette, Lettering lettering, TimelineLayout layout) {

    private static final double GAP = 9;

    /** Pixels that the names need. */
    static double width(Lettering lettering) {
        return Lettering.width("path carries", lettering.label()) + GAP + 4;
    }

    void draw(Graphics2D g, Axes axes) {
        var labels = new SizeLabels(palette, lettering);
        var right = layout.left() - GAP;
        labels.draw(g, axes.tall(), layout.tallLane(layout.clock()), right);
        direction(g, model.tall(), right, layout.titles());
        if (layout.small() > 0) {
            labels.draw(g, axes.small(), layout.smallLane(layout.clock()), right);
            direction(g, model.small(), right, layout.smallLane(layout.clock()).getCenterY() + 8);
        }
        ribbons(g, right);
        if (layout.events() > 0) {
            soft(g, "events", right, layout.eventTop() + layout.events() * EventPainter.EVENTS);
            soft(g, "waiting", right, layout.eventTop() + layout.events() * EventPainter.WAITING);
        }
        if (layout.slots().getWidth() > 0) {
            soft(g, "packet", right, layout.bottom() + 9);
        }
        if (layout.overview().getHeight() > 0) {
            soft(g, "capture", right, layout.overview().getCenterY());
        }
    }

    private void ribbons(Graphics2D g, double right) {
        var middle = layout.eventTop() - TimelineLayout.ribbons(layout.ribbons()) / 2;
        if (layout.ribbons() == 3) {
            soft(g, "may send", right, middle - RibbonPainter.ROW);
            soft(g, "path carries", right, middle);
        }
        if (layout.ribbons() > 0) {
            var y = middle + (layout.ribbons() - 1) * RibbonPainter.ROW / 2;
            row(g, "headroom", lettering.bold(), Role.TEXT, right, y);
        }
    }

    private void direction(Graphics2D g, Lane lane, double right, double baseline) {
        var words = lane.direction().title().split(" → ", 2);
        var font = lettering.bold();
        var color = palette.color(Role.TEXT);
        Lettering.draw(g, words[0] + " →", font, color, right, baseline, Lettering.Align.RIGHT);
        Lettering.draw(g, words[1], font, color, right, baseline + 13, Lettering.Align.RIGHT);
    }

    private void soft(Graphics2D g, String text, double right, double centre) {
        row(g, text, lettering.label(), Role.SOFT_TEXT, right, centre);
    }

    private void row(Graphics2D g, String text, Font font, Role role, double right, double centre) {
        var baseline = centre + font.getSize2D() * 0.36;
        Lettering.draw(g, text, font, palette.color(role), right, baseline, Lettering.Align.RIGHT);
    }
}
