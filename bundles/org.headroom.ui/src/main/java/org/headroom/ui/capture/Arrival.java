package org.headroom.ui.capture;

import org.eclipse.swt.widgets.Display;
import org.headroom.diagnosis.Analysis;
import org.headroom.flow.Sketch;

/** Brings what the reading job tells onto the display thread, and to an editor that may be gone. */
final class Arrival implements Opening.Taker {

    private final CaptureEditor editor;
    private final ReadingPage page;
    private final Display display;

    Arrival(CaptureEditor editor, ReadingPage page) {
        this.editor = editor;
        this.page = page;
        display = page.getDisplay();
    }

    @Override
    public void began(Sketch sketch) {
        there(() -> page.draw(sketch), () -> {});
    }

    @Override
    public void advanced(ReadingState state) {
        there(() -> page.show(state), () -> {});
    }

    @Override
    public void opened(Analysis analysis) {
        there(() -> editor.opened(analysis), analysis::close);
    }

    @Override
    public void failed(String why) {
        there(() -> editor.failed(why), () -> {});
    }

    @Override
    public void cancelled() {
        there(editor::leave, () -> {});
    }

    private void there(Runnable action, Runnable gone) {
        if (display.isDisposed()) {
            gone.run();
            return;
        }
        display.asyncExec(() -> {
            if (page.isDisposed()) {
                gone.run();
            } else {
                action.run();
            }
        });
    }
}
