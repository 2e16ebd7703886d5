package org.headroom.ui.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.FlowRow;
import org.headroom.report.Wording;
import org.headroom.ui.capture.Inspection;
import org.headroom.ui.look.Cards;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Rows;
import org.jspecify.annotations.Nullable;

/** All flows, worst first, a row a flow. */
public final class FlowsView extends InspectionView {

    /** As in plugin.xml. */
    public static final String ID = "org.headroom.ui.flows";

    @Override
    Pane create(Composite parent, Look look) {
        return new Content(parent, look, this::title);
    }

    private static final class Content implements Pane {

        private static final int MOST = 10_000;
        private static final int LEAST_END = 100;
        private static final int MOST_END = 220;

        private final Look look;
        private final Consumer<String> title;
        private final Table table;
        private final Composite empty;
        private final RowFoot foot;
        private final Map<FlowColumn, TableColumn> columns = new EnumMap<>(FlowColumn.class);
        private Optional<Inspection> inspection = Optional.empty();
        private @Nullable FlowOrder order;
        private RowWindow window = RowWindow.of(0, MOST);
        private Ends ends = new Ends("", "");
        private Ways ways = Ways.of(List.of());
        private FlowColumn sorted = FlowColumn.VERDICT;
        private boolean descending;

        Content(Composite parent, Look look, Consumer<String> title) {
            this.look = look;
            this.title = title;
            GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
            parent.setBackground(look.color(Role.PANEL));
            parent.setBackgroundMode(SWT.INHERIT_FORCE);
            empty = new Cards(look).empty(parent, "Open a capture, and its flows are here, worst first.");
            GridDataFactory.fillDefaults().grab(true, false).applyTo(empty);
            table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE);
            table.setData("name", "flows");
            table.setHeaderVisible(true);
            Rows.color(table, look);
            table.addListener(SWT.SetData, this::fill);
            table.addListener(SWT.Selection, _ -> choose());
            table.addListener(SWT.Resize, _ -> fitColumns());
            new RowTip(table, this::ends);
            GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
            for (var column : FlowColumn.values()) {
                columns.put(column, create(column));
            }
            foot = new RowFoot(parent, look, this::fit);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(foot);
        }

        private TableColumn create(FlowColumn of) {
            var column = new TableColumn(table, of.alignment);
            column.setText(of.title);
            column.setToolTipText(of.tooltip);
            column.setWidth(of.width);
            column.setMoveable(true);
            column.addListener(SWT.Selection, _ -> sort(of));
            return column;
        }

        @Override
        public void opened(Optional<Inspection> opened) {
            inspection = opened;
            sorted = FlowColumn.VERDICT;
            descending = false;
            order = null;
            fit(RowWindow.of(0, MOST));
            title.accept(opened.map(
                            i -> "Flows (" + Wording.number(i.analysis().flows().size()) + ")")
                    .orElse("Flows"));
            Cards.visible(table, opened.isPresent());
            Cards.visible(foot, opened.isPresent());
            Cards.visible(empty, opened.isEmpty());
            table.getParent().layout();
            opened.ifPresent(this::open);
        }

        private void open(Inspection opened) {
            ways = Ways.of(opened.diagnosis().findings());
            ends = Ends.of(opened.analysis().flows());
            name();
            order();
        }

        private void name() {
            column(FlowColumn.CLIENT).setText(ends.client().isEmpty() ? "Client" : "Port");
            fitColumns();
        }

        private TableColumn column(FlowColumn of) {
            return Objects.requireNonNull(columns.get(of));
        }

        /** The numbers come first: addresses share what is left, and are shortened. */
        private void fitColumns() {
            var numbers = Arrays.stream(FlowColumn.values())
                    .filter(c -> c != FlowColumn.CLIENT && c != FlowColumn.SERVER && !c.aside())
                    .mapToInt(c -> c.width)
                    .sum();
            var left = table.getClientArea().width - numbers;
            var shared = (ends.client().isEmpty() ? 1 : 0) + (ends.server().isEmpty() ? 1 : 0);
            var each = Math.clamp(left / Math.max(1, shared), LEAST_END, MOST_END);
            column(FlowColumn.CLIENT).setWidth(ends.client().isEmpty() ? each : FlowColumn.CLIENT.width);
            column(FlowColumn.SERVER).setWidth(ends.server().isEmpty() ? each : 0);
        }

        private void sort(FlowColumn column) {
            descending = column == sorted ? !descending : column.alignment == SWT.RIGHT;
            sorted = column;
            order();
        }

        private void order() {
            inspection.ifPresent(open -> open.beside(
                    "Sorting flows", () -> FlowOrder.of(open.analysis(), sorted, descending, ways), ordered -> {
                        if (!table.isDisposed()
                                && inspection.filter(open::equals).isPresent()) {
                            arrive(ordered, open);
                        }
                    }));
        }

        private void arrive(FlowOrder ordered, Inspection open) {
            order = ordered;
            table.setSortColumn(sorted == FlowColumn.VERDICT ? null : columns.get(sorted));
            table.setSortDirection(descending ? SWT.DOWN : SWT.UP);
            fit(RowWindow.of(ordered.size(), MOST));
            mark(open);
        }

        private void fit(RowWindow rows) {
            window = rows;
            table.setItemCount(rows.size());
            table.clearAll();
            foot.show(rows, remarks());
        }

        /** What matters most comes first: the last ones are left out where there is no room. */
        private List<String> remarks() {
            var parts = new ArrayList<String>();
            if (!window.whole()) {
                parts.add(window.places());
            }
            parts.add(sorted == FlowColumn.VERDICT && !descending ? "worst first" : "by " + sorted.title);
            if (!ends.sentence().isEmpty()) {
                parts.add(ends.sentence());
            }
            parts.add("largest IP size");
            return parts;
        }

        /** Both ends of a flow, in full. */
        private String ends(TableItem item) {
            var rows = order;
            var place = table.indexOf(item);
            if (rows == null || place < 0) {
                return "";
            }
            var flow = rows.row(window.first() + place);
            return Wording.end(flow.client()) + " → " + Wording.end(flow.server());
        }

        private void fill(Event e) {
            var rows = order;
            if (rows == null || e.index < 0) { // while GTK takes rows away
                return;
            }
            var item = (TableItem) e.item;
            var flow = rows.row(window.first() + e.index);
            var verdict = rows.analysis().verdict(flow.id());
            item.setImage(0, look.icon(verdict));
            for (var column : FlowColumn.values()) {
                item.setText(column.ordinal(), column.text(flow, ways.of(flow), ends));
            }
            if (verdict.atLeast(Verdict.HIDDEN_BLACK_HOLE)) {
                var sent = FlowColumn.SENT.ordinal();
                item.setForeground(sent, look.color(Role.LOST_TEXT));
                item.setFont(sent, look.bold());
            }
        }

        private void choose() {
            var rows = order;
            var index = table.getSelectionIndex();
            if (rows != null && index >= 0) {
                FlowRow flow = rows.row(window.first() + index);
                inspection.ifPresent(i -> i.choose(flow));
            }
        }

        @Override
        public void chosen(Inspection open) {
            if (order != null) {
                mark(open);
            }
        }

        private void mark(Inspection open) {
            var rows = order;
            var place = rows == null ? -1 : rows.place(open.choice().flow());
            if (place < 0) {
                table.deselectAll();
                return;
            }
            if (!window.holds(place)) {
                fit(window.at(place));
            }
            if (table.getSelectionIndex() != place - window.first()) {
                table.setSelection(place - window.first());
            }
        }

        @Override
        public void focus() {
            table.setFocus();
        }
    }
}
