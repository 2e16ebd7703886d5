package org.headroom.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/**
 * Three ribbons, read like a logic analyser: what the sender may send, what the path carries, and the difference. They change
 * exactly where a packet changed them.
 *
 * @param rows 3, or 1 for the difference alone
 */
record RibbonPainter(Scene scene, Lane lane, int rows) implements Painted.Painter {

    static final double ROW = 20;
    private static final double HEIGHT = 15.5;
    private static final double POINT = 6;
    private static final double INSET = 3;
    private static final BasicStroke OUTLINE = new BasicStroke(1.6f);
    private static final BasicStroke THIN = new BasicStroke(1f);

    @Override
    public void paint(Graphics2D g, LaneArea at) {
        var ribbons = new Ribbons(lane, scene.abscissa(), scene.model().calm());
        var top = at.bounds().getY() + (at.bounds().getHeight() - rows * ROW) / 2;
        if (rows == 3) {
            row(g, at, top, ribbons.allowed());
            row(g, at, top + ROW, ribbons.ceiling());
        }
        row(g, at, top + (rows - 1) * ROW, ribbons.headroom());
    }

    private void row(Graphics2D g, LaneArea at, double top, List<Ribbons.Stretch> stretches) {
        var y = top + (ROW - HEIGHT) / 2;
        var left = at.bounds().getMinX() + INSET;
        var right = at.bounds().getMaxX() - INSET;
        unknown(
                g,
                left,
                (stretches.isEmpty()
                                ? right
                                : Math.min(right, at.x(stretches.getFirst().from())))
                        - 1,
                y);
        for (int i = 0; i < stretches.size(); i++) {
            var begins = at.x(stretches.get(i).from());
            var from = Math.max(left, begins);
            var to = i + 1 < stretches.size()
                    ? Math.min(right, at.x(stretches.get(i + 1).from()) - 1)
                    : right;
            if (to - from > 2) {
                known(g, stretches.get(i), from, to, y, begins < left - 1 ? 0 : POINT);
            }
        }
    }

    private void unknown(Graphics2D g, double from, double to, double y) {
        if (to - from < 4) {
            return;
        }
        g.setColor(scene.color(Role.BORDER));
        g.setStroke(THIN);
        g.draw(new RoundRectangle2D.Double(from, y, to - from, HEIGHT, 5, 5));
        if (to - from > 24) {
            text(g, "?", lettering().label(), scene.color(Role.SOFT_TEXT), (from + to) / 2, y, Lettering.Align.CENTRE);
        }
    }

    private void known(Graphics2D g, Ribbons.Stretch stretch, double from, double to, double y, double point) {
        var shape = pointed(from, to, y, Math.min(point, to - from));
        var fill = stretch.fill();
        g.setColor(scene.color(fill == null ? Role.PANEL : fill));
        g.fill(shape);
        g.setColor(scene.color(stretch.edge()));
        g.setStroke(OUTLINE);
        g.draw(shape);
        var font = fill == null ? lettering().label() : lettering().bold();
        Lettering.fitting(font, to - from - POINT - 10, stretch.texts())
                .ifPresent(text ->
                        text(g, text, font, scene.color(stretch.text()), from + POINT + 6, y, Lettering.Align.LEFT));
    }

    private static void text(
            Graphics2D g, String text, Font font, Color color, double x, double y, Lettering.Align align) {
        Lettering.draw(g, text, font, color, x, y + HEIGHT / 2 + font.getSize2D() * 0.36, align);
    }

    /** With a point where the packet that changed it lies in the view. */
    private static Shape pointed(double from, double to, double y, double point) {
        var path = new Path2D.Double();
        path.moveTo(from, y + HEIGHT / 2);
        path.lineTo(from + point, y);
        path.lineTo(to, y);
        path.lineTo(to, y + HEIGHT);
        path.lineTo(from + point, y + HEIGHT);
        path.closePath();
        return path;
    }

    private Lettering lettering() {
        return scene.lettering();
    }
}
