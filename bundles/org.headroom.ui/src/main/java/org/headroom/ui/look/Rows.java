package org.headroom.ui.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Scrollable;
import org.headroom.chart.Role;

/** Chosen rows of tables and trees take the palette's selection colour, so that their marks stay readable. */
public final class Rows {

    private Rows() {}

    /** @param rows a table or a tree */
    public static void color(Scrollable rows, Look look) {
        rows.addListener(SWT.EraseItem, e -> erase(e, look));
    }

    private static void erase(Event e, Look look) {
        if ((e.detail & SWT.SELECTED) != 0) {
            e.gc.setBackground(look.color(Role.SELECTION));
            e.gc.fillRectangle(e.x, e.y, e.width, e.height);
            e.detail &= ~SWT.SELECTED;
        }
        e.detail &= ~SWT.HOT;
    }
}
