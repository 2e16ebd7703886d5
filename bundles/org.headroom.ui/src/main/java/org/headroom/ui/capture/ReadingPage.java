package org.headroom.ui.capture;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.headroom.chart.Role;
import org.headroom.flow.Sketch;
import org.headroom.ui.look.Look;
import org.jspecify.annotations.Nullable;

/**
 * What the editor shows while its capture is read: how far, how fast, how long still, and Cancel; under it a picture of what has been
 * read. Both lie where the verdict and the timeline will, and appear only where the reading takes its time.
 */
final class ReadingPage extends Composite {

    private static final int PATIENCE_MILLIS = 300;
    private static final int STEPS = 1000;
    private static final int BAR = 240;

    private final Look look;
    private final Composite all;
    private final ProgressBar bar;
    private final Label state;
    private final SketchCanvas canvas;
    private @Nullable Sketching sketching;

    ReadingPage(Composite parent, Look look, String name, Runnable cancel) {
        super(parent, SWT.NONE);
        this.look = look;
        setBackground(look.color(Role.PANEL));
        setLayout(GridLayoutFactory.fillDefaults().create());
        all = new Composite(this, SWT.NONE);
        all.setBackground(look.color(Role.PANEL));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(all);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(all);
        var head = head();
        state = sentences(head, name);
        bar = new ProgressBar(head, SWT.SMOOTH);
        bar.setMaximum(STEPS);
        GridDataFactory.swtDefaults()
                .align(SWT.CENTER, SWT.CENTER)
                .hint(BAR, SWT.DEFAULT)
                .applyTo(bar);
        var button = new Button(head, SWT.PUSH);
        button.setText("Cancel");
        button.addListener(SWT.Selection, _ -> cancel.run());
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(button);
        canvas = new SketchCanvas(all, look);
        canvas.setData("name", "first-picture");
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
        all.setVisible(false);
        getDisplay().timerExec(PATIENCE_MILLIS, () -> {
            if (!all.isDisposed()) {
                all.setVisible(true);
            }
        });
    }

    private Composite head() {
        var head = new Composite(all, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        Strip.begin(head, 3, look, Role.TABLE_HEAD, Role.OTHER_FLOWS);
        return head;
    }

    /** What is read, and under it how far: the latter is answered. */
    private Label sentences(Composite head, String name) {
        var box = new Composite(head, SWT.NONE);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, true)
                .applyTo(box);
        GridLayoutFactory.fillDefaults().margins(0, 10).spacing(0, 3).applyTo(box);
        var title = new Label(box, SWT.NONE);
        title.setText("Reading " + name.replace("&", "&&"));
        title.setFont(look.banner());
        title.setForeground(look.color(Role.TEXT));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        var progress = new Label(box, SWT.NONE);
        progress.setText(" ");
        progress.setForeground(look.color(Role.SOFT_TEXT));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(progress);
        return progress;
    }

    /** Draws what is being read from now on. */
    void draw(Sketch sketch) {
        sketching = new Sketching(sketch, canvas, look);
        sketching.start();
    }

    void show(ReadingState reading) {
        bar.setSelection((int) (reading.share() * STEPS));
        state.setText(reading.sentence());
        if (sketching != null) {
            sketching.reached(reading.share());
        }
    }
}
