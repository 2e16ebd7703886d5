package org.headroom.ui.wizard;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.headroom.chart.HeaderStack;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Overhead;
import org.headroom.ui.look.Picture;

/** What ate the room: headers to scale, the arithmetic, and which encapsulations explain it. */
final class OverheadPage extends StepPage {

    private static final int STACK_HEIGHT = 262;

    OverheadPage() {
        super("Overhead");
    }

    @Override
    boolean applies(Scope scope) {
        return scope.told()
                .filter(f -> f.overhead() != null && (f.pathMtu() != null || f.pathMtuRange() != null))
                .isPresent();
    }

    @Override
    void fill(Composite page, Scope scope) {
        scope.told().ifPresent(finding -> {
            var overhead = finding.overhead();
            if (overhead != null) {
                fill(page, finding, overhead);
            }
        });
    }

    private void fill(Composite page, Finding finding, Overhead overhead) {
        setTitle(overhead.bytes() == null ? "What ate the room" : "What ate the room: " + overhead.bytes() + " octets");
        setDescription(carried(finding)
                + (overhead.measured()
                        ? "Both the inner and the outer packet are here, so this is measured."
                        : "Which header is so long, most likely first."));
        var stack = new HeaderStack(finding, look().palette()).font(look().drawn());
        var box = cards().box(page, 1);
        GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(box);
        var picture = new Picture(box, SWT.NONE, stack::draw);
        picture.setData("name", "stack");
        picture.prefer(600, STACK_HEIGHT);
        picture.describe(stack.names());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(picture);
        arithmetic(page, stack);
        candidates(page, overhead);
    }

    private static String carried(Finding finding) {
        return finding.pathMtu() == null ? "" : finding.pathMtu() + " octets pass. ";
    }

    private void arithmetic(Composite page, HeaderStack stack) {
        var line = new Composite(page, SWT.NONE);
        var terms = stack.arithmetic();
        GridLayoutFactory.fillDefaults()
                .numColumns(terms.size() + 1)
                .spacing(7, 0)
                .applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        terms.forEach(term -> cards().line(line, term.text(), look().code(4, SWT.BOLD), term.role()));
        cards().text(line, stack.names() + ": the MSS that fits is " + stack.mss(), look().font(), Role.SOFT_TEXT);
    }

    private void candidates(Composite page, Overhead overhead) {
        var box = cards().box(page, 2);
        for (int i = 0; i < overhead.candidates().size(); i++) {
            if (i > 0) {
                cards().rule(box, 2);
            }
            candidate(box, overhead.candidates().get(i), i == 0, overhead.measured());
        }
        if (overhead.candidates().isEmpty()) {
            cards().text(
                            box,
                            "No known encapsulation takes exactly this: an MTU set by hand is possible.",
                            look().font(),
                            Role.TEXT);
        }
    }

    private void candidate(Composite box, Overhead.Candidate candidate, boolean first, boolean measured) {
        cards().text(box, candidate.title(), look().bold(), Role.TEXT);
        var sure = first ? measured ? "measured" : "likely" : "possible";
        var label = new Label(box, SWT.RIGHT);
        label.setText(sure);
        label.setFont(look().bold());
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(label);
        label.setForeground(look().color(first ? Role.GOOD_TEXT : Role.SOFT_TEXT));
        var reason =
                cards().text(box, candidate.bytes() + " octets. " + candidate.reason(), look().font(), Role.SOFT_TEXT);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .span(2, 1)
                .hint(60, SWT.DEFAULT)
                .applyTo(reason);
    }
}
