package org.headroom.chart;

import static java.awt.BasicStroke.CAP_BUTT;
import static java.awt.BasicStroke.CAP_ROUND;
import static java.awt.BasicStroke.JOIN_ROUND;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;

/**
 * The grammar of the marks. Colour says what became of a packet, the shape says it again: no state rests on colour alone.
 *
 * <p>Every mark is drawn round its centre, in pixels at 96 dpi, and looks the same in a picture, in SVG and in its legend.
 */
public final class Marks {

    private static final BasicStroke CROSS = new BasicStroke(2.5f, CAP_ROUND, JOIN_ROUND);
    private static final BasicStroke RESET = new BasicStroke(2f, CAP_ROUND, JOIN_ROUND);
    private static final BasicStroke RING = new BasicStroke(1.5f);
    private static final BasicStroke HOLLOW = new BasicStroke(1.6f);
    private static final BasicStroke EDGE = new BasicStroke(1.2f);
    private static final BasicStroke TIMER = new BasicStroke(1.7f, CAP_ROUND, JOIN_ROUND);
    private static final BasicStroke HATCH = new BasicStroke(2f, CAP_BUTT, JOIN_ROUND);
    private static final double HATCH_PITCH = 7 * Math.sqrt(2);

    private final Palette palette;

    public Marks(Palette palette) {
        this.palette = palette;
    }

    /** A packet that arrived. */
    public void delivered(Graphics2D g, double x, double y) {
        delivered(g, x, y, 4.6);
    }

    void delivered(Graphics2D g, double x, double y, double radius) {
        dot(g, x, y, radius, palette.color(Role.DELIVERED));
    }

    /** A packet that was sent again, and this copy arrived. */
    public void deliveredAgain(Graphics2D g, double x, double y) {
        disc(g, x, y, 9);
        ring(g, x, y, 8.2, palette.color(Role.DELIVERED), RING);
        dot(g, x, y, 3.4, palette.color(Role.DELIVERED));
    }

    /** A packet that did not arrive; in flight, the same at half strength. */
    public void lost(Graphics2D g, double x, double y, boolean inFlight) {
        disc(g, x, y, 9);
        cross(g, x, y, 5, lostColor(inFlight), CROSS);
    }

    /** A further copy that did not arrive either. */
    public void lostAgain(Graphics2D g, double x, double y, boolean inFlight) {
        disc(g, x, y, 9);
        ring(g, x, y, 8.2, lostColor(inFlight), RING);
        cross(g, x, y, 4.2, lostColor(inFlight), CROSS);
    }

    /** A packet whose fate cannot be known: hollow always means inferred, not seen. */
    public void unknown(Graphics2D g, double x, double y) {
        dot(g, x, y, 4.4, palette.color(Role.PANEL));
        ring(g, x, y, 4.4, palette.color(Role.DELIVERED), HOLLOW);
    }

    /** A packet without data that says only that others arrived. */
    public void acknowledgment(Graphics2D g, double x, double y) {
        delivered(g, x, y, 4);
    }

    /** A packet of another flow. */
    public void context(Graphics2D g, double x, double y) {
        dot(g, x, y, 3, palette.color(Role.OTHER_FLOWS));
    }

    /** An ICMP message that says too big. */
    public void tooBig(Graphics2D g, double x, double y) {
        tooBig(g, x, y, 6);
    }

    void tooBig(Graphics2D g, double x, double y, double arm) {
        var diamond = polygon(x, y - arm, x + arm, y, x, y + arm, x - arm, y);
        g.setColor(palette.color(Role.ICMP));
        g.fill(diamond);
        g.setColor(palette.color(Role.ICMP_EDGE));
        g.setStroke(EDGE);
        g.draw(diamond);
    }

    public void syn(Graphics2D g, double x, double y) {
        g.setColor(palette.color(Role.DELIVERED));
        g.fill(polygon(x, y - 5.5, x + 5.5, y + 4.5, x - 5.5, y + 4.5));
    }

    public void synAck(Graphics2D g, double x, double y) {
        g.setColor(palette.color(Role.DELIVERED));
        g.fill(polygon(x, y + 5.5, x + 5.5, y - 4.5, x - 5.5, y - 4.5));
    }

    /** The end of what a side has to send, where triangles are the beginning; hollow where nothing says that it arrived. */
    public void fin(Graphics2D g, double x, double y, boolean arrived) {
        var square = new Rectangle2D.Double(x - 4, y - 4, 8, 8);
        g.setColor(palette.color(arrived ? Role.DELIVERED : Role.PANEL));
        g.fill(square);
        g.setColor(palette.color(Role.DELIVERED));
        g.setStroke(HOLLOW);
        g.draw(square);
    }

    /** A reset: the connection's end at once, a square that is crossed out. */
    public void reset(Graphics2D g, double x, double y) {
        g.setColor(palette.color(Role.MSS));
        g.fill(new Rectangle2D.Double(x - 6, y - 6, 12, 12));
        cross(g, x, y, 2.8, palette.color(Role.PANEL), RESET);
    }

    /** A retransmission timer that expired: an open circle with an arrow. */
    public void timer(Graphics2D g, double x, double y) {
        g.setColor(palette.color(Role.LOST_TEXT));
        g.setStroke(TIMER);
        g.draw(new Arc2D.Double(x - 4.2, y - 3.4, 8.4, 8.4, 80, 170, Arc2D.OPEN));
        g.draw(new Line2D.Double(x + 0.5, y - 3.4, x + 4.6, y - 3.4));
        g.fill(polygon(x + 7, y - 3.2, x + 2.6, y - 6.4, x + 2.6, y));
    }

    /** From copy to copy of the same octets, over the marks: flat where nothing was learnt. */
    public void arc(Graphics2D g, double x1, double y1, double x2, double y2) {
        arc(g, x1, y1, x2, y2, 1);
    }

    void arc(Graphics2D g, double x1, double y1, double x2, double y2, double strength) {
        var rise = Math.clamp((x2 - x1) / 7, 4, 11);
        g.setColor(palette.color(Role.LOST, strength));
        g.setStroke(RING);
        g.draw(new QuadCurve2D.Double(x1, y1, (x1 + x2) / 2, Math.min(y1, y2) - 2 * rise, x2, y2));
    }

    /** Room that was promised and is not there. Lines, not a texture: SVG and print keep them. */
    public void missingRoom(Graphics2D g, Rectangle2D area) {
        g.setColor(palette.color(Role.LOST, 0.09));
        g.fill(area);
        hatch(g, area, palette.color(Role.LOST, palette == Palette.DARK ? 0.42 : 0.34));
    }

    private static void hatch(Graphics2D g, Rectangle2D area, Color color) {
        var clip = g.getClip();
        g.clip(area);
        g.setColor(color);
        g.setStroke(HATCH);
        var lines = new Path2D.Double();
        var height = area.getHeight();
        // Lines start at multiples of the pitch, whatever the area: neighbouring areas join.
        var first = Math.floor((area.getMinX() - height) / HATCH_PITCH) * HATCH_PITCH;
        for (var x = first; x < area.getMaxX(); x += HATCH_PITCH) {
            lines.moveTo(x, area.getMaxY());
            lines.lineTo(x + height, area.getMinY());
        }
        g.draw(lines);
        g.setClip(clip);
    }

    private Color lostColor(boolean inFlight) {
        return inFlight ? palette.tint(Role.LOST, 0.5) : palette.color(Role.LOST);
    }

    private void disc(Graphics2D g, double x, double y, double radius) {
        dot(g, x, y, radius, palette.color(Role.PANEL));
    }

    private static void dot(Graphics2D g, double x, double y, double radius, Color color) {
        g.setColor(color);
        g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private static void ring(Graphics2D g, double x, double y, double radius, Color color, BasicStroke stroke) {
        g.setColor(color);
        g.setStroke(stroke);
        g.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private static void cross(Graphics2D g, double x, double y, double arm, Color color, BasicStroke stroke) {
        g.setColor(color);
        g.setStroke(stroke);
        var cross = new Path2D.Double();
        cross.moveTo(x - arm, y - arm);
        cross.lineTo(x + arm, y + arm);
        cross.moveTo(x - arm, y + arm);
        cross.lineTo(x + arm, y - arm);
        g.draw(cross);
    }

    /** A closed shape through points, x before y. */
    public static Shape polygon(double... xy) {
        var path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
