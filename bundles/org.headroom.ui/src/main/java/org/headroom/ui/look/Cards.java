package org.headroom.ui.look;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.headroom.chart.Role;

/** The pieces that pages are made of: text that wraps and is never cut off, boxes with a border, code. */
public final class Cards {

    private static final int NARROW = 60;

    private final Look look;

    public Cards(Look look) {
        this.look = look;
    }

    /** Text that takes the width there is and wraps. */
    public Label text(Composite parent, String text, Font font, Role color) {
        var label = new Label(parent, SWT.WRAP);
        label.setText(text.replace("&", "&&"));
        label.setFont(font);
        label.setForeground(look.color(color));
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .hint(NARROW, SWT.DEFAULT)
                .applyTo(label);
        return label;
    }

    /** Text in one line. */
    public Label line(Composite parent, String text, Font font, Role color) {
        var label = new Label(parent, SWT.NONE);
        label.setText(text.replace("&", "&&"));
        label.setFont(font);
        label.setForeground(look.color(color));
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
        return label;
    }

    /** What would be here, and how to get it. */
    public Composite empty(Composite parent, String words) {
        var box = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(12, 12).applyTo(box);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(box);
        text(box, words, look.font(), Role.SOFT_TEXT);
        return box;
    }

    /** Shows a part of a page, or gives its room to the others. */
    public static void visible(Control part, boolean yes) {
        part.setVisible(yes);
        if (part.getLayoutData() instanceof GridData data) {
            data.exclude = !yes;
        }
    }

    /** A bordered box in the colour of panels. */
    public Composite box(Composite parent, int columns) {
        return box(parent, columns, Role.PANEL);
    }

    public Composite box(Composite parent, int columns, Role ground) {
        var box = new Composite(parent, SWT.NONE);
        box.setBackground(look.color(ground));
        box.setBackgroundMode(SWT.INHERIT_FORCE);
        box.addListener(SWT.Paint, e -> {
            var area = box.getClientArea();
            e.gc.setForeground(look.color(Role.BORDER));
            e.gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        });
        GridLayoutFactory.fillDefaults()
                .numColumns(columns)
                .margins(12, 8)
                .spacing(8, 6)
                .applyTo(box);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(box);
        return box;
    }

    /** Commands, ready to be selected and copied; long lines are folded. */
    public Control code(Composite parent, String commands) {
        var block = new CodeBlock(parent, look, commands);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(NARROW, SWT.DEFAULT)
                .applyTo(block);
        return block;
    }

    /** A thin line across. */
    public void rule(Composite parent, int span) {
        var rule = new Composite(parent, SWT.NONE);
        rule.setBackground(look.color(Role.GRID));
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .span(span, 1)
                .hint(1, 1)
                .applyTo(rule);
    }
}
