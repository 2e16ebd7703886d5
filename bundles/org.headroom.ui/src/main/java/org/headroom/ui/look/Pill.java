package org.headroom.ui.look;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** A word in a rounded frame: how sure a finding is. */
public record Pill(String text, Font font, Color color) implements Painter {

    private static final int SIDE = 12;
    private static final int HEIGHT = 22;

    public int width() {
        var measure = new FontRenderContext(null, true, true);
        return (int) Math.ceil(font.getStringBounds(text, measure).getWidth()) + 2 * SIDE;
    }

    public int height() {
        return HEIGHT;
    }

    @Override
    public void paint(Graphics2D g, Rectangle2D area) {
        g.setColor(color);
        g.setStroke(new BasicStroke(1.4f));
        g.draw(new RoundRectangle2D.Double(
                area.getX() + 1, area.getY() + 1, area.getWidth() - 2, area.getHeight() - 2, HEIGHT - 2, HEIGHT - 2));
        g.setFont(font);
        g.drawString(text, (float) (area.getX() + SIDE), (float) (area.getCenterY() + font.getSize2D() * 0.36));
    }
}
