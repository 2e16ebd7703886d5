package org.headroom.ui.welcome;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.headroom.chart.Marks;
import org.headroom.chart.Palette;
import org.headroom.chart.Role;
import org.headroom.ui.look.Painter;

/** Small pictures in the timeline's own marks, drawn on a field of 120 × 64. */
record Sketch(Motif motif, Palette palette) implements Painter {

    static final int WIDTH = 120;
    static final int HEIGHT = 64;
    private static final double ALLOWED = 14;
    private static final double CARRIED = 31;
    private static final double GROUND = 62;

    enum Motif {
        BOUNCE,
        SILENCE,
        COMPLY,
        CLAMP,
        LOSS,
        LOOK_UP,
        STACK
    }

    @Override
    public void paint(Graphics2D g, Rectangle2D area) {
        g.setColor(palette.color(Role.PANEL));
        g.fill(area);
        g.setColor(palette.color(Role.GRID));
        g.setStroke(new BasicStroke(1));
        g.draw(new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth() - 1, area.getHeight() - 1));
        g.translate(area.getX(), area.getY());
        g.clip(new Rectangle2D.Double(1, 1, WIDTH - 2, HEIGHT - 2));
        switch (motif) {
            case BOUNCE -> bounce(g);
            case SILENCE -> silence(g);
            case COMPLY -> comply(g);
            case CLAMP -> clamp(g);
            case LOSS -> loss(g);
            case LOOK_UP -> lookUp(g);
            case STACK -> stack(g);
        }
    }

    private void bounce(Graphics2D g) {
        room(g, 20);
        for (var x : new double[] {22, 50, 92}) {
            lostStem(g, x, ALLOWED);
        }
        marks().arc(g, 22, ALLOWED - 4, 50, ALLOWED - 4);
        marks().arc(g, 50, ALLOWED - 4, 92, ALLOWED - 4);
        marks().lost(g, 22, ALLOWED, false);
        marks().lostAgain(g, 50, ALLOWED, false);
        marks().lostAgain(g, 92, ALLOWED, false);
        for (var x : new double[] {27, 55, 97}) {
            marks().tooBig(g, x, CARRIED);
        }
    }

    private void silence(Graphics2D g) {
        line(g, 0, ALLOWED, WIDTH, Role.MSS, 1.6);
        g.setColor(palette.color(Role.IN_FLIGHT, 0.16));
        g.fill(new Rectangle2D.Double(0, 24, WIDTH, 12));
        for (var x : new double[] {20, 36, 66, 104}) {
            lostStem(g, x, ALLOWED);
            marks().lost(g, x, ALLOWED, false);
        }
        for (var x : new double[] {10, 50, 82, 92}) {
            deliveredStem(g, x, 38);
        }
    }

    private void comply(Graphics2D g) {
        room(g, 26);
        lostStem(g, 24, ALLOWED);
        marks().arc(g, 24, ALLOWED - 2, 48, CARRIED - 6);
        marks().lost(g, 24, ALLOWED, false);
        marks().tooBig(g, 30, CARRIED);
        for (var x : new double[] {48, 64, 80, 96, 112}) {
            deliveredStem(g, x, CARRIED);
        }
    }

    private void clamp(Graphics2D g) {
        var path = new Path2D.Double();
        path.moveTo(0, ALLOWED);
        path.lineTo(36, ALLOWED);
        path.lineTo(36, CARRIED - 1);
        path.lineTo(WIDTH, CARRIED - 1);
        g.setColor(palette.color(Role.MSS));
        g.setStroke(new BasicStroke(1.6f));
        g.draw(path);
        g.setColor(palette.color(Role.PATH_MTU));
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0));
        g.draw(new Line2D.Double(0, CARRIED + 1, WIDTH, CARRIED + 1));
        for (var x : new double[] {48, 66, 84, 102}) {
            deliveredStem(g, x, CARRIED);
        }
    }

    private void loss(Graphics2D g) {
        line(g, 0, ALLOWED, WIDTH, Role.MSS, 1.6);
        for (var x : new double[] {14, 26, 44, 52, 84, 96, 110}) {
            deliveredStem(g, x, ALLOWED);
        }
        for (var x : new double[] {8, 60, 90}) {
            deliveredStem(g, x, 44);
        }
        marks().lost(g, 70, ALLOWED, false);
        marks().lost(g, 35, 44, false);
    }

    private void lookUp(Graphics2D g) {
        room(g, 26);
        lostStem(g, 46, ALLOWED);
        marks().lost(g, 46, ALLOWED, false);
        deliveredStem(g, 86, 44);
    }

    private void stack(Graphics2D g) {
        var x = 8.0;
        x = block(g, x, 20, "20", Role.ICMP, Role.ICMP_TEXT);
        x = block(g, x, 20, "20", Role.INNER_HEADER, Role.HEADER_TEXT);
        x = block(g, x, 20, "20", Role.DELIVERED, Role.HEADER_TEXT);
        block(g, x, 42, "1440", Role.PAYLOAD, Role.TEXT);
    }

    private double block(Graphics2D g, double x, double width, String number, Role fill, Role ink) {
        g.setColor(palette.color(fill));
        g.fill(new Rectangle2D.Double(x, 20, width - 1, 24));
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 10));
        g.setColor(palette.color(ink));
        var text = g.getFontMetrics().getStringBounds(number, g).getWidth();
        g.drawString(number, (float) (x + (width - 1 - text) / 2), 36);
        return x + width;
    }

    private void room(Graphics2D g, double from) {
        marks().missingRoom(g, new Rectangle2D.Double(from, ALLOWED, WIDTH - from, CARRIED - ALLOWED));
        line(g, 0, ALLOWED, WIDTH, Role.MSS, 1.6);
        line(g, from, CARRIED, WIDTH, Role.PATH_MTU, 2.2);
    }

    private void lostStem(Graphics2D g, double x, double top) {
        stem(g, x, top, palette.color(Role.LOST, 0.42), 2);
    }

    private void deliveredStem(Graphics2D g, double x, double top) {
        stem(g, x, top, palette.color(Role.DELIVERED, 0.45), 1.6);
        marks().acknowledgment(g, x, top);
    }

    private static void stem(Graphics2D g, double x, double top, Color color, double width) {
        g.setColor(color);
        g.setStroke(new BasicStroke((float) width));
        g.draw(new Line2D.Double(x, top, x, GROUND));
    }

    private void line(Graphics2D g, double from, double y, double to, Role role, double width) {
        g.setColor(palette.color(role));
        g.setStroke(new BasicStroke((float) width));
        g.draw(new Line2D.Double(from, y, to, y));
    }

    private Marks marks() {
        return new Marks(palette);
    }
}
