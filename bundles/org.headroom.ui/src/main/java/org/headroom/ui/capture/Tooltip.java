package org.headroom.ui.capture;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.headroom.chart.Role;
import org.headroom.ui.look.Look;

/**
 * A card with a packet's facts, beside the pointer and inside the picture.
 *
 * @param lines the first says what it is
 * @param at the point it is about
 */
record Tooltip(List<String> lines, Point at, Look look) {

    private static final int MARGIN = 10;
    private static final int AWAY = 14;
    private static final int LEADING = 4;
    private static final int ROUND = 6;

    void draw(GC gc, Rectangle inside) {
        var box = place(size(gc), inside);
        gc.setAntialias(SWT.ON);
        gc.setBackground(look.color(Role.PANEL));
        gc.fillRoundRectangle(box.x, box.y, box.width, box.height, ROUND, ROUND);
        gc.setForeground(look.color(Role.SOFT_TEXT));
        gc.drawRoundRectangle(box.x, box.y, box.width, box.height, ROUND, ROUND);
        var y = box.y + MARGIN;
        for (int i = 0; i < lines.size(); i++) {
            gc.setFont(i == 0 ? look.smallBold() : look.small());
            gc.setForeground(look.color(i == lines.size() - 1 && i > 0 ? Role.SOFT_TEXT : Role.TEXT));
            gc.drawText(lines.get(i), box.x + MARGIN, y, true);
            y += gc.textExtent(lines.get(i)).y + LEADING;
        }
    }

    private Point size(GC gc) {
        var width = 0;
        var height = -LEADING;
        for (int i = 0; i < lines.size(); i++) {
            gc.setFont(i == 0 ? look.smallBold() : look.small());
            var line = gc.textExtent(lines.get(i));
            width = Math.max(width, line.x);
            height += line.y + LEADING;
        }
        return new Point(width + 2 * MARGIN, height + 2 * MARGIN);
    }

    private Rectangle place(Point size, Rectangle inside) {
        var right = at.x + AWAY;
        var x = right + size.x < inside.width ? right : at.x - AWAY - size.x;
        var below = at.y + AWAY;
        var y = below + size.y < inside.height ? below : at.y - AWAY - size.y;
        return new Rectangle(Math.max(2, Math.min(x, inside.width - size.x - 2)), Math.max(2, y), size.x, size.y);
    }
}
