package org.headroom.ui.wizard;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Verdict;
import org.headroom.diagnosis.remedy.Remedy;
import org.headroom.report.Wording;
import org.headroom.ui.look.CopyButton;
import org.headroom.ui.look.Quotes;

/** What to type, for the platform chosen: where, the commands, how to take them back, and the traps. */
final class RemedyPage extends StepPage {

    private static final int TREE_HEIGHT = 380;

    RemedyPage() {
        super("Remedy");
    }

    @Override
    boolean applies(Scope scope) {
        return scope.told().filter(f -> !f.remedies().isEmpty()).isPresent();
    }

    @Override
    void fill(Composite page, Scope scope) {
        scope.told().ifPresent(finding -> fill(page, finding));
    }

    private void fill(Composite page, Finding finding) {
        var remedies = finding.remedies();
        var best = Wording.best(remedies);
        setTitle(Quotes.curly(best.getFirst().title()));
        setDescription(
                best.size() == 1
                        ? "Where to type it, what it covers, and how to take it back."
                        : "Where that is not in your hands: " + inSentence(Wording.title(best.get(1))) + ".");
        var columns = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 0).applyTo(columns);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(columns);
        var right = new Composite(columns, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 10).applyTo(right);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(right);
        var tree = new RemedyTree(columns, look(), remedies, remedy -> {
            for (var old : right.getChildren()) {
                old.dispose();
            }
            show(right, remedy);
            wizard().prefer(remedy);
            fit();
        });
        tree.control().moveAbove(right);
        GridDataFactory.fillDefaults()
                .hint(tree.width(), TREE_HEIGHT)
                .grab(false, true)
                .applyTo(tree.control());
        var first = wizard().preferred()
                .flatMap(chosen -> remedies.stream()
                        .filter(r -> r.id().equals(chosen.id()))
                        .findFirst())
                .orElse(remedies.getFirst());
        tree.select(first);
        show(right, first);
    }

    private static String inSentence(String title) {
        return Character.toLowerCase(title.charAt(0)) + Quotes.curly(title).substring(1);
    }

    private void show(Composite right, Remedy remedy) {
        var box = cards().box(right, 2);
        commands(box, Quotes.curly(remedy.title()), remedy.commands());
        var where = cards().text(box, remedy.where(), look().font(), Role.TEXT);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .span(2, 1)
                .hint(60, SWT.DEFAULT)
                .applyTo(where);
        if (!remedy.undo().isEmpty()) {
            commands(box, "Undo", remedy.undo());
        }
        var covers = cards().text(box, "Covers " + Wording.covers(remedy) + ".", look().font(), Role.SOFT_TEXT);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .span(2, 1)
                .hint(60, SWT.DEFAULT)
                .applyTo(covers);
        if (!remedy.caveats().isEmpty()) {
            traps(right, remedy.caveats());
        }
    }

    private void commands(Composite box, String title, List<String> commands) {
        cards().text(box, title, look().bold(), Role.TEXT);
        var lines = String.join("\n", commands);
        if (commands.isEmpty()) {
            new Label(box, SWT.NONE);
            return;
        }
        var copy = CopyButton.create(box, () -> lines);
        GridDataFactory.swtDefaults()
                .align(SWT.END, SWT.CENTER)
                .hint(CopyButton.width(copy), SWT.DEFAULT)
                .applyTo(copy);
        var code = cards().code(box, lines);
        code.setData("name", "commands");
        GridDataFactory.createFrom((GridData) code.getLayoutData()).span(2, 1).applyTo(code);
    }

    private void traps(Composite right, List<String> caveats) {
        var box = cards().box(right, 2, Role.BANNER_WARNING);
        for (var caveat : caveats) {
            var icon = new Label(box, SWT.NONE);
            icon.setImage(look().icon(Verdict.AT_RISK));
            GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(icon);
            cards().text(box, caveat, look().font(), Role.TEXT);
        }
    }
}
