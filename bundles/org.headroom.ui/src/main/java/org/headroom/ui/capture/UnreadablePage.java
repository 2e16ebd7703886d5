package org.headroom.ui.capture;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Verdict;
import org.headroom.ui.look.Look;

/** What the editor shows where its file is no capture: the name, why, and what to do. */
final class UnreadablePage extends Composite {

    private static final int TEXT_WIDTH = 560;

    UnreadablePage(Composite parent, Look look, String name, String why, Runnable again, Runnable other) {
        super(parent, SWT.NONE);
        setBackground(look.color(Role.PANEL));
        setBackgroundMode(SWT.INHERIT_FORCE);
        setLayout(GridLayoutFactory.fillDefaults().create());
        var box = new Composite(this, SWT.NONE);
        GridDataFactory.swtDefaults()
                .align(SWT.CENTER, SWT.CENTER)
                .grab(true, true)
                .applyTo(box);
        GridLayoutFactory.swtDefaults().numColumns(2).spacing(12, 8).applyTo(box);
        var icon = new Label(box, SWT.NONE);
        icon.setImage(look.icon(Verdict.AT_RISK));
        var title = new Label(box, SWT.NONE);
        title.setText(name + " cannot be opened");
        title.setFont(look.banner());
        title.setForeground(look.color(Role.TEXT));
        new Label(box, SWT.NONE);
        var reason = new Label(box, SWT.WRAP);
        reason.setText(why);
        reason.setForeground(look.color(Role.TEXT));
        GridDataFactory.swtDefaults().hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(reason);
        new Label(box, SWT.NONE);
        var hint = new Label(box, SWT.WRAP);
        hint.setText("Headroom reads pcap and pcapng files, plain or compressed, and the text that tcpdump or tshark"
                + " printed. Whatever the name says, the content decides.");
        hint.setForeground(look.color(Role.SOFT_TEXT));
        GridDataFactory.swtDefaults().hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(hint);
        new Label(box, SWT.NONE);
        var buttons = new Composite(box, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(buttons);
        button(buttons, "Open Another…", other);
        button(buttons, "Try Again", again);
    }

    private static void button(Composite parent, String text, Runnable action) {
        var button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.addListener(SWT.Selection, _ -> action.run());
    }
}
