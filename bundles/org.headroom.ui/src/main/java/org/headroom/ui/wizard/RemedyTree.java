package org.headroom.ui.wizard;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.headroom.diagnosis.remedy.Remedy;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Quotes;
import org.headroom.ui.look.Rows;
import org.jspecify.annotations.Nullable;

/** Remedies by what they do, in the order to propose them, each under the name of its platform. */
final class RemedyTree {

    private static final int LEAST = 218;
    private static final int MOST = 340;
    /** Behind the words of a row. */
    private static final int MARGIN = 12;

    private final Look look;
    private final Tree tree;

    /** @param chosen who is told which one was chosen; of a heading the first under it */
    RemedyTree(Composite parent, Look look, List<Remedy> remedies, Consumer<Remedy> chosen) {
        this.look = look;
        tree = new Tree(parent, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL);
        tree.setData("name", "remedies");
        Rows.color(tree, look);
        remedies.stream()
                .collect(Collectors.groupingBy(Remedy::kind, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::add);
        tree.addListener(SWT.Resize, _ -> shorten());
        tree.addListener(SWT.Selection, e -> chosen.accept(remedy((TreeItem) e.item)));
        tree.addListener(SWT.MouseMove, e -> tell(tree.getItem(new Point(e.x, e.y))));
    }

    private void add(Remedy.Kind kind, List<Remedy> remedies) {
        var heading = new TreeItem(tree, SWT.NONE);
        heading.setText(name(kind));
        heading.setFont(look.bold());
        heading.setData(remedies.getFirst());
        var names = names(remedies);
        for (int i = 0; i < names.size(); i++) {
            var item = new TreeItem(heading, SWT.NONE);
            item.setText(names.get(i));
            item.setData(remedies.get(i));
            item.setData("name", names.get(i));
        }
        heading.setExpanded(true);
    }

    Tree control() {
        return tree;
    }

    /** Pixels to ask for: as many as the words take, within reason. */
    int width() {
        return Math.clamp(tree.computeSize(SWT.DEFAULT, SWT.DEFAULT).x, LEAST, MOST);
    }

    void select(Remedy remedy) {
        items().filter(item -> remedy(item).equals(remedy)).findFirst().ifPresent(tree::setSelection);
    }

    private Stream<TreeItem> items() {
        return Arrays.stream(tree.getItems()).flatMap(heading -> Arrays.stream(heading.getItems()));
    }

    private static Remedy remedy(TreeItem item) {
        return (Remedy) item.getData();
    }

    private static String name(TreeItem item) {
        return item.getData("name") instanceof String name ? name : item.getText();
    }

    private void shorten() {
        var gc = new GC(tree);
        gc.setFont(tree.getFont());
        var right = tree.getClientArea().width - MARGIN;
        items().forEach(item -> item.setText(Rows.fitting(gc, name(item), right - item.getBounds().x)));
        gc.dispose();
    }

    /** All words of a row that had to be shortened. */
    private void tell(@Nullable TreeItem item) {
        var all = item == null ? "" : name(item);
        var shortened = item != null && !item.getText().equals(all);
        tree.setToolTipText(shortened ? all : null);
    }

    private static String name(Remedy.Kind kind) {
        return switch (kind) {
            case LET_ICMP_THROUGH -> "Let ICMP through";
            case LET_FRAGMENTS_THROUGH -> "Let fragments through";
            case MEND_MTU -> "Mend the MTU";
            case CLAMP_MSS -> "Lower the MSS";
            case PROBE -> "Let the sender probe";
        };
    }

    /** Platforms; where two would be called the same, what tells them apart. */
    private static List<String> names(List<Remedy> remedies) {
        var alike = remedies.stream().collect(Collectors.groupingBy(Remedy::platform));
        return remedies.stream()
                .map(r -> {
                    var others = Objects.requireNonNull(alike.get(r.platform()));
                    return others.size() == 1 ? r.platform() : r.platform() + ": " + ownWords(r, others);
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
        return Quotes.curly(
                shared == words.size() ? remedy.title() : String.join(" ", words.subList(shared, words.size())));
    }

    private static boolean isShared(List<List<String>> titles, int at) {
        return titles.stream().allMatch(t -> at < t.size())
                && titles.stream().map(t -> t.get(at)).distinct().count() == 1;
    }
}
