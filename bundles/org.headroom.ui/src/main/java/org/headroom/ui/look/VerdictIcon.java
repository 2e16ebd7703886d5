package org.headroom.ui.look;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.headroom.chart.Marks;
import org.headroom.chart.Palette;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Verdict;

/** A verdict as a shape: octagon with cross, triangle, tick in a disc, dash in a ring. */
public record VerdictIcon(Verdict verdict, Palette palette) implements Painter {

    @Override
    public void paint(Graphics2D g, Rectangle2D area) {
        var unit = Math.min(area.getWidth(), area.getHeight()) / 16;
        g.translate(area.getX(), area.getY());
        g.scale(unit, unit);
        switch (verdict) {
            case BLACK_HOLE, HIDDEN_BLACK_HOLE -> octagon(g);
            case AT_RISK, FRAGMENTING, OTHER_TROUBLE -> triangle(g);
            case PMTUD_WORKING, HEALTHY -> tick(g);
            case INCONCLUSIVE -> dash(g);
        }
    }

    private void octagon(Graphics2D g) {
        fill(
                g,
                Marks.polygon(5.2, 1.2, 10.8, 1.2, 14.8, 5.2, 14.8, 10.8, 10.8, 14.8, 5.2, 14.8, 1.2, 10.8, 1.2, 5.2),
                Role.LOST);
        line(g, on(), 2, 5.6, 5.6, 10.4, 10.4);
        line(g, on(), 2, 10.4, 5.6, 5.6, 10.4);
    }

    private void triangle(Graphics2D g) {
        var triangle = Marks.polygon(8, 1.8, 15.2, 14.2, 0.8, 14.2);
        fill(g, triangle, Role.ICMP);
        g.setColor(palette.color(Role.ICMP_EDGE));
        g.setStroke(new BasicStroke(1, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(triangle);
        line(g, palette.color(Role.ICMP_TEXT), 1.7, 8, 6.4, 8, 9.6);
        line(g, palette.color(Role.ICMP_TEXT), 1.7, 8, 12, 8, 12.1);
    }

    private void tick(Graphics2D g) {
        fill(g, new Ellipse2D.Double(1.2, 1.2, 13.6, 13.6), Role.GOOD);
        line(g, on(), 1.9, 4.8, 8.2, 7.1, 10.5);
        line(g, on(), 1.9, 7.1, 10.5, 11.3, 5.9);
    }

    private void dash(Graphics2D g) {
        g.setColor(palette.color(Role.OTHER_FLOWS));
        g.setStroke(new BasicStroke(1.4f));
        g.draw(new Ellipse2D.Double(1.8, 1.8, 12.4, 12.4));
        line(g, palette.color(Role.SOFT_TEXT), 1.6, 5.2, 8, 10.8, 8);
    }

    private Color on() {
        return palette.color(Role.LOST_RIBBON_TEXT);
    }

    private void fill(Graphics2D g, Shape shape, Role role) {
        g.setColor(palette.color(role));
        g.fill(shape);
    }

    private static void line(Graphics2D g, Color color, double width, double x1, double y1, double x2, double y2) {
        g.setColor(color);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }
}
