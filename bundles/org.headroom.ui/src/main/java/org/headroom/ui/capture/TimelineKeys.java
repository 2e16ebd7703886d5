package org.headroom.ui.capture;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.headroom.flow.Mark;

/** The keyboard over a timeline: Tab and the arrows go from event to event, + and − zoom, Home fits. */
final class TimelineKeys {

    private final TimelineCanvas canvas;
    private final Consumer<Mark> chosen;
    private final Runnable worst;

    TimelineKeys(TimelineCanvas canvas, Consumer<Mark> chosen, Runnable worst) {
        this.canvas = canvas;
        this.chosen = chosen;
        this.worst = worst;
    }

    void start() {
        canvas.addListener(SWT.KeyDown, this::pressed);
        canvas.addListener(SWT.Traverse, this::traverse);
    }

    private void pressed(Event e) {
        switch (e.keyCode) {
            case SWT.ARROW_RIGHT, SWT.ARROW_DOWN -> step(1);
            case SWT.ARROW_LEFT, SWT.ARROW_UP -> step(-1);
            case SWT.HOME -> canvas.fit();
            case SWT.KEYPAD_ADD -> canvas.closer(middle());
            case SWT.KEYPAD_SUBTRACT -> canvas.farther(middle());
            default -> typed(e.character);
        }
    }

    private void typed(char character) {
        switch (character) {
            case '+', '=' -> canvas.closer(middle());
            case '-' -> canvas.farther(middle());
            case 'f', 'F' -> worst.run();
            default -> {}
        }
    }

    /** Tab leaves the timeline behind its last event, so that nobody is trapped. */
    private void traverse(Event e) {
        switch (e.detail) {
            case SWT.TRAVERSE_TAB_NEXT -> e.doit = !step(1);
            case SWT.TRAVERSE_TAB_PREVIOUS -> e.doit = !step(-1);
            case SWT.TRAVERSE_ARROW_NEXT, SWT.TRAVERSE_ARROW_PREVIOUS -> e.doit = false;
            default -> e.doit = true;
        }
    }

    private boolean step(int by) {
        var next = canvas.chart().flatMap(chart -> chart.next(chart.selected().orElse(null), by));
        next.ifPresent(mark -> {
            chosen.accept(mark);
            canvas.tell(mark);
        });
        return next.isPresent();
    }

    /** Zooming goes about the chosen packet, where that is in view. */
    private int middle() {
        var area = canvas.getClientArea();
        return canvas.chart()
                .flatMap(chart -> chart.selected().filter(chart::shows).map(mark -> Places.column(chart, mark, area)))
                .orElse(area.width / 2);
    }
}
