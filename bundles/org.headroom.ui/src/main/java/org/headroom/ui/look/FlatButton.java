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

/** A drawn button: native ones take neither the colour of a primary button nor the height of a line of text everywhere. */
public final class FlatButton extends Canvas {

    private static final int ROUND = 6;

    /** How a button looks. */
    private enum Style {
        PRIMARY(16, 6, Role.PRIMARY_BUTTON, Role.PRIMARY_BUTTON, Role.PRIMARY_BUTTON_TEXT),
        QUIET(8, 2, Role.TABLE_HEAD, Role.BORDER, Role.TEXT);

        private final int side;
        private final int above;
        private final Role ground;
        private final Role edge;
        private final Role ink;

        Style(int side, int above, Role ground, Role edge, Role ink) {
            this.side = side;
            this.above = above;
            this.ground = ground;
            this.edge = edge;
            this.ink = ink;
        }
    }

    private final Look look;
    private final Style style;
    private String text;
    private boolean hot;

    private FlatButton(Composite parent, Look look, Style style, String text, Runnable action) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.look = look;
        this.style = style;
        this.text = text;
        setFont(style == Style.PRIMARY ? look.bold() : look.small());
        setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.MouseEnter, _ -> heat(true));
        addListener(SWT.MouseExit, _ -> heat(false));
        addListener(SWT.FocusIn, _ -> redraw());
        addListener(SWT.FocusOut, _ -> redraw());
        addListener(SWT.Selection, _ -> action.run());
        addListener(SWT.MouseUp, e -> press(e.button == 1 && getClientArea().contains(e.x, e.y)));
        addListener(SWT.KeyDown, e -> press(e.character == SWT.CR || e.character == ' '));
        addListener(SWT.Traverse, FlatButton::traverse);
        tellAssistants();
    }

    /** The one filled button of a part. */
    public static FlatButton primary(Composite parent, Look look, String text, Runnable action) {
        return new FlatButton(parent, look, Style.PRIMARY, text, action);
    }

    /** A small one in a line of other things. */
    public static FlatButton quiet(Composite parent, Look look, Runnable action) {
        return new FlatButton(parent, look, Style.QUIET, "", action);
    }

    public String text() {
        return text;
    }

    public void text(String words) {
        text = words;
        redraw();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        var gc = new GC(this);
        var size = gc.textExtent(text);
        gc.dispose();
        return new Point(size.x + 2 * style.side, size.y + 2 * style.above);
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
        gc.setBackground(look.color(style.ground));
        gc.setAlpha(hot ? 215 : 255);
        gc.fillRoundRectangle(0, 0, area.width, area.height, ROUND, ROUND);
        gc.setAlpha(255);
        var focused = isFocusControl();
        gc.setForeground(look.color(focused && style == Style.QUIET ? Role.SELECTION_EDGE : style.edge));
        gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, ROUND, ROUND);
        gc.setForeground(look.color(style.ink));
        var size = gc.textExtent(text);
        gc.drawText(text, (area.width - size.x) / 2, (area.height - size.y) / 2, true);
        if (focused && style == Style.PRIMARY) {
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
