package org.headroom.ui.view;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.headroom.chart.Role;
import org.headroom.flow.Direction;
import org.headroom.flow.Fate;
import org.headroom.flow.FlowTrace;
import org.headroom.flow.Mark;
import org.headroom.report.Wording;
import org.headroom.ui.capture.Inspection;
import org.headroom.ui.look.Cards;
import org.headroom.ui.look.Glyph;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Rows;
import org.jspecify.annotations.Nullable;

/** The packets of the chosen flow. */
public final class PacketsView extends InspectionView {

    /** As in plugin.xml. */
    public static final String ID = "org.headroom.ui.packets";

    @Override
    Pane create(Composite parent, Look look) {
        return new Content(parent, look, this::title);
    }

    private static final class Content implements Pane {

        private static final int SIZE = 4;
        private static final int WHAT = 200;
        private static final int NUMBER = 56;
        private static final int TIME = 86;

        private final Look look;
        private final Consumer<String> title;
        private final Table table;
        private final TableColumn number;
        private final TableColumn time;
        private final TableColumn what;
        private final Composite empty;
        private final CLabel foot;
        private Optional<Inspection> inspection = Optional.empty();
        private @Nullable FlowTrace shown;
        private long startNanos;

        Content(Composite parent, Look look, Consumer<String> title) {
            this.look = look;
            this.title = title;
            GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
            parent.setBackground(look.color(Role.PANEL));
            parent.setBackgroundMode(SWT.INHERIT_FORCE);
            empty = new Cards(look).empty(parent, "Choose a flow in Flows, and its packets are here.");
            table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE);
            table.setData("name", "packets");
            table.setHeaderVisible(true);
            Rows.color(table, look);
            table.addListener(SWT.SetData, this::fill);
            table.addListener(SWT.Selection, _ -> choose());
            GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
            column("", 30, SWT.LEFT);
            number = column("No.", NUMBER, SWT.RIGHT);
            time = column("Time, s", TIME, SWT.RIGHT);
            column("", 26, SWT.CENTER);
            column("IP size", 66, SWT.RIGHT);
            what = column("What", WHAT, SWT.LEFT);
            table.addListener(SWT.Resize, _ -> fitColumns());
            foot = new CLabel(parent, SWT.NONE);
            foot.setFont(look.small());
            foot.setForeground(look.color(Role.SOFT_TEXT));
            GridDataFactory.fillDefaults().grab(true, false).indent(2, 0).applyTo(foot);
        }

        private TableColumn column(String name, int width, int alignment) {
            var column = new TableColumn(table, alignment);
            column.setText(name);
            column.setWidth(width);
            return column;
        }

        /** Packets late in a large capture have long numbers and times; what is left belongs to the words. */
        private void fitColumns() {
            var marks = marks();
            var last = marks.isEmpty() ? null : marks.getLast();
            number.setWidth(last == null ? NUMBER : Rows.width(table, Long.toString(last.packet()), NUMBER));
            time.setWidth(last == null ? TIME : Rows.width(table, Packets.time(last, startNanos), TIME));
            var before = Arrays.stream(table.getColumns())
                    .filter(c -> c != what)
                    .mapToInt(TableColumn::getWidth)
                    .sum();
            what.setWidth(Math.max(WHAT, table.getClientArea().width - before));
        }

        @Override
        public void opened(Optional<Inspection> opened) {
            inspection = opened;
            startNanos = opened.map(i -> i.diagnosis().captures().getFirst().firstNanos())
                    .orElse(0L);
            show(null);
        }

        @Override
        public void chosen(Inspection open) {
            var trace = open.trace().orElse(null);
            if (trace != shown) {
                show(trace);
            }
            mark(open.choice().packet());
        }

        private void show(@Nullable FlowTrace trace) {
            shown = trace;
            var count = marks().size();
            table.setItemCount(count);
            table.clearAll();
            fitColumns();
            if (count > 0) {
                table.setTopIndex(0);
            }
            title.accept(trace == null ? "Packets" : name(trace) + " (" + Wording.number(count) + ")");
            say(trace);
        }

        private static String name(FlowTrace trace) {
            var flow = trace.row().id();
            return flow < 0 ? "ICMP messages" : "Packets of flow " + Wording.number(flow + 1L);
        }

        private void say(@Nullable FlowTrace trace) {
            var cut = trace != null && trace.row().packets() > trace.marks().size();
            if (trace != null && cut) {
                foot.setText("%s of %s packets: losses, ICMP and handshakes first"
                        .formatted(
                                Wording.number(trace.marks().size()),
                                Wording.number(trace.row().packets())));
            }
            Cards.visible(foot, cut);
            Cards.visible(table, trace != null);
            Cards.visible(empty, trace == null);
            foot.getParent().layout();
        }

        private List<Mark> marks() {
            return shown == null ? List.of() : shown.marks();
        }

        private void fill(Event e) {
            var marks = marks();
            if (e.index < 0 || e.index >= marks.size()) { // less than none while GTK takes rows away
                return;
            }
            var mark = marks.get(e.index);
            var item = (TableItem) e.item;
            item.setImage(0, look.icon(Glyph.of(mark)));
            item.setText(1, Long.toString(mark.packet()));
            item.setText(2, Packets.time(mark, startNanos));
            item.setText(3, arrow(mark));
            item.setText(SIZE, mark instanceof Mark.Data data ? Integer.toString(data.length()) : "–");
            item.setText(5, Packets.what(mark));
            if (mark instanceof Mark.Data data && data.fate() == Fate.LOST) {
                item.setForeground(SIZE, look.color(Role.LOST_TEXT));
                item.setFont(SIZE, look.bold());
            }
        }

        /** A message travels against the packet that it answers. */
        private static String arrow(Mark mark) {
            var forward = mark.direction() == Direction.CLIENT_TO_SERVER;
            return forward == mark instanceof Mark.Data ? "→" : "←";
        }

        private void choose() {
            var index = table.getSelectionIndex();
            if (index >= 0 && index < marks().size()) {
                var packet = marks().get(index).packet();
                inspection.ifPresent(i -> i.choose(packet));
            }
        }

        private void mark(long packet) {
            var marks = marks();
            for (int i = 0; i < marks.size(); i++) {
                if (marks.get(i).packet() == packet) {
                    if (table.getSelectionIndex() != i) {
                        table.setSelection(i);
                    }
                    return;
                }
            }
            table.deselectAll();
        }

        @Override
        public void focus() {
            table.setFocus();
        }
    }
}
