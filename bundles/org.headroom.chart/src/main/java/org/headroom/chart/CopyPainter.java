package org.headroom.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headroom.flow.Mark;

/** Over the packets: arcs from copy to copy of the same octets, and which copy it is. */
record CopyPainter(Scene scene, Lane lane, Board board) implements Painted.Painter {

    private static final double LABEL_ABOVE = 13;
    private static final double ARC_ABOVE = 9;
    private static final int MOST_ARCS = 400;
    /** With more retransmitted segments than this only the one sent most often is counted aloud. */
    private static final int FEW = 2;
    /** Strength of the others' arcs. */
    private static final double OTHERS = 0.4;

    /**
     * One ordinal, or several that share a label.
     *
     * @param selected which of them is selected, 0 for none
     */
    private record Label(int first, int last, double from, double to, double y, int selected) {
        double x() {
            return (from + to) / 2;
        }

        String text() {
            return first != last ? first + " – " + last : Wording.ordinal(first);
        }

        Label with(Label next) {
            return new Label(first, next.last, from, next.to, Math.min(y, next.y), Math.max(selected, next.selected));
        }
    }

    @Override
    public void paint(Graphics2D g, LaneArea at) {
        var worst = lane.copies().stream().max(Comparator.comparingLong(this::shown));
        var arcs = 0;
        for (var same : lane.copies()) {
            var shown = same.marks().stream().filter(scene::shows).toList();
            var strength = worst.filter(same::equals).isPresent() ? 1 : OTHERS;
            for (int i = 1; i < shown.size() && arcs < MOST_ARCS; i++, arcs++) {
                arc(g, at, shown.get(i - 1), shown.get(i), strength);
            }
        }
        worst.ifPresent(same -> labels(g, at, same.marks()));
        if (lane.copies().size() <= FEW) {
            lane.copies().stream()
                    .filter(same -> worst.filter(same::equals).isEmpty())
                    .forEach(same -> labels(g, at, same.marks()));
        }
    }

    private long shown(Lane.Copies same) {
        return same.marks().stream().filter(scene::shows).count();
    }

    private void arc(Graphics2D g, LaneArea at, Mark.Data from, Mark.Data to, double strength) {
        var x1 = at.x(scene.abscissa().of(from));
        var x2 = at.x(scene.abscissa().of(to));
        if (x2 - x1 > 3) {
            scene.marks().arc(g, x1, at.y(from.length()) - ARC_ABOVE, x2, at.y(to.length()) - ARC_ABOVE, strength);
        }
    }

    private void labels(Graphics2D g, LaneArea at, List<Mark.Data> copies) {
        var labels = new ArrayList<Label>();
        for (var copy : copies) {
            if (!scene.shows(copy)) {
                continue;
            }
            var x = at.x(scene.abscissa().of(copy));
            var selected = copy.equals(scene.selected()) ? copy.copy() : 0;
            labels.add(new Label(copy.copy(), copy.copy(), x, x, at.y(copy.length()) - LABEL_ABOVE, selected));
            merge(labels);
        }
        // The selected one comes last: it has more to say, where the others leave room.
        labels.sort(Comparator.comparingInt(Label::selected));
        for (var label : labels) {
            if (label.selected() < 2 || !draw(g, label, Wording.ordinal(label.selected()) + " copy")) {
                draw(g, label, label.text());
            }
        }
    }

    private boolean draw(Graphics2D g, Label label, String text) {
        var font = scene.lettering().bold();
        var box = Lettering.box(text, font, label.x(), label.y(), Lettering.Align.CENTRE);
        var roomy = new Rectangle2D.Double(box.getX() - 2, box.getY(), box.getWidth() + 4, box.getHeight());
        if (!board.take(roomy)) {
            return false;
        }
        Lettering.drawWithHalo(
                g,
                text,
                font,
                scene.color(Role.LOST_TEXT),
                scene.color(Role.PANEL),
                label.x(),
                label.y(),
                Lettering.Align.CENTRE);
        return true;
    }

    /** Joins the last two labels while they touch. */
    private void merge(List<Label> labels) {
        while (labels.size() > 1) {
            var last = labels.getLast();
            var before = labels.get(labels.size() - 2);
            var apart = last.x() - before.x() - (width(last) + width(before)) / 2;
            if (apart >= 6 || Math.abs(last.y() - before.y()) > 10) {
                return;
            }
            labels.removeLast();
            labels.set(labels.size() - 1, before.with(last));
        }
    }

    private double width(Label label) {
        return Lettering.width(label.text(), scene.lettering().bold());
    }
}
