package org.headroom.ui.look;

import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/** Puts a text into the clipboard, and says so for a moment. */
public final class CopyButton {

    private static final int SAID_MILLIS = 1200;

    private CopyButton() {}

    public static Button create(Composite parent, Supplier<String> text) {
        var button = new Button(parent, SWT.PUSH);
        button.setText("Copied");
        var width = button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
        button.setText("Copy");
        button.setData("width", width);
        button.addListener(SWT.Selection, _ -> {
            copy(button, text.get());
            button.setText("Copied");
            button.getDisplay().timerExec(SAID_MILLIS, () -> {
                if (!button.isDisposed()) {
                    button.setText("Copy");
                }
            });
        });
        return button;
    }

    /** Width that has room for either word. */
    public static int width(Button button) {
        return button.getData("width") instanceof Integer width ? width : SWT.DEFAULT;
    }

    private static void copy(Button button, String text) {
        var clipboard = new Clipboard(button.getDisplay());
        clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }
}
