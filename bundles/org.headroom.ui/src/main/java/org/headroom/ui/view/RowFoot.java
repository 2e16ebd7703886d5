package org.headroom.ui.view;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.headroom.chart.Role;
import org.headroom.ui.look.Look;

/** Under the rows of a window: which they are, in what order, and the ways to those before and after. */
final class RowFoot extends Composite {

    /** Of a label, beside its text. */
    private static final int MARGIN = 8;

    private final CLabel words;
    private final Link links;
    private RowWindow window = RowWindow.of(0, 1);
    private List<String> remarks = List.of();

    RowFoot(Composite parent, Look look, Consumer<RowWindow> turn) {
        super(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .spacing(0, 0)
                .extendedMargins(0, 10, 0, 0)
                .applyTo(this);
        words = new CLabel(this, SWT.NONE);
        words.setFont(look.small());
        words.setForeground(look.color(Role.SOFT_TEXT));
        GridDataFactory.fillDefaults().grab(true, false).indent(2, 0).applyTo(words);
        words.addListener(SWT.Resize, _ -> say());
        links = new Link(this, SWT.NONE);
        links.setFont(look.small());
        links.addListener(SWT.Selection, e -> turn.accept(window.turned(e.text)));
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).indent(2, 0).applyTo(links);
    }

    /** @param parts the most important first: where there is no room for all, the last are left out */
    void show(RowWindow rows, List<String> parts) {
        window = rows;
        remarks = parts;
        links.setText(rows.links());
        layout();
        say();
    }

    private void say() {
        var gc = new GC(words);
        gc.setFont(words.getFont());
        var kept = remarks.size();
        while (kept > 1 && gc.textExtent(sentence(kept)).x > words.getClientArea().width - MARGIN) {
            kept--;
        }
        gc.dispose();
        words.setText(sentence(kept));
        words.setToolTipText(kept < remarks.size() ? sentence(remarks.size()) : null);
    }

    private String sentence(int parts) {
        return String.join(" · ", remarks.subList(0, parts));
    }
}
