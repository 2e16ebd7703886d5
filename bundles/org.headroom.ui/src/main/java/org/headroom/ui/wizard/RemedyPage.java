package org.headroom.ui.wizard;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
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

    private static final int LIST_WIDTH = 218;
    private static final int WIDEST_LIST = 340;
    private static final int LIST_HEIGHT = 380;

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
        var remedies = finding.remedies().stream()
                .sorted(Comparator.comparing(r -> r.kind() != Remedy.Kind.CLAMP_MSS))
                .toList();
        setTitle(Quotes.curly(remedies.getFirst().title()));
        setDescription(finding.remedies().stream()
                .filter(r -> r.kind() == Remedy.Kind.LET_ICMP_THROUGH)
                .findFirst()
                .map(r -> "Or, better for every protocol: " + Quotes.curly(r.title()) + ".")
                .orElse("Where to type it, what it covers, and how to take it back."));
        var columns = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 0).applyTo(columns);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(columns);
        var list = new org.eclipse.swt.widgets.List(columns, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL);
        list.setData("name", "platforms");
        names(remedies).forEach(list::add);
        GridDataFactory.fillDefaults()
                .hint(Math.clamp(list.computeSize(SWT.DEFAULT, SWT.DEFAULT).x, LIST_WIDTH, WIDEST_LIST), LIST_HEIGHT)
                .grab(false, true)
                .applyTo(list);
        var right = new Composite(columns, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 10).applyTo(right);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(right);
        list.select(0);
        list.addListener(SWT.Selection, _ -> {
            for (var old : right.getChildren()) {
                old.dispose();
            }
            show(right, remedies.get(list.getSelectionIndex()));
            fit();
        });
        show(right, remedies.getFirst());
    }

    /** Where it is typed, and what it does where that is not the MSS; where two would be called the same, what tells them apart. */
    private static List<String> names(List<Remedy> remedies) {
        var alike = remedies.stream().collect(Collectors.groupingBy(RemedyPage::name));
        return remedies.stream()
                .map(r -> {
                    var others = Objects.requireNonNull(alike.get(name(r)));
                    return others.size() == 1 ? name(r) : name(r) + ": " + ownWords(r, others);
                })
                .toList();
    }

    /** A title less the words that it begins with as the others do. */
    private static String ownWords(Remedy remedy, List<Remedy> others) {
        var titles = others.stream().map(r -> List.of(r.title().split(" "))).toList();
        var words = List.of(remedy.title().split(" "));
        var shared = 0;
        while (isShared(titles, shared)) {
            shared++;
        }
        return shared == words.size()
                ? Quotes.curly(remedy.title())
                : String.join(" ", words.subList(shared, words.size()));
    }

    private static boolean isShared(List<List<String>> titles, int at) {
        return titles.stream().allMatch(t -> at < t.size())
                && titles.stream().map(t -> t.get(at)).distinct().count() == 1;
    }

    private static String name(Remedy remedy) {
        return switch (remedy.kind()) {
            case CLAMP_MSS -> remedy.platform();
            case LET_ICMP_THROUGH -> "Let ICMP through, " + remedy.platform();
            case LET_FRAGMENTS_THROUGH -> "Fragments, " + remedy.platform();
            case MEND_MTU -> "Mend the MTU, " + remedy.platform();
            case PROBE -> "Probe, " + remedy.platform();
        };
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
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(code);
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
