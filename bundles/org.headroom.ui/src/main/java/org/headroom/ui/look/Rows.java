package org.headroom.ui.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Scrollable;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.headroom.chart.Role;

/**
 * Chosen rows take the palette's selection colour, so that their marks stay readable. A table's cells are drawn here: GTK leaves
 * out the icons of chosen rows and the colours of numbers, and cuts long text off without a sign.
 */
public final class Rows {

    private static final int SIDE = 6;
    /** GTK leaves so much of a column empty beside its cells. */
    private static final int PADDING = 12;

    private static final String CUT = "…";

    private Rows() {}

    /** @param rows a table or a tree */
    public static void color(Scrollable rows, Look look) {
        var drawn = rows instanceof Table;
        rows.setBackground(look.color(Role.PANEL));
        rows.addListener(SWT.EraseItem, e -> erase(e, look, drawn));
        if (drawn) {
            rows.addListener(SWT.PaintItem, Rows::paint);
        }
    }

    /** Pixels that a cell with this text takes, {@code least} at least. */
    public static int width(Table table, String text, int least) {
        var gc = new GC(table);
        gc.setFont(table.getFont());
        var width = gc.textExtent(text).x + 2 * SIDE + PADDING;
        gc.dispose();
        return Math.max(least, width);
    }

    private static void erase(Event e, Look look, boolean drawn) {
        if ((e.detail & SWT.SELECTED) != 0) {
            e.gc.setBackground(look.color(Role.SELECTION));
            e.gc.fillRectangle(e.x, e.y, e.width, e.height);
        }
        e.detail &= ~(SWT.SELECTED | SWT.HOT | (drawn ? SWT.FOREGROUND : 0));
    }

    private static void paint(Event e) {
        var item = (TableItem) e.item;
        var cell = item.getBounds(e.index);
        var image = item.getImage(e.index);
        if (image != null) {
            var size = image.getBounds();
            e.gc.drawImage(image, cell.x + (cell.width - size.width) / 2, cell.y + (cell.height - size.height) / 2);
            return;
        }
        e.gc.setFont(item.getFont(e.index));
        e.gc.setForeground(item.getForeground(e.index));
        var text = fitting(e.gc, item.getText(e.index), cell.width - 2 * SIDE);
        e.gc.drawText(text, left(e, cell, e.gc.textExtent(text).x), middle(e.gc, cell), true);
    }

    private static int left(Event e, Rectangle cell, int width) {
        return switch (((Table) e.widget).getColumn(e.index).getAlignment()) {
            case SWT.RIGHT -> cell.x + cell.width - SIDE - width;
            case SWT.CENTER -> cell.x + (cell.width - width) / 2;
            default -> cell.x + SIDE;
        };
    }

    private static int middle(GC gc, Rectangle cell) {
        return cell.y + (cell.height - gc.getFontMetrics().getHeight()) / 2;
    }

    /** The text, or as much of its two ends as there is room for. */
    public static String fitting(GC gc, String text, int width) {
        var shown = text;
        for (int kept = text.length() - 1; kept > 1 && gc.textExtent(shown).x > width; kept--) {
            shown = text.substring(0, (kept + 1) / 2) + CUT + text.substring(text.length() - kept / 2);
        }
        return shown;
    }
}
