package org.headroom.ui.wizard;

import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.headroom.chart.Role;
import org.headroom.ui.look.Look;
import org.jspecify.annotations.Nullable;

/** The names of the pages: those behind ticked, the one in front marked, those that do not apply left out. */
final class StepStrip extends Canvas {

    private static final int SIDE = 8;
    private static final int HEIGHT = 22;

    private final Look look;
    private final DiagnoseWizard wizard;
    private @Nullable IWizardPage current;

    StepStrip(Composite parent, Look look, DiagnoseWizard wizard) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.look = look;
        this.wizard = wizard;
        addListener(SWT.Paint, e -> paint(e.gc));
    }

    void show(IWizardPage page) {
        current = page;
        redraw();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        var gc = new GC(this);
        gc.setFont(look.smallBold());
        var width = 0;
        for (var step : wizard.steps()) {
            width += gc.textExtent("✓ " + step.name()).x + SIDE;
        }
        gc.dispose();
        return new Point(width + SIDE, HEIGHT + 4);
    }

    private void paint(GC gc) {
        gc.setAntialias(SWT.ON);
        var x = 0;
        var behind = true;
        var y = (getClientArea().height - HEIGHT) / 2;
        for (var step : wizard.steps()) {
            var here = step == current;
            behind &= !here;
            if (here || step.applies(wizard.scope())) {
                x = step(gc, x, y, step, here, behind);
            }
        }
    }

    private int step(GC gc, int x, int y, StepPage step, boolean here, boolean behind) {
        gc.setFont(here ? look.smallBold() : look.small());
        var text = behind ? "✓ " + step.name() : step.name();
        var size = gc.textExtent(text);
        if (here) {
            gc.setBackground(look.color(Role.SELECTION));
            gc.fillRoundRectangle(x, y, size.x + 2 * SIDE, HEIGHT, HEIGHT, HEIGHT);
        }
        gc.setForeground(look.color(here ? Role.TEXT : behind ? Role.GOOD_TEXT : Role.SOFT_TEXT));
        gc.drawText(text, x + SIDE, y + (HEIGHT - size.y) / 2, true);
        return x + size.x + 2 * SIDE - (here ? 0 : SIDE / 2);
    }
}
