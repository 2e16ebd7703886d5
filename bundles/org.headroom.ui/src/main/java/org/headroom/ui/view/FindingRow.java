package org.headroom.ui.view;

import java.util.function.ObjIntConsumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Finding;
import org.headroom.report.Wording;
import org.headroom.ui.look.Cards;
import org.headroom.ui.look.Look;

/** A finding in the list: title, whom it hits, and softly its rule and how sure it is. */
final class FindingRow extends Composite {

    private final Look look;
    private final Finding finding;
    private final Runnable choice;
    private final ObjIntConsumer<FindingRow> step;

    FindingRow(Composite parent, Look look, Finding finding, Runnable choice, ObjIntConsumer<FindingRow> step) {
        super(parent, SWT.NONE);
        this.look = look;
        this.finding = finding;
        this.choice = choice;
        this.step = step;
        setBackgroundMode(SWT.INHERIT_FORCE);
        setData("name", "finding");
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(10, 8)
                .spacing(8, 2)
                .applyTo(this);
        var icon = new Label(this, SWT.NONE);
        icon.setImage(look.icon(finding.verdict()));
        GridDataFactory.swtDefaults()
                .align(SWT.BEGINNING, SWT.BEGINNING)
                .span(1, FindingsView.hosts(finding).isEmpty() ? 3 : 4)
                .indent(0, 2)
                .applyTo(icon);
        var cards = new Cards(look);
        cards.text(this, finding.title(), look.bold(), Role.TEXT);
        var hosts = FindingsView.hosts(finding);
        if (!hosts.isEmpty()) {
            cards.text(this, hosts, look.small(), Role.TEXT);
        }
        cards.text(this, FindingsView.subtitle(finding), look.small(), Role.TEXT);
        cards.text(this, finding.rule() + " · " + Wording.sure(finding.confidence()), look.small(), Role.SOFT_TEXT);
        addListener(SWT.KeyDown, this::pressed);
        addListener(SWT.Traverse, FindingRow::traverse);
        addListener(SWT.FocusIn, _ -> redraw());
        addListener(SWT.FocusOut, _ -> redraw());
        addListener(SWT.Paint, this::paintFocus);
        press(this);
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = finding.title();
            }
        });
    }

    Finding finding() {
        return finding;
    }

    void choose() {
        choice.run();
        forceFocus();
    }

    void chosen(boolean yes) {
        setBackground(look.color(yes ? Role.SELECTION : Role.PANEL));
    }

    private void press(Control control) {
        control.addListener(SWT.MouseDown, _ -> choose());
        if (control instanceof Composite box) {
            for (var child : box.getChildren()) {
                press(child);
            }
        }
    }

    private void pressed(Event e) {
        switch (e.keyCode) {
            case SWT.ARROW_DOWN -> step.accept(this, 1);
            case SWT.ARROW_UP -> step.accept(this, -1);
            case SWT.CR, ' ' -> choose();
            default -> {}
        }
    }

    private static void traverse(Event e) {
        e.doit = e.detail != SWT.TRAVERSE_ARROW_NEXT
                && e.detail != SWT.TRAVERSE_ARROW_PREVIOUS
                && e.detail != SWT.TRAVERSE_RETURN;
    }

    private void paintFocus(Event e) {
        if (isFocusControl()) {
            var area = getClientArea();
            e.gc.setForeground(look.color(Role.SELECTION_EDGE));
            e.gc.setLineStyle(SWT.LINE_DOT);
            e.gc.drawRectangle(1, 1, area.width - 3, area.height - 3);
        }
    }
}
