package org.headroom.ui.capture;

import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.headroom.chart.Part;
import org.headroom.chart.SizeScale;
import org.headroom.chart.TimelineChart;

/** What can be done with a timeline, for those who look for it in its context menu. */
final class TimelineMenu {

    private final TimelineCanvas canvas;

    TimelineMenu(TimelineCanvas canvas) {
        this.canvas = canvas;
    }

    void start() {
        var menu = new Menu(canvas);
        item(menu, SWT.PUSH, "Zoom In\t+").addListener(SWT.Selection, _ -> canvas.closer(middle()));
        item(menu, SWT.PUSH, "Zoom Out\t−").addListener(SWT.Selection, _ -> canvas.farther(middle()));
        item(menu, SWT.PUSH, "Whole Flow\tHome").addListener(SWT.Selection, _ -> canvas.fit());
        new MenuItem(menu, SWT.SEPARATOR);
        for (var scale : SizeScale.values()) {
            var item = item(menu, SWT.RADIO, name(scale));
            item.setSelection(scale == SizeScale.WIDENED);
            item.addListener(SWT.Selection, _ -> {
                if (item.getSelection()) {
                    canvas.change(chart -> chart.scale(scale));
                }
            });
        }
        new MenuItem(menu, SWT.SEPARATOR);
        part(menu, "Packet by Packet", Part.PACKET_BY_PACKET);
        part(menu, "Size Survival", Part.SIZE_SURVIVAL);
        part(menu, "Room Ribbons", Part.RIBBONS);
        canvas.setMenu(menu);
    }

    private void part(Menu menu, String name, Part part) {
        var item = item(menu, SWT.CHECK, name);
        item.setSelection(true);
        item.addListener(SWT.Selection, _ -> canvas.change(chart -> toggle(chart, part, item::getSelection)));
    }

    private static void toggle(TimelineChart chart, Part part, BooleanSupplier open) {
        if (open.getAsBoolean()) {
            chart.open(part);
        } else {
            chart.close(part);
        }
    }

    private static MenuItem item(Menu menu, int style, String text) {
        var item = new MenuItem(menu, style);
        item.setText(text);
        return item;
    }

    private static String name(SizeScale scale) {
        var name = scale.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return "Size Scale " + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private int middle() {
        return canvas.getClientArea().width / 2;
    }
}
