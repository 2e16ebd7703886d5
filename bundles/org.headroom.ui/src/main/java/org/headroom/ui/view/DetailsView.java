package org.headroom.ui.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.headroom.chart.Role;
import org.headroom.packet.capture.Record;
import org.headroom.ui.capture.Inspection;
import org.headroom.ui.look.Cards;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Picture;
import org.headroom.ui.look.Rows;
import org.jspecify.annotations.Nullable;

/** The chosen packet: its headers to scale, and layer by layer with the octets that each takes. */
public final class DetailsView extends InspectionView {

    /** As in plugin.xml. */
    public static final String ID = "org.headroom.ui.details";

    @Override
    Pane create(Composite parent, Look look) {
        return new Content(parent, look, this::title);
    }

    private static final class Content implements Pane {

        private static final int BAR_HEIGHT = 74;
        private static final int OCTETS = 64;

        private final Look look;
        private final Consumer<String> title;
        private final Picture bar;
        private final Tree tree;
        private final Composite empty;
        private @Nullable PacketBar shown;
        private long packet;

        Content(Composite parent, Look look, Consumer<String> title) {
            this.look = look;
            this.title = title;
            GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
            parent.setBackground(look.color(Role.PANEL));
            parent.setBackgroundMode(SWT.INHERIT_FORCE);
            empty = new Cards(look)
                    .empty(parent, "Choose a packet in the timeline or in Packets, and its layers are here.");
            bar = new Picture(parent, SWT.NONE, (g, area) -> {
                g.setColor(look.palette().color(Role.PANEL));
                g.fill(area);
                if (shown != null) {
                    shown.paint(g, area);
                }
            });
            bar.prefer(200, BAR_HEIGHT);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
            tree = new Tree(parent, SWT.FULL_SELECTION | SWT.SINGLE);
            tree.setData("name", "layers");
            tree.setHeaderVisible(true);
            Rows.color(tree, look);
            var layer = new TreeColumn(tree, SWT.LEFT);
            layer.setText("Layer");
            var octets = new TreeColumn(tree, SWT.RIGHT);
            octets.setText("octets");
            octets.setWidth(OCTETS);
            tree.addListener(SWT.Resize, _ -> layer.setWidth(Math.max(120, tree.getClientArea().width - OCTETS)));
            GridDataFactory.fillDefaults().grab(true, true).applyTo(tree);
        }

        @Override
        public void opened(Optional<Inspection> inspection) {
            packet = 0;
            show(0, List.of(), null);
        }

        @Override
        public void chosen(Inspection inspection) {
            var chosen = inspection.choice().packet();
            if (chosen == packet) {
                return;
            }
            packet = chosen;
            if (chosen == 0) {
                show(0, List.of(), null);
                return;
            }
            inspection.read(chosen, record -> {
                if (chosen == packet && !tree.isDisposed()) {
                    show(chosen, record, inspection);
                }
            });
        }

        private void show(long number, @Nullable Record record, Inspection inspection) {
            if (record == null) {
                show(
                        number,
                        List.of(new LayerRow("The bytes of packet " + number + " cannot be read again.", 0, List.of())),
                        null);
                return;
            }
            var printed = inspection.diagnosis().captures().getFirst().format().equals("text");
            var dissected = Dissection.of(record, inspection.analysis().names(0), printed);
            show(
                    number,
                    dissected.layers(),
                    PacketBar.of(dissected, inspection.choice().finding(), look));
        }

        private void show(long number, List<LayerRow> layers, @Nullable PacketBar picture) {
            title.accept(number == 0 ? "Details" : "Packet " + number);
            shown = picture;
            Cards.visible(empty, number == 0);
            Cards.visible(bar, picture != null);
            Cards.visible(tree, number != 0);
            bar.refresh();
            tree.removeAll();
            for (var layer : layers) {
                var item = new TreeItem(tree, SWT.NONE);
                item.setText(new String[] {layer.what(), layer.octets() == 0 ? "" : Integer.toString(layer.octets())});
                layer.facts().forEach(fact -> fact(item, fact));
                item.setExpanded(layer.open());
            }
            tree.getParent().layout();
        }

        private void fact(TreeItem layer, String text) {
            var item = new TreeItem(layer, SWT.NONE);
            item.setText(text);
            item.setForeground(look.color(Role.SOFT_TEXT));
        }

        @Override
        public void focus() {
            tree.setFocus();
        }
    }
}
