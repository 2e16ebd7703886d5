package org.headroom.ui.capture;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.headroom.chart.Role;
import org.headroom.ui.look.Look;

/** What the editor shows while its capture is read: how far, how fast, how long still, and Cancel. */
final class ReadingPage extends Composite {

    private static final int PATIENCE_MILLIS = 300;
    private static final int STEPS = 1000;

    private final Composite box;
    private final ProgressBar bar;
    private final Label state;

    ReadingPage(Composite parent, Look look, String name, Runnable cancel) {
        super(parent, SWT.NONE);
        setBackground(look.color(Role.PANEL));
        setBackgroundMode(SWT.INHERIT_FORCE);
        setLayout(GridLayoutFactory.fillDefaults().create());
        box = new Composite(this, SWT.NONE);
        GridDataFactory.swtDefaults()
                .align(SWT.CENTER, SWT.CENTER)
                .grab(true, true)
                .applyTo(box);
        GridLayoutFactory.swtDefaults().numColumns(2).spacing(12, 8).applyTo(box);
        var title = new Label(box, SWT.NONE);
        title.setText("Reading " + name);
        title.setFont(look.banner());
        title.setForeground(look.color(Role.TEXT));
        GridDataFactory.swtDefaults().span(2, 1).applyTo(title);
        bar = new ProgressBar(box, SWT.SMOOTH);
        bar.setMaximum(STEPS);
        GridDataFactory.swtDefaults().hint(480, SWT.DEFAULT).applyTo(bar);
        var button = new Button(box, SWT.PUSH);
        button.setText("Cancel");
        button.addListener(SWT.Selection, _ -> cancel.run());
        state = new Label(box, SWT.NONE);
        state.setForeground(look.color(Role.SOFT_TEXT));
        GridDataFactory.fillDefaults().span(2, 1).applyTo(state);
        box.setVisible(false);
        getDisplay().timerExec(PATIENCE_MILLIS, () -> {
            if (!box.isDisposed()) {
                box.setVisible(true);
            }
        });
    }

    void show(ReadingState reading) {
        bar.setSelection((int) (reading.share() * STEPS));
        state.setText(reading.sentence());
        box.layout();
    }
}
