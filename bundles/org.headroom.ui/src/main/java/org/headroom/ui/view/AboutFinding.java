package org.headroom.ui.view;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.headroom.chart.HeaderStack;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.RuledOut;
import org.headroom.diagnosis.Verdict;
import org.headroom.diagnosis.remedy.Remedy;
import org.headroom.report.Wording;
import org.headroom.ui.look.Cards;
import org.headroom.ui.look.CopyButton;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Picture;
import org.headroom.ui.look.Quotes;

/** About the chosen finding: ruled out by evidence, why this number, and what to do. */
final class AboutFinding extends Composite {

    private static final int STACK_HEIGHT = 68;

    private final Look look;
    private final Cards cards;
    private final Finding finding;

    AboutFinding(Composite parent, Look look, Finding finding) {
        super(parent, SWT.NONE);
        this.look = look;
        this.finding = finding;
        cards = new Cards(look);
        GridLayoutFactory.fillDefaults().margins(12, 10).spacing(6, 6).applyTo(this);
        if (finding.overhead() != null && finding.pathMtu() != null) {
            why(finding.pathMtu());
            space();
        }
        fixes();
        if (!finding.ruledOut().isEmpty()) {
            cards.line(this, "Ruled out by evidence", look.bold(), Role.TEXT);
            finding.ruledOut().forEach(this::ruledOut);
        }
    }

    private void space() {
        GridDataFactory.swtDefaults().hint(1, 4).applyTo(new Label(this, SWT.NONE));
    }

    private void ruledOut(RuledOut cause) {
        var line = new Composite(this, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 0).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        var icon = new Label(line, SWT.NONE);
        icon.setImage(look.icon(Verdict.INCONCLUSIVE));
        GridDataFactory.swtDefaults()
                .align(SWT.BEGINNING, SWT.BEGINNING)
                .span(1, 2)
                .applyTo(icon);
        cards.text(line, Wording.cause(cause.cause()), look.smallBold(), Role.TEXT);
        cards.text(line, cause.because(), look.small(), Role.SOFT_TEXT);
    }

    private void why(int pathMtu) {
        cards.line(this, "Why " + pathMtu, look.bold(), Role.TEXT);
        var stack = new HeaderStack(finding, look.palette()).font(look.drawn());
        var picture = new Picture(this, SWT.NONE, stack::draw);
        picture.prefer(240, STACK_HEIGHT);
        picture.describe(stack.names());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(picture);
        var overhead = finding.overhead();
        if (overhead != null && !overhead.candidates().isEmpty()) {
            var likely = overhead.candidates().getFirst();
            cards.text(
                    this,
                    (overhead.measured() ? "Measured: " : "Likely: ") + likely.title(),
                    look.small(),
                    Role.PATH_MTU);
        }
    }

    /** Step by step what reports propose, in their order. */
    private void fixes() {
        var best = Wording.best(finding.remedies());
        for (int i = 0; i < best.size(); i++) {
            fix(best.get(i), best.size() == 1 ? "" : i + 1 + ". ");
        }
    }

    private void fix(Remedy remedy, String number) {
        var head = new Composite(this, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(head);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        cards.text(head, number + Quotes.curly(Wording.title(remedy)), look.bold(), Role.TEXT);
        if (!remedy.commands().isEmpty()) {
            var commands = String.join("\n", remedy.commands());
            var copy = CopyButton.create(head, () -> commands);
            GridDataFactory.swtDefaults()
                    .align(SWT.END, SWT.CENTER)
                    .hint(CopyButton.width(copy), SWT.DEFAULT)
                    .applyTo(copy);
            cards.code(this, commands);
        }
        cards.text(this, remedy.where(), look.small(), Role.SOFT_TEXT);
        cards.text(this, "Covers " + Wording.covers(remedy) + ".", look.small(), Role.SOFT_TEXT);
        space();
    }
}
