package org.headroom.ui.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.headroom.chart.Role;

/** Commands, ready to be selected and copied, folded to the width there is. */
final class CodeBlock extends Composite {

    private static final int SIDE = 12;
    private static final int ABOVE = 8;
    /** What a column of text needs at least to be worth folding to. */
    private static final int LEAST = 16;

    private final String commands;
    private final StyledText text;
    private final double character;

    CodeBlock(Composite parent, Look look, String commands) {
        super(parent, SWT.NONE);
        this.commands = commands;
        setBackground(look.color(Role.CODE));
        text = new StyledText(this, SWT.READ_ONLY | SWT.MULTI);
        text.setFont(look.code());
        text.setBackground(look.color(Role.CODE));
        text.setForeground(look.color(Role.TEXT));
        text.setCaret(null);
        text.setText(commands);
        var gc = new GC(text);
        character = gc.getFontMetrics().getAverageCharacterWidth();
        gc.dispose();
        addListener(SWT.Resize, _ -> fit());
        addListener(SWT.Paint, e -> {
            var area = getClientArea();
            e.gc.setForeground(look.color(Role.BORDER));
            e.gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        });
    }

    private String folded(int width) {
        return Folded.of(commands, Math.max(LEAST, (int) ((width - 2 * SIDE) / character)));
    }

    private void fit() {
        var area = getClientArea();
        text.setText(folded(area.width));
        var height = text.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        text.setBounds(SIDE, (area.height - height) / 2, Math.max(0, area.width - 2 * SIDE), height);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        var lines = widthHint == SWT.DEFAULT ? commands : folded(widthHint);
        var longest = lines.lines().mapToInt(String::length).max().orElse(0);
        var width = widthHint == SWT.DEFAULT ? (int) Math.ceil(longest * character) + 2 * SIDE : widthHint;
        var height = (int) lines.lines().count() * text.getLineHeight() + 2 * ABOVE;
        return new Point(width, heightHint == SWT.DEFAULT ? height : heightHint);
    }
}
