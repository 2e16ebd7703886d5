package org.headroom.ui.view;

import java.util.function.Function;
import org.eclipse.jface.window.DefaultToolTip;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.jspecify.annotations.Nullable;

/** What a row says in full, beside the table: the native one lies on the next row, and takes the clicks that are meant for that. */
final class RowTip extends DefaultToolTip {

    private static final int BESIDE = 6;

    private final Table table;
    private final Function<TableItem, String> words;

    RowTip(Table table, Function<TableItem, String> words) {
        super(table, ToolTip.NO_RECREATE, false);
        this.table = table;
        this.words = words;
    }

    private @Nullable TableItem row(Event event) {
        return table.getItem(new Point(event.x, event.y));
    }

    @Override
    protected @Nullable Object getToolTipArea(Event event) {
        return row(event);
    }

    @Override
    protected boolean shouldCreateToolTip(Event event) {
        return row(event) != null && super.shouldCreateToolTip(event);
    }

    @Override
    protected String getText(Event event) {
        var row = row(event);
        return row == null ? "" : words.apply(row);
    }

    @Override
    public Point getLocation(Point tipSize, Event event) {
        var row = row(event);
        return row == null
                ? super.getLocation(tipSize, event)
                : table.toDisplay(table.getClientArea().width + BESIDE, row.getBounds().y);
    }
}
