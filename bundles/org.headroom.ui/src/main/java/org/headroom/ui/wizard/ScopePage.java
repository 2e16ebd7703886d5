package org.headroom.ui.wizard;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.flow.FlowRow;
import org.headroom.report.Wording;
import org.headroom.ui.capture.Inspection;
import org.headroom.ui.capture.Span;
import org.headroom.ui.look.CopyButton;

/** What shall be judged, and what this capture can prove. */
final class ScopePage extends StepPage {

    private final Inspection inspection;

    ScopePage(Inspection inspection) {
        super("Scope");
        this.inspection = inspection;
    }

    @Override
    boolean applies(Scope scope) {
        return true;
    }

    /** The choice itself changes the scope, so the page stays as it is. */
    @Override
    public void setVisible(boolean visible) {
        getControl().setVisible(visible);
        if (visible && !filled) {
            filled = true;
            refill();
        }
    }

    private boolean filled;

    @Override
    void fill(Composite page, Scope scope) {
        setTitle("What shall be judged?");
        setDescription("Headroom looks at every flow; narrow it here when you look for one.");
        cards().line(page, "Judge", look().bold(), Role.TEXT);
        var choices = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 6).applyTo(choices);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(choices);
        whole(choices, scope.diagnosis());
        inspection.flow().ifPresent(flow -> flow(choices, scope.diagnosis(), flow));
        if (scope.diagnosis().findings().size() > 1) {
            finding(choices, scope.diagnosis());
        }
        var several = scope.diagnosis().captures().size() > 1;
        cards().line(
                        page,
                        several ? "What these captures can prove" : "What this capture can prove",
                        look().bold(),
                        Role.TEXT);
        var box = cards().box(page, 3);
        var proofs = CaptureProofs.of(scope.diagnosis(), inspection.analysis().flows());
        for (int i = 0; i < proofs.size(); i++) {
            if (i > 0) {
                cards().rule(box, 3);
            }
            proof(box, proofs.get(i));
        }
        if (scope.diagnosis().recipe() != null) {
            recipe(page, scope.diagnosis().recipe());
        }
    }

    private Button radio(Composite choices, String text, String more) {
        var radio = new Button(choices, SWT.RADIO);
        radio.setText(text);
        var label = cards().line(choices, more, look().font(), Role.SOFT_TEXT);
        label.setToolTipText(more);
        return radio;
    }

    private void whole(Composite choices, Diagnosis diagnosis) {
        var several = diagnosis.captures().size() > 1;
        var capture = diagnosis.captures().getFirst();
        var span = several || capture.packets() < 2 ? "" : ", " + Span.of(capture.firstNanos(), capture.lastNanos());
        var radio = radio(
                choices,
                several ? "all captures together" : "the whole capture",
                Wording.count(diagnosis.counts().flows(), "flow") + ", "
                        + Wording.count(diagnosis.counts().packets(), "packet") + span);
        radio.setSelection(true);
        radio.addListener(SWT.Selection, _ -> judge(radio, Scope.whole(diagnosis)));
    }

    private void flow(Composite choices, Diagnosis diagnosis, FlowRow flow) {
        var radio = radio(
                choices, "the flow in the timeline", Wording.end(flow.client()) + " → " + Wording.end(flow.server()));
        var scope = inspection
                .findingOf(flow.id())
                .map(f -> Scope.of(diagnosis, f))
                .orElseGet(() -> Scope.calm(diagnosis, inspection.analysis().verdict(flow.id())));
        radio.addListener(SWT.Selection, _ -> judge(radio, scope));
    }

    private void finding(Composite choices, Diagnosis diagnosis) {
        var radio = new Button(choices, SWT.RADIO);
        radio.setText("one finding");
        var combo = new Combo(choices, SWT.READ_ONLY);
        diagnosis.findings().stream().map(Finding::title).forEach(combo::add);
        var shown = inspection.choice().finding();
        combo.select(shown == null ? 0 : Math.max(0, diagnosis.findings().indexOf(shown)));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
        Runnable judge =
                () -> judge(radio, Scope.of(diagnosis, diagnosis.findings().get(combo.getSelectionIndex())));
        radio.addListener(SWT.Selection, _ -> judge.run());
        combo.addListener(SWT.Selection, _ -> {
            for (var other : choices.getChildren()) {
                if (other instanceof Button button) {
                    button.setSelection(button == radio);
                }
            }
            judge.run();
        });
    }

    private void judge(Button radio, Scope scope) {
        if (radio.getSelection()) {
            wizard().judge(scope);
            getContainer().updateButtons();
        }
    }

    private void proof(Composite box, CaptureProofs.Proof proof) {
        new Label(box, SWT.NONE).setImage(look().icon(proof.sign()));
        var what = cards().line(box, proof.what(), look().bold(), Role.TEXT);
        GridDataFactory.swtDefaults().hint(210, SWT.DEFAULT).applyTo(what);
        cards().text(box, proof.because(), look().font(), Role.SOFT_TEXT);
    }

    private void recipe(Composite page, Diagnosis.Recipe recipe) {
        var box = cards().box(page, 2, Role.BANNER_WARNING);
        var words = cards().text(box, recipe.where() + " " + recipe.settles(), look().font(), Role.TEXT);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .span(2, 1)
                .hint(60, SWT.DEFAULT)
                .applyTo(words);
        cards().code(box, recipe.command());
        var copy = CopyButton.create(box, recipe::command);
        GridDataFactory.swtDefaults().hint(CopyButton.width(copy), SWT.DEFAULT).applyTo(copy);
    }
}
