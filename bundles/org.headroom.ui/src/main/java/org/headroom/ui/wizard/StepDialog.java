package org.headroom.ui.wizard;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.headroom.ui.look.Look;
import org.jspecify.annotations.Nullable;

/** The wizard's window: a strip at the bottom says where one is. */
final class StepDialog extends WizardDialog {

    private final DiagnoseWizard steps;
    private @Nullable StepStrip strip;

    StepDialog(Shell parent, DiagnoseWizard wizard) {
        super(parent, wizard);
        steps = wizard;
        setShellStyle(getShellStyle() | SWT.RESIZE | SWT.MAX);
    }

    @Override
    protected Point getInitialSize() {
        return new Point(DiagnoseWizard.width(), DiagnoseWizard.height());
    }

    @Override
    protected Control createButtonBar(Composite parent) {
        var bar = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        var made = new StepStrip(bar, new Look(bar), steps);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .indent(12, 0)
                .applyTo(made);
        strip = made;
        super.createButtonBar(bar);
        return bar;
    }

    @Override
    public void update() {
        super.update();
        if (strip != null) {
            strip.show(getCurrentPage());
        }
    }
}
