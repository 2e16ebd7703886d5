package org.headroom.ui.wizard;

import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Verdict;
import org.headroom.report.Wording;
import org.headroom.ui.capture.FlowFigures;
import org.headroom.ui.capture.Inspection;
import org.headroom.ui.look.CopyButton;
import org.headroom.ui.look.Painter;
import org.headroom.ui.look.Picture;
import org.headroom.ui.look.Pill;
import org.headroom.ui.look.Tone;
import org.headroom.ui.look.VerdictIcon;
import org.jspecify.annotations.Nullable;

/** What was found, how sure it is, and what it is not. */
final class VerdictPage extends StepPage {

    private static final int PATH_HEIGHT = 84;
    private static final int MOST_OTHERS = 12;

    private final Inspection inspection;

    VerdictPage(Inspection inspection) {
        super("Verdict");
        this.inspection = inspection;
    }

    @Override
    boolean applies(Scope scope) {
        return true;
    }

    @Override
    void fill(Composite page, Scope scope) {
        setTitle(scope.told().map(Finding::title).orElse(Wording.title(scope.verdict())));
        setDescription("What was found, how sure it is, and what was ruled out.");
        banner(page, scope);
        scope.told().ifPresentOrElse(f -> finding(page, f), () -> calm(page, scope));
        also(page, scope);
    }

    private void banner(Composite page, Scope scope) {
        var tone = Tone.of(scope.verdict());
        var box = new Composite(page, SWT.NONE);
        box.setBackground(look().color(tone.ground()));
        box.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .spacing(14, 2)
                .extendedMargins(0, 12, 8, 8)
                .applyTo(box);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(box);
        var edge = new Composite(box, SWT.NONE);
        edge.setBackground(look().color(tone.edge()));
        GridDataFactory.fillDefaults().span(1, 2).hint(6, 1).applyTo(edge);
        var icon = new Label(box, SWT.NONE);
        icon.setImage(look().image(new VerdictIcon(scope.verdict(), look().palette()), 32));
        GridDataFactory.swtDefaults().span(1, 2).applyTo(icon);
        var heading = heading(scope);
        cards().text(box, heading, look().banner(), tone.text());
        cards().text(box, sentence(scope).replace(heading + ". ", ""), look().font(), Role.TEXT);
    }

    private static String heading(Scope scope) {
        var title = Wording.title(scope.verdict());
        return scope.told()
                .filter(_ -> scope.verdict().atLeast(Verdict.FRAGMENTING))
                .map(VerdictPage::way)
                .map(way -> title + ", " + way)
                .orElse(title);
    }

    /** Which way the packets went that did not arrive; none where the finding does not tell. */
    private static @Nullable String way(Finding found) {
        var direction = found.direction();
        return found.bothWays() ? "both directions" : direction == null ? null : direction.title();
    }

    private String sentence(Scope scope) {
        if (scope.whole()) {
            return scope.diagnosis().summary();
        }
        return scope.told().map(Finding::title).orElse("Nothing was found on this flow.");
    }

    private void finding(Composite page, Finding finding) {
        Figures.create(page, look(), finding);
        sure(page, finding);
        path(finding).ifPresent(painter -> {
            var box = cards().box(page, 1);
            var picture = new Picture(box, SWT.NONE, painter);
            picture.prefer(600, PATH_HEIGHT);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(picture);
        });
        if (!finding.ruledOut().isEmpty()) {
            cards().line(page, "What it is not", look().bold(), Role.TEXT);
            var box = cards().box(page, 3);
            for (int i = 0; i < finding.ruledOut().size(); i++) {
                if (i > 0) {
                    cards().rule(box, 3);
                }
                var cause = finding.ruledOut().get(i);
                new Label(box, SWT.NONE).setImage(look().icon(Verdict.INCONCLUSIVE));
                var name = cards().line(box, Wording.cause(cause.cause()), look().bold(), Role.TEXT);
                GridDataFactory.swtDefaults().hint(150, SWT.DEFAULT).applyTo(name);
                cards().text(box, cause.because(), look().font(), Role.SOFT_TEXT);
            }
        }
    }

    /** It is drawn round one capture; of several none is in the middle. */
    private Optional<Painter> path(Finding finding) {
        return inspection.diagnosis().captures().size() == 1 ? PathPicture.of(finding, look()) : Optional.empty();
    }

    private void sure(Composite page, Finding finding) {
        var line = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 2).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        var pill = new Pill(
                Wording.sure(finding.confidence()),
                look().drawn().deriveFont(java.awt.Font.BOLD),
                look().palette().color(Role.GOOD_TEXT));
        var label = new Label(line, SWT.NONE);
        label.setImage(look().image(pill, pill.width(), pill.height()));
        GridDataFactory.swtDefaults()
                .align(SWT.BEGINNING, SWT.BEGINNING)
                .span(1, 2)
                .applyTo(label);
        cards().text(line, finding.explanation(), look().font(), Role.TEXT);
        cards().text(line, scale(finding.confidence()), look().small(), Role.SOFT_TEXT);
    }

    private static String scale(Confidence confidence) {
        return switch (confidence) {
            case CONFIRMED -> "“Likely” would rest on the pattern alone, “possible” on one sign.";
            case LIKELY -> "“Confirmed” would need a second, independent proof; “possible” would rest on one sign.";
            case POSSIBLE -> "One sign speaks for it; a capture at another place would settle it.";
        };
    }

    private void calm(Composite page, Scope scope) {
        if (scope.whole() && !scope.diagnosis().detail().isEmpty()) {
            cards().text(page, scope.diagnosis().detail(), look().font(), Role.TEXT);
        }
        var recipe = scope.diagnosis().recipe();
        if (scope.verdict() == Verdict.INCONCLUSIVE && recipe != null) {
            var box = cards().box(page, 2);
            var words = cards().text(box, recipe.where() + " " + recipe.settles(), look().font(), Role.TEXT);
            GridDataFactory.fillDefaults()
                    .grab(true, false)
                    .span(2, 1)
                    .hint(60, SWT.DEFAULT)
                    .applyTo(words);
            cards().code(box, recipe.command());
            var copy = CopyButton.create(box, recipe::command);
            GridDataFactory.swtDefaults()
                    .hint(CopyButton.width(copy), SWT.DEFAULT)
                    .applyTo(copy);
        }
        flow(page);
        notJudged(page, scope);
    }

    private void flow(Composite page) {
        inspection.flow().ifPresent(flow -> {
            var box = cards().box(page, 1);
            cards().text(
                            box,
                            "%s → %s".formatted(Wording.end(flow.client()), Wording.end(flow.server())),
                            look().bold(),
                            Role.TEXT);
            cards().text(box, "client → server: " + FlowFigures.of(flow.clientToServer()), look().font(), Role.TEXT);
            cards().text(box, "server → client: " + FlowFigures.of(flow.serverToClient()), look().font(), Role.TEXT);
        });
    }

    private void notJudged(Composite page, Scope scope) {
        var rules = scope.diagnosis().notApplicable();
        if (!rules.isEmpty()) {
            cards().line(page, "What could not be judged", look().bold(), Role.TEXT);
            var box = cards().box(page, 1);
            rules.stream().limit(12).forEach(rule -> cards().text(box, rule, look().small(), Role.SOFT_TEXT));
        }
    }

    private void also(Composite page, Scope scope) {
        var others = scope.others();
        if (!others.isEmpty()) {
            cards().line(page, "Also found", look().bold(), Role.TEXT);
            var box = cards().box(page, 2);
            for (var other : others.stream().limit(MOST_OTHERS).toList()) {
                new Label(box, SWT.NONE).setImage(look().icon(other.verdict()));
                cards().text(box, other.title(), look().font(), Role.TEXT);
            }
            if (others.size() > MOST_OTHERS) {
                var more = Wording.number(others.size() - MOST_OTHERS) + " more in the view Findings";
                var words = cards().text(box, more, look().font(), Role.SOFT_TEXT);
                GridDataFactory.createFrom((GridData) words.getLayoutData())
                        .span(2, 1)
                        .applyTo(words);
            }
        }
    }
}
