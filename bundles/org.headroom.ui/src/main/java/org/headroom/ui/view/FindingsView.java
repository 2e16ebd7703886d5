package org.headroom.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Finding;
import org.headroom.flow.FlowRow;
import org.headroom.report.Wording;
import org.headroom.ui.capture.Choice;
import org.headroom.ui.capture.Inspection;
import org.headroom.ui.look.Cards;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Scroll;
import org.jspecify.annotations.Nullable;

/** What was found, worst first, and about the chosen one: what it is not, why this number, what to type. */
public final class FindingsView extends InspectionView {

    /** As in plugin.xml. */
    public static final String ID = "org.headroom.ui.findings";

    @Override
    Pane create(Composite parent, Look look) {
        return new Content(parent, look, this::title);
    }

    private static final class Content implements Pane {

        /** Several screens of rows: with hundreds the window would stand still while GTK lays them out. */
        private static final int MOST = 30;

        private final Look look;
        private final Consumer<String> title;
        private final Scroll scroll;
        private final List<FindingRow> rows = new ArrayList<>();
        private Optional<Inspection> inspection = Optional.empty();
        private RowWindow window = RowWindow.of(0, MOST);
        private @Nullable Composite list;
        private @Nullable RowFoot foot;
        private @Nullable Composite about;
        private @Nullable Finding shown;
        private @Nullable FlowRow calm;

        Content(Composite parent, Look look, Consumer<String> title) {
            this.look = look;
            this.title = title;
            GridLayoutFactory.fillDefaults().applyTo(parent);
            scroll = new Scroll(parent, look, Role.PANEL);
            scroll.frame().setData("name", "findings");
            GridDataFactory.fillDefaults().grab(true, true).applyTo(scroll.frame());
        }

        @Override
        public void opened(Optional<Inspection> opened) {
            inspection = opened;
            shown = opened.map(Inspection::choice).map(Choice::finding).orElse(null);
            calm = opened.flatMap(Inspection::calmFlow).orElse(null);
            scroll.clear();
            rows.clear();
            list = null;
            foot = null;
            about = null;
            title.accept(opened.map(i -> "Findings (" + findings().size() + ")").orElse("Findings"));
            if (findings().isEmpty()) {
                var words = opened.map(i -> i.diagnosis().summary())
                        .orElse("Open a capture, and what is wrong in it stands here, worst first.");
                new Cards(look).empty(scroll.content(), words);
            } else {
                foot = new RowFoot(scroll.content(), look, this::turn);
                GridDataFactory.fillDefaults().grab(true, false).indent(8, 4).applyTo(foot);
                list(RowWindow.of(findings().size(), MOST).at(Math.max(0, place())));
            }
            about();
        }

        private List<Finding> findings() {
            return inspection.map(i -> i.diagnosis().findings()).orElse(List.of());
        }

        /** Makes the rows of a window, in place of those before. */
        private void list(RowWindow next) {
            window = next;
            rows.clear();
            if (list != null) {
                list.dispose();
            }
            var made = new Composite(scroll.content(), SWT.NONE);
            GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(made);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(made);
            made.moveAbove(null);
            if (about instanceof AboutFlow) {
                about.moveAbove(null);
            }
            list = made;
            for (var finding : findings().subList(next.first(), next.first() + next.size())) {
                var row = new FindingRow(made, look, finding, () -> choose(finding), this::step);
                GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
                new Cards(look).rule(made, 1);
                row.chosen(finding == shown);
                rows.add(row);
            }
            if (foot != null) {
                foot.show(next, List.of(next.places(), "worst first"));
                Cards.visible(foot, !next.whole());
            }
        }

        private void turn(RowWindow to) {
            list(to);
            scroll.fit();
            scroll.frame().setOrigin(0, 0);
        }

        private void choose(Finding finding) {
            inspection.ifPresent(i -> i.choose(finding));
        }

        private void step(FindingRow from, int by) {
            var to = window.first() + rows.indexOf(from) + by;
            if (to >= 0 && to < window.total()) {
                choose(findings().get(to));
                focus();
            }
        }

        @Override
        public void chosen(Inspection open) {
            var finding = open.choice().finding();
            var flow = open.calmFlow().orElse(null);
            if (finding == shown && Objects.equals(flow, calm)) {
                return;
            }
            shown = finding;
            calm = flow;
            var place = place();
            if (place >= 0 && !window.holds(place)) {
                list(window.at(place));
            } else {
                rows.forEach(row -> row.chosen(row.finding() == finding));
            }
            about();
        }

        /** Place in the list of the chosen one, or less than none. */
        private int place() {
            return shown == null ? -1 : findings().indexOf(shown);
        }

        /** Explains the chosen one, and brings its row in sight; or says of the flow that none is about it. */
        private void about() {
            if (about != null) {
                about.dispose();
                about = null;
            }
            if (shown != null) {
                var next = new AboutFinding(scroll.content(), look, shown);
                GridDataFactory.fillDefaults().grab(true, false).applyTo(next);
                about = next;
            } else if (calm != null && inspection.isPresent()) {
                var next = new AboutFlow(
                        scroll.content(),
                        look,
                        calm,
                        inspection.get().analysis().verdict(calm.id()));
                GridDataFactory.fillDefaults().grab(true, false).applyTo(next);
                next.moveAbove(null);
                about = next;
                scroll.frame().setOrigin(0, 0);
            }
            scroll.fit();
            chosenRow().ifPresent(scroll.frame()::showControl);
        }

        private Optional<FindingRow> chosenRow() {
            return rows.stream().filter(r -> r.finding() == shown).findFirst();
        }

        @Override
        public void focus() {
            chosenRow().ifPresentOrElse(FindingRow::forceFocus, scroll.frame()::setFocus);
        }
    }

    /** Of the first of its flows: many findings differ in nothing else. Empty where it names none. */
    static String hosts(Finding finding) {
        return finding.flows().stream()
                .findFirst()
                .map(flow -> flow.client().address() + " → " + flow.server().address())
                .orElse("");
    }

    /** {@code client → server, 1 flow, 9 ICMP}. */
    static String subtitle(Finding finding) {
        var parts = new ArrayList<String>();
        if (finding.bothWays()) {
            parts.add("both directions");
        } else if (finding.direction() != null) {
            parts.add(finding.direction().title());
        }
        if (finding.flowCount() > 0) {
            parts.add(Wording.count(finding.flowCount(), "flow"));
        }
        if (finding.icmp() != null) {
            parts.add(Wording.number(finding.icmp().count()) + " ICMP");
        }
        return String.join(", ", parts);
    }
}
