package org.headroom.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/**
 * What of a capture has not been read yet: shaded, as nobody knows what will be in it. Cells that were filled while others were
 * counted are covered, so that both directions end at one line.
 *
 * @param fromNanos the latest time that was read; its cell is drawn in full
 */
record Unread(Scene scene, Lane lane, long fromNanos) implements Painted.Painter {

    private static final BasicStroke EDGE =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {2, 3}, 0);
    private static final double AIR = 16;

    @Override
    public void paint(Graphics2D g, LaneArea at) {
        var bounds = at.bounds();
        var cell = bounds.getWidth() / Math.max(1, Math.floor(bounds.getWidth() / Grid.CELL));
        var read = at.within(scene.abscissa().since(fromNanos)) - bounds.getX();
        var left = Math.min(bounds.getMaxX(), bounds.getX() + Math.ceil(read / cell) * cell);
        var width = bounds.getMaxX() - left;
        if (width < 1) {
            return;
        }
        g.setColor(scene.color(Role.WINDOW));
        g.fill(new Rectangle2D.Double(left, bounds.getY(), width, bounds.getHeight()));
        g.setColor(scene.color(Role.OTHER_FLOWS));
        g.setStroke(EDGE);
        g.draw(new Line2D.Double(left, bounds.getY(), left, bounds.getMaxY()));
        if (lane.equals(scene.model().tall())) {
            var font = scene.lettering().label();
            Lettering.fitting(font, width - AIR, "not read yet")
                    .ifPresent(text -> Lettering.draw(
                            g,
                            text,
                            font,
                            scene.color(Role.SOFT_TEXT),
                            left + width / 2,
                            bounds.getCenterY(),
                            Lettering.Align.CENTRE));
        }
    }
}
