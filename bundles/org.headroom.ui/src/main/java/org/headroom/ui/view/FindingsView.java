package org.headroom.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.widgets.Composite;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Finding;
import org.headroom.report.Wording;
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

        private final Look look;
        private final Consumer<String> title;
        private final Scroll scroll;
        private final List<FindingRow> rows = new ArrayList<>();
        private @Nullable Composite about;
        private @Nullable Finding shown;

        Content(Composite parent, Look look, Consumer<String> title) {
            this.look = look;
            this.title = title;
            GridLayoutFactory.fillDefaults().applyTo(parent);
            scroll = new Scroll(parent, look, Role.PANEL);
            scroll.frame().setData("name", "findings");
            GridDataFactory.fillDefaults().grab(true, true).applyTo(scroll.frame());
        }

        @Override
        public void opened(Optional<Inspection> inspection) {
            scroll.clear();
            rows.clear();
            about = null;
            shown = null;
            title.accept(inspection
                    .map(i -> "Findings (" + i.diagnosis().findings().size() + ")")
                    .orElse("Findings"));
            inspection.ifPresentOrElse(this::list, () -> new Cards(look)
                    .empty(scroll.content(), "Open a capture, and what is wrong in it stands here, worst first."));
            scroll.fit();
        }

        private void list(Inspection inspection) {
            var findings = inspection.diagnosis().findings();
            for (var finding : findings) {
                var row = new FindingRow(scroll.content(), look, finding, () -> inspection.choose(finding), this::step);
                GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
                new Cards(look).rule(scroll.content(), 1);
                rows.add(row);
            }
            if (findings.isEmpty()) {
                new Cards(look).empty(scroll.content(), inspection.diagnosis().summary());
            }
        }

        private void step(FindingRow from, int by) {
            var to = rows.indexOf(from) + by;
            if (to >= 0 && to < rows.size()) {
                rows.get(to).choose();
            }
        }

        @Override
        public void chosen(Inspection inspection) {
            var finding = inspection.choice().finding();
            rows.forEach(row -> row.chosen(row.finding() == finding));
            if (finding == shown) {
                return;
            }
            shown = finding;
            if (about != null) {
                about.dispose();
                about = null;
            }
            if (finding != null) {
                var next = new AboutFinding(scroll.content(), look, finding);
                GridDataFactory.fillDefaults().grab(true, false).applyTo(next);
                about = next;
            }
            scroll.fit();
        }

        @Override
        public void focus() {
            rows.stream()
                    .filter(r -> r.finding() == shown)
                    .findFirst()
                    .ifPresentOrElse(FindingRow::setFocus, scroll.frame()::setFocus);
        }
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
