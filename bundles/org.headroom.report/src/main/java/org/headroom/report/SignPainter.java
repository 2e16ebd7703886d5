package org.headroom.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.headroom.diagnosis.Verdict;

/** Draws the sign of a verdict into a square of 24: the shapes of {@link Icon}, for who cannot take SVG. */
final class SignPainter {

    private static final Color LOST = new Color(0xd55e00);
    private static final Color WARNING = new Color(0xe69f00);
    private static final Color WARNING_EDGE = new Color(0x7a4f00);
    private static final Color GOOD = new Color(0x00664b);
    private static final Color CALM = new Color(0x566071);
    private static final Color INK = new Color(0x1b2230);

    private final Graphics2D g;

    SignPainter(Graphics2D g) {
        this.g = g;
    }

    void paint(Verdict verdict) {
        switch (Icon.tone(verdict)) {
            case "bad" -> octagonWithCross();
            case "warning" -> triangle();
            case "good" -> discWithTick();
            default -> ringWithDash();
        }
    }

    private void octagonWithCross() {
        fill(LOST, closed(7, 1, 17, 1, 23, 7, 23, 17, 17, 23, 7, 23, 1, 17, 1, 7));
        draw(Color.WHITE, 2.6f, line(8, 8, 16, 16), line(16, 8, 8, 16));
    }

    private void triangle() {
        var triangle = closed(12, 2, 23, 22, 1, 22);
        fill(WARNING, triangle);
        draw(WARNING_EDGE, 1.2f, triangle);
        draw(INK, 2.4f, line(12, 9, 12, 15), line(12, 18, 12, 18.5));
    }

    private void discWithTick() {
        fill(GOOD, new Ellipse2D.Double(1, 1, 22, 22));
        draw(Color.WHITE, 2.6f, line(7, 12.5, 10.5, 16, 17, 9));
    }

    private void ringWithDash() {
        draw(CALM, 2, new Ellipse2D.Double(2, 2, 20, 20));
        draw(CALM, 2.4f, line(7.5, 12, 16.5, 12));
    }

    private void fill(Color color, Shape shape) {
        g.setColor(color);
        g.fill(shape);
    }

    private void draw(Color color, float width, Shape... shapes) {
        g.setColor(color);
        g.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (var shape : shapes) {
            g.draw(shape);
        }
    }

    private static Path2D line(double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    private static Path2D closed(double... points) {
        var path = line(points);
        path.closePath();
        return path;
    }
}
