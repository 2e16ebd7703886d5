package org.headroom.ui.capture;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Verdict;
import org.headroom.report.Wording;
import org.headroom.ui.look.Cards;
import org.headroom.ui.look.CopyButton;
import org.headroom.ui.look.FlatButton;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Pill;
import org.headroom.ui.look.Tone;
import org.headroom.ui.look.VerdictIcon;
import org.jspecify.annotations.Nullable;

/** The verdict in one sentence, one line with number, cause and fix, how sure it is, and the way to the wizard. */
final class Banner extends Composite {

    private static final int ICON = 34;

    private final Look look;
    private final Tone tone;
    private @Nullable Label scope;
    private boolean said;

    Banner(Composite parent, Look look, Diagnosis diagnosis, Runnable diagnose) {
        super(parent, SWT.NONE);
        this.look = look;
        tone = Tone.of(diagnosis.verdict());
        Strip.begin(this, 4, look, tone.ground(), tone.edge());
        var icon = new Label(this, SWT.NONE);
        icon.setImage(look.image(new VerdictIcon(diagnosis.verdict(), look.palette()), ICON));
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).indent(4, 0).applyTo(icon);
        sentences(diagnosis);
        sure(diagnosis);
        var button = FlatButton.primary(this, look, "Diagnose…", diagnose);
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(button);
    }

    private void sentences(Diagnosis diagnosis) {
        var box = new Composite(this, SWT.NONE);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, true)
                .applyTo(box);
        GridLayoutFactory.fillDefaults().margins(0, 7).spacing(0, 3).applyTo(box);
        scope = sentence(box, "The whole capture, not the flow below:", look.small(), Role.SOFT_TEXT);
        Cards.visible(scope, false);
        sentence(box, diagnosis.summary(), look.banner(), tone.text());
        var detail = SecondSentence.of(diagnosis);
        if (!detail.isEmpty()) {
            var brief = BriefSources.in(detail, diagnosis.findings());
            var label = sentence(box, brief, look.font(), Role.TEXT);
            if (!brief.equals(detail)) {
                label.setToolTipText(detail);
            }
        }
        if (diagnosis.recipe() != null && diagnosis.verdict() == Verdict.INCONCLUSIVE) {
            recipe(box, diagnosis.recipe());
        }
        damage(box, diagnosis);
    }

    /** Says whom the verdict is about, where it is not about what lies below. */
    void sayScope(boolean yes) {
        if (scope != null && said != yes) {
            said = yes;
            Cards.visible(scope, yes);
            getParent().layout(new Control[] {scope});
        }
    }

    private Label sentence(Composite box, String text, Font font, Role color) {
        var label = new Label(box, SWT.WRAP);
        label.setText(text.replace("&", "&&"));
        label.setFont(font);
        label.setForeground(look.color(color));
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private void recipe(Composite box, Diagnosis.Recipe recipe) {
        var line = new Composite(box, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(line);
        var command = new Label(line, SWT.NONE);
        command.setText(recipe.command().replace("&", "&&"));
        command.setToolTipText(recipe.where() + "\n" + recipe.settles());
        command.setFont(look.code());
        command.setForeground(look.color(Role.TEXT));
        CopyButton.create(line, recipe::command);
    }

    private void damage(Composite box, Diagnosis diagnosis) {
        var problems = diagnosis.captures().stream()
                .flatMap(c -> c.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            var first = Wording.damage(problems.getFirst());
            var rest = first.endsWith("is analysed.") ? "" : " What can be read is analysed.";
            var more = problems.size() > 1 ? " " + (problems.size() - 1) + " more like this." : "";
            sentence(box, first + rest + more, look.font(), Role.LOST_TEXT);
        }
    }

    private void sure(Diagnosis diagnosis) {
        var label = new Label(this, SWT.NONE);
        if (!diagnosis.findings().isEmpty()) {
            var pill = new Pill(
                    Wording.sure(diagnosis.findings().getFirst().confidence()),
                    look.drawn().deriveFont(java.awt.Font.BOLD),
                    look.palette().color(Role.GOOD_TEXT));
            label.setImage(look.image(pill, pill.width(), pill.height()));
            label.setToolTipText("How sure: confirmed by several proofs, likely by one, possible by the pattern alone");
        }
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(label);
    }
}
