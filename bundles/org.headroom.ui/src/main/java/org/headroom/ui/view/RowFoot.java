package org.headroom.ui.view;

import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.headroom.chart.Role;
import org.headroom.ui.look.Look;

/** Under the rows of a window: which they are, in what order, and the ways to those before and after. */
final class RowFoot extends Composite {

    private final CLabel words;
    private final Link links;
    private RowWindow window = RowWindow.of(0, 1);

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
        links = new Link(this, SWT.NONE);
        links.setFont(look.small());
        links.addListener(SWT.Selection, e -> turn.accept(window.turned(e.text)));
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).indent(2, 0).applyTo(links);
    }

    void show(RowWindow rows, String sentence) {
        window = rows;
        words.setText(sentence);
        links.setText(rows.links());
        layout();
    }
}
