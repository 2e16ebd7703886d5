package org.headroom.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws one row of headers and payload; what lies beyond the end of the link is hatched. */
record StackRow(Palette palette, Lettering lettering, StackScale scale, int link) {

    private static final BasicStroke THIN = new BasicStroke(1.2f);
    private static final BasicStroke ZIGZAG = new BasicStroke(7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    private static final double TWO_LINES = 28;

    void draw(Graphics2D g, double y, double height, List<Stack.Block> blocks) {
        var end = Stack.octets(blocks);
        var reach = Math.min(end, link);
        var at = 0;
        for (var block : blocks) {
            var from = scale.x(at);
            at += block.octets();
            var to = scale.x(Math.min(at, reach));
            if (to - from > 0.5) {
                block(g, block, new Rectangle2D.Double(from, y, to - from, height));
            }
        }
        if (end > reach) {
            over(g, new Rectangle2D.Double(scale.x(reach), y, scale.x(end) - scale.x(reach), height), end - reach);
        }
        if (scale.tail() > scale.head()) {
            zigzag(g, scale.cut(), y, height);
        }
    }

    private void block(Graphics2D g, Stack.Block block, Rectangle2D box) {
        var payload = block.fill() == Role.PAYLOAD;
        var width = box.getWidth() - (payload ? 0 : 1);
        g.setColor(palette.color(block.fill()));
        g.fill(new Rectangle2D.Double(box.getX(), box.getY(), width, box.getHeight()));
        var left = payload ? Math.max(box.getX(), scale.cutTo()) : box.getX();
        label(g, block, new Rectangle2D.Double(left, box.getY(), Math.max(0, box.getMaxX() - left), box.getHeight()));
    }

    /** Name over number where there is room, else the number alone. */
    private void label(Graphics2D g, Stack.Block block, Rectangle2D box) {
        var number = Integer.toString(block.octets());
        var x = box.getCenterX();
        var room = box.getWidth() - 7;
        var first = block.name().split(" ", 2)[0];
        var name = Lettering.fitting(lettering.axis(), room, block.name(), first)
                .filter(_ -> box.getHeight() >= TWO_LINES);
        var ink = palette.color(block.ink());
        name.ifPresent(text ->
                Lettering.draw(g, text, lettering.axis(), ink, x, box.getCenterY() - 3, Lettering.Align.CENTRE));
        if (Lettering.width(number, lettering.bold()) <= box.getWidth() - 3) {
            var y = box.getCenterY() + (name.isPresent() ? 12 : 4);
            Lettering.draw(g, number, lettering.bold(), ink, x, y, Lettering.Align.CENTRE);
        }
    }

    private void over(Graphics2D g, Rectangle2D box, int octets) {
        new Marks(palette).missingRoom(g, box);
        g.setColor(palette.color(Role.LOST));
        g.setStroke(THIN);
        g.draw(box);
        var number = Integer.toString(octets);
        var ink = palette.color(Role.LOST_TEXT);
        var ground = palette.color(Role.PANEL);
        var x = box.getCenterX();
        var y = box.getCenterY();
        var two = box.getWidth() > Lettering.width("over", lettering.axis()) + 4 && box.getHeight() >= TWO_LINES;
        if (two) {
            Lettering.drawWithHalo(g, "over", lettering.axis(), ink, ground, x, y - 3, Lettering.Align.CENTRE);
        }
        if (box.getWidth() > Lettering.width(number, lettering.bold()) + 2) {
            Lettering.drawWithHalo(
                    g, number, lettering.bold(), ink, ground, x, y + (two ? 12 : 4), Lettering.Align.CENTRE);
        }
    }

    private void zigzag(Graphics2D g, double x, double y, double height) {
        var clip = g.getClip();
        g.clip(new Rectangle2D.Double(x - 14, y, 28, height));
        var path = new Path2D.Double();
        path.moveTo(x + 5, y - 4);
        path.lineTo(x - 5, y + height * 0.22);
        path.lineTo(x + 5, y + height * 0.5);
        path.lineTo(x - 5, y + height * 0.78);
        path.lineTo(x + 5, y + height + 4);
        g.setColor(palette.color(Role.PANEL));
        g.setStroke(ZIGZAG);
        g.draw(path);
        g.setClip(clip);
    }
}
