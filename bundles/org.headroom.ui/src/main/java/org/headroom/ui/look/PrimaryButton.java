package org.headroom.ui.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.headroom.chart.Role;

/** The one filled button of a part. Native buttons take no colour on every platform, so it is drawn. */
public final class PrimaryButton extends Canvas {

    private static final int SIDE = 16;
    private static final int ABOVE = 6;
    private static final int ROUND = 6;

    private final Look look;
    private final String text;
    private boolean hot;

    public PrimaryButton(Composite parent, Look look, String text, Runnable action) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.look = look;
        this.text = text;
        setFont(look.bold());
        setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.MouseEnter, _ -> heat(true));
        addListener(SWT.MouseExit, _ -> heat(false));
        addListener(SWT.FocusIn, _ -> redraw());
        addListener(SWT.FocusOut, _ -> redraw());
        addListener(SWT.Selection, _ -> action.run());
        addListener(SWT.MouseUp, e -> press(e.button == 1 && getClientArea().contains(e.x, e.y)));
        addListener(SWT.KeyDown, e -> press(e.character == SWT.CR || e.character == ' '));
        addListener(SWT.Traverse, PrimaryButton::traverse);
        tellAssistants();
    }

    public String text() {
        return text;
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        var gc = new GC(this);
        var size = gc.textExtent(text);
        gc.dispose();
        return new Point(size.x + 2 * SIDE, size.y + 2 * ABOVE);
    }

    private void press(boolean meant) {
        if (meant) {
            notifyListeners(SWT.Selection, new Event());
        }
    }

    private void heat(boolean on) {
        hot = on;
        redraw();
    }

    private static void traverse(Event e) {
        e.doit = e.detail != SWT.TRAVERSE_RETURN;
    }

    private void paint(GC gc) {
        var area = getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(look.color(Role.PRIMARY_BUTTON));
        gc.setAlpha(hot ? 225 : 255);
        gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
        gc.setAlpha(255);
        gc.setForeground(look.color(Role.PRIMARY_BUTTON_TEXT));
        var size = gc.textExtent(text);
        gc.drawText(text, (area.width - size.x) / 2, (area.height - size.y) / 2, true);
        if (isFocusControl()) {
            gc.setLineStyle(SWT.LINE_DOT);
            gc.drawRoundRectangle(3, 3, area.width - 7, area.height - 7, ROUND, ROUND);
        }
    }

    private void tellAssistants() {
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = text;
            }
        });
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_PUSHBUTTON;
            }
        });
    }
}
