package org.headroom.ui.capture;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.headroom.chart.TimelineChart;
import org.headroom.flow.Mark;
import org.jspecify.annotations.Nullable;

/**
 * The pointer over a timeline: the wheel zooms, a drag zooms into its range, a drag with Shift or the middle button pans, a double
 * click fits, a click chooses a mark; in the strip of the whole capture a click goes there.
 */
final class TimelineMouse {

    private static final int SLACK = 4;

    private final TimelineCanvas canvas;
    private final Consumer<Mark> chosen;
    private @Nullable Point pressed;
    private Point last = new Point(0, 0);
    private boolean pans;

    TimelineMouse(TimelineCanvas canvas, Consumer<Mark> chosen) {
        this.canvas = canvas;
        this.chosen = chosen;
    }

    void start() {
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, this::up);
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseHorizontalWheel, e -> canvas.change(chart -> chart.pan(-12.0 * e.count)));
        canvas.addListener(SWT.MouseDoubleClick, _ -> canvas.fit());
        canvas.addListener(SWT.MouseExit, _ -> canvas.forgetTooltip());
    }

    private void down(Event e) {
        canvas.forceFocus(); // setFocus would give it to the flow chooser in it
        var chart = canvas.chart().orElse(null);
        if (chart == null || e.button > 2) {
            return;
        }
        if (chart.overviewAt(e.x, e.y).isPresent()) {
            goTo(chart, e);
        } else if (chart.overTime(e.x, e.y)) {
            pressed = new Point(e.x, e.y);
            last = pressed;
            pans = e.button == 2 || (e.stateMask & SWT.SHIFT) != 0;
        } else {
            chart.markAt(e.x, e.y).ifPresent(chosen);
        }
    }

    private void goTo(TimelineChart chart, Event e) {
        chart.overviewAt(e.x, e.y)
                .ifPresent(nanos -> canvas.change(shown -> {
                    var half = (shown.window().toNanos() - shown.window().fromNanos()) / 2;
                    shown.window(nanos - half, nanos + half);
                }));
    }

    private void move(Event e) {
        var from = pressed;
        if (from == null) {
            var mark = canvas.hover(e.x, e.y);
            canvas.setCursor(mark.isPresent() ? canvas.getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
        } else if (pans) {
            var by = last.x - e.x;
            canvas.change(chart -> chart.pan(by));
            last = new Point(e.x, e.y);
        } else if (Math.abs(e.x - from.x) > SLACK) {
            var height = canvas.getClientArea().height;
            canvas.mark(new Rectangle(Math.min(from.x, e.x), 0, Math.abs(e.x - from.x), height));
        }
    }

    private void up(Event e) {
        var from = pressed;
        pressed = null;
        canvas.mark(null);
        if (from == null || pans) {
            return;
        }
        if (Math.abs(e.x - from.x) > SLACK) {
            canvas.change(chart -> chart.window(chart.nanosAt(from.x), chart.nanosAt(e.x)));
        } else {
            canvas.chart().flatMap(chart -> chart.markAt(e.x, e.y)).ifPresent(chosen);
        }
    }

    private void wheel(Event e) {
        if ((e.stateMask & SWT.SHIFT) != 0) {
            canvas.change(chart -> chart.pan(-12.0 * e.count));
        } else if (e.count > 0) {
            canvas.closer(e.x);
        } else if (e.count < 0) {
            canvas.farther(e.x);
        }
        e.doit = false;
    }
}
