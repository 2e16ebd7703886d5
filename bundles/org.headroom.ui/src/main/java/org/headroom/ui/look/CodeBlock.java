package org.headroom.ui.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Composite;
import org.headroom.chart.Role;

/**
 * Commands, ready to be selected and copied, folded to the width there is. A shell's go on behind a backslash; a line of anything
 * else goes on behind an arrow that is drawn only, since it has to be typed as one.
 */
final class CodeBlock extends Composite {

    private static final int SIDE = 12;
    private static final int ABOVE = 8;
    /** What a column of text needs at least to be worth folding to. */
    private static final int LEAST = 16;

    private static final String SAMPLE = "0".repeat(100);
    private static final String GOES_ON = "↪";

    private final String commands;
    private final StyledText text;
    private final Look look;
    /** Pixels of a character: the average of the font's metrics is narrower than what is drawn. */
    private final double character;

    CodeBlock(Composite parent, Look look, String commands) {
        super(parent, SWT.NONE);
        this.look = look;
        this.commands = commands;
        setBackground(look.color(Role.CODE));
        text = new StyledText(this, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
        text.setFont(look.code());
        text.setBackground(look.color(Role.CODE));
        text.setForeground(look.color(Role.TEXT));
        text.setCaret(null);
        text.setText(commands);
        var gc = new GC(text);
        character = gc.textExtent(SAMPLE).x / (double) SAMPLE.length();
        gc.dispose();
        text.setWrapIndent(indent());
        text.addListener(SWT.Paint, e -> arrows(e.gc));
        addListener(SWT.Resize, _ -> fit());
        addListener(SWT.Paint, e -> {
            var area = getClientArea();
            e.gc.setForeground(look.color(Role.BORDER));
            e.gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        });
    }

    private int indent() {
        return (int) Math.ceil(2 * character);
    }

    private String folded(int width) {
        return Folded.of(commands, Math.max(LEAST, (int) ((width - 2 * SIDE) / character)));
    }

    private void fit() {
        var area = getClientArea();
        text.setText(folded(area.width));
        var height = height(area.width);
        text.setBounds(SIDE, (area.height - height) / 2, Math.max(0, area.width - 2 * SIDE), height);
    }

    /** Of the text in a block that is so wide. */
    private int height(int width) {
        var layout = new TextLayout(getDisplay());
        layout.setFont(text.getFont());
        layout.setText(folded(width));
        layout.setWidth(Math.max(1, width - 2 * SIDE));
        layout.setWrapIndent(indent());
        var height = layout.getBounds().height;
        layout.dispose();
        return height;
    }

    /** In front of every line that is none of its own. */
    private void arrows(GC gc) {
        gc.setFont(text.getFont());
        gc.setForeground(look.color(Role.SOFT_TEXT));
        for (int line = 0; line < text.getLineCount(); line++) {
            var below = text.getLinePixel(line + 1);
            for (int y = text.getLinePixel(line) + text.getLineHeight(); y < below; y += text.getLineHeight()) {
                gc.drawText(GOES_ON, 0, y, true);
            }
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        var longest = commands.lines().mapToInt(String::length).max().orElse(0);
        var width = widthHint == SWT.DEFAULT ? (int) Math.ceil((longest + 1) * character) + 2 * SIDE : widthHint;
        return new Point(width, heightHint == SWT.DEFAULT ? height(width) + 2 * ABOVE : heightHint);
    }
}
