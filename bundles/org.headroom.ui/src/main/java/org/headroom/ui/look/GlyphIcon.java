package org.headroom.ui.look;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.headroom.chart.Marks;
import org.headroom.chart.Palette;
import org.headroom.chart.Role;

/** A mark of the timeline as an icon. */
public record GlyphIcon(Glyph glyph, Palette palette) implements Painter {

    @Override
    public void paint(Graphics2D g, Rectangle2D area) {
        var x = area.getCenterX();
        var y = area.getCenterY();
        var marks = new Marks(palette);
        switch (glyph) {
            case DELIVERED -> marks.delivered(g, x, y);
            case DELIVERED_AGAIN -> marks.deliveredAgain(g, x, y);
            case LOST -> marks.lost(g, x, y, false);
            case LOST_AGAIN -> marks.lostAgain(g, x, y, false);
            case IN_FLIGHT -> marks.lost(g, x, y, true);
            case UNKNOWN -> marks.unknown(g, x, y);
            case ACKNOWLEDGMENT -> marks.acknowledgment(g, x, y);
            case SYN -> marks.syn(g, x, y);
            case SYN_ACK -> marks.synAck(g, x, y);
            case FIN -> marks.fin(g, x, y, true);
            case FIN_UNKNOWN -> marks.fin(g, x, y, false);
            case RESET -> marks.reset(g, x, y);
            case TOO_BIG -> marks.tooBig(g, x, y);
            case TIMER -> marks.timer(g, x, y);
            case MISSING_ROOM -> missingRoom(g, marks, area);
            case FLIGHT_TIME -> flightTime(g, area);
            case LINE -> line(g, area);
            case NOTHING -> {}
        }
    }

    private void missingRoom(Graphics2D g, Marks marks, Rectangle2D area) {
        var box = inset(area);
        marks.missingRoom(g, box);
        g.setColor(palette.color(Role.LOST));
        g.setStroke(new BasicStroke(1));
        g.draw(box);
    }

    private void flightTime(Graphics2D g, Rectangle2D area) {
        g.setColor(palette.color(Role.IN_FLIGHT, 0.22));
        g.fill(inset(area));
    }

    private void line(Graphics2D g, Rectangle2D area) {
        g.setColor(palette.color(Role.MSS));
        g.setStroke(new BasicStroke(1.8f));
        g.draw(new Line2D.Double(area.getX() + 2, area.getCenterY(), area.getMaxX() - 2, area.getCenterY()));
    }

    private static Rectangle2D inset(Rectangle2D area) {
        return new Rectangle2D.Double(area.getX() + 1.5, area.getY() + 4.5, area.getWidth() - 3, area.getHeight() - 9);
    }
}
