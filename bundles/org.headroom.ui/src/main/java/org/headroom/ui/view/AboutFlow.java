package org.headroom.ui.view;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.FlowRow;
import org.headroom.report.Wording;
import org.headroom.ui.capture.FlowFigures;
import org.headroom.ui.look.Cards;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Tone;

/** About a chosen flow that no finding names: what may be said of it, and its figures. */
final class AboutFlow extends Composite {

    AboutFlow(Composite parent, Look look, FlowRow flow, Verdict verdict) {
        super(parent, SWT.NONE);
        setData("name", "about-flow");
        setBackground(look.color(Tone.of(verdict).ground()));
        setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(10, 8)
                .spacing(8, 3)
                .applyTo(this);
        var icon = new Label(this, SWT.NONE);
        icon.setImage(look.icon(verdict));
        GridDataFactory.swtDefaults()
                .align(SWT.BEGINNING, SWT.BEGINNING)
                .span(1, 4)
                .indent(0, 2)
                .applyTo(icon);
        var cards = new Cards(look);
        cards.text(this, FlowFigures.sentence(verdict), look.bold(), Role.TEXT);
        cards.text(this, Wording.end(flow.client()) + " → " + Wording.end(flow.server()), look.small(), Role.TEXT);
        cards.text(this, "client → server: " + FlowFigures.of(flow.clientToServer()), look.small(), Role.SOFT_TEXT);
        cards.text(this, "server → client: " + FlowFigures.of(flow.serverToClient()), look.small(), Role.SOFT_TEXT);
    }
}
