package org.headroom.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headroom.flow.Direction;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;

/** What happened, without sizes: handshake and end, ICMP, timers; below, how long the sender waited for its timers. */
record EventPainter(Scene scene) implements Painted.Painter {

    /** Where the two rows lie, as a share of the height. */
    static final double EVENTS = 0.28;

    static final double WAITING = 0.75;
    private static final double BAR = 17;
    private static final double TIMER_BEFORE = 10;
    private static final double TIMERS_APART = 5;
    private static final double ENDS_APART = 7;
    private static final double LEAST_APART = 3;
    private static final double DENSE_APART = 17;
    private static final int MOST_BARS = 80;
    private static final long NAMED_NANOS = 200_000_000L;

    @Override
    public void paint(Graphics2D g, LaneArea at) {
        var upper = at.bounds().getY() + at.bounds().getHeight() * EVENTS;
        var lower = at.bounds().getY() + at.bounds().getHeight() * WAITING;
        if (waits().stream().filter(w -> scene.shows(w.copy())).count() > MOST_BARS) {
            histogram(g, at, lower);
        } else {
            waiting(g, at, lower);
        }
        events(g, at, upper);
    }

    private void events(Graphics2D g, LaneArea at, double y) {
        apart(at, waits().stream().map(Lane.Wait::copy).toList(), TIMERS_APART).stream()
                .map(copy -> at.x(scene.abscissa().of(copy)) - TIMER_BEFORE)
                .filter(x -> x > at.bounds().getMinX() + 5)
                .forEach(x -> scene.marks().timer(g, x, y));
        var ends = scene.model().marks().stream()
                .filter(m -> m instanceof Mark.Data data && (data.syn() || data.closing() != Mark.Closing.NONE))
                .toList();
        var messages = scene.model().marks().stream()
                .filter(Mark.TooBig.class::isInstance)
                .toList();
        apart(at, ends, ENDS_APART).forEach(mark -> event(g, at, mark, y));
        apart(at, messages, scene.dense() == null ? LEAST_APART : DENSE_APART).forEach(mark -> event(g, at, mark, y));
    }

    /** Those that the column shows, without the ones that lie on the one before. */
    private List<Mark> apart(LaneArea at, List<? extends Mark> marks, double pixels) {
        var kept = new ArrayList<Mark>();
        var last = Double.NEGATIVE_INFINITY;
        for (var mark : marks) {
            var x = at.x(scene.abscissa().of(mark));
            if (scene.shows(mark) && (x - last >= pixels || mark.equals(scene.selected()))) {
                kept.add(mark);
                last = x;
            }
        }
        return kept;
    }

    private void event(Graphics2D g, LaneArea at, Mark mark, double y) {
        var x = at.x(scene.abscissa().of(mark));
        switch (mark) {
            case Mark.TooBig _ -> scene.marks().tooBig(g, x, y, 5);
            case Mark.Data data when data.syn() -> syn(g, data, x, y);
            case Mark.Data data
            when data.closing() == Mark.Closing.RESET -> scene.marks().reset(g, x, y);
            case Mark.Data data -> scene.marks().fin(g, x, y, data.fate() == Fate.DELIVERED);
        }
        scene.hits().add(x, y, mark);
    }

    private void syn(Graphics2D g, Mark.Data data, double x, double y) {
        if (data.direction() == Direction.CLIENT_TO_SERVER) {
            scene.marks().syn(g, x, y);
        } else {
            scene.marks().synAck(g, x, y);
        }
    }

    private List<Lane.Wait> waits() {
        var waits = new ArrayList<>(scene.model().tall().waits());
        waits.addAll(scene.model().small().waits());
        waits.sort(Comparator.comparingLong(Lane.Wait::fromNanos));
        return waits;
    }

    private void waiting(Graphics2D g, LaneArea at, double centre) {
        var free = at.bounds().getMinX();
        for (var wait : waits()) {
            var from = Math.max(free, at.within(start(wait)) + 1);
            var to = scene.shows(wait.copy())
                    ? at.x(scene.abscissa().of(wait.copy())) - 1
                    : at.bounds().getMaxX();
            if (wait.copy().nanos() < shownFrom()
                    || to - from < 1.5
                    || start(wait) > scene.abscissa().to()) {
                continue;
            }
            var bar = new RoundRectangle2D.Double(from, centre - BAR / 2, to - from, BAR, 3, 3);
            g.setColor(scene.palette().color(Role.LOST, 0.22));
            g.fill(bar);
            if (wait.nanos() >= NAMED_NANOS) {
                name(g, wait, bar.getBounds2D(), centre);
            }
            free = to + 1;
        }
        handshake(g, at, centre);
    }

    /** What both ends announced, left of the first wait. */
    private void handshake(Graphics2D g, LaneArea at, double centre) {
        var row = scene.model().trace().row();
        if (!scene.packetByPacket() || row.clientMss() == null || row.serverMss() == null) {
            return;
        }
        var left = at.bounds().getMinX() + 5;
        var right = waits().stream()
                .filter(wait -> wait.copy().nanos() >= shownFrom()
                        && start(wait) < scene.abscissa().to())
                .mapToDouble(wait -> at.within(start(wait)))
                .min()
                .orElse(at.bounds().getMaxX());
        var font = scene.lettering().axis();
        var both = row.clientMss() + ", " + row.serverMss();
        Lettering.fitting(font, right - left - 6, "SYN, SYN-ACK: MSS " + both, "MSS " + both)
                .ifPresent(text -> Lettering.draw(
                        g,
                        text,
                        font,
                        scene.color(Role.SOFT_TEXT),
                        left,
                        centre + font.getSize2D() * 0.36,
                        Lettering.Align.LEFT));
    }

    /** Too many waits for bars: how many last at once. */
    private void histogram(Graphics2D g, LaneArea at, double centre) {
        var bins = new int[Math.max(1, (int) (at.bounds().getWidth() / Grid.CELL))];
        for (var wait : waits()) {
            var from = (int) ((at.within(start(wait)) - at.bounds().getMinX()) / Grid.CELL);
            var to = (int)
                    ((at.within(scene.abscissa().of(wait.copy())) - at.bounds().getMinX()) / Grid.CELL);
            for (int bin = from; bin < to; bin++) {
                bins[Math.min(bin, bins.length - 1)]++;
            }
        }
        var most = Math.max(1, DensityPainter.most(bins));
        g.setColor(scene.palette().color(Role.LOST, 0.45));
        for (int bin = 0; bin < bins.length; bin++) {
            var height = BAR * bins[bin] / most;
            var left = at.bounds().getMinX() + bin * Grid.CELL;
            g.fill(new Rectangle2D.Double(left, centre + BAR / 2 - height, Grid.CELL - 0.5, height));
        }
    }

    private double start(Lane.Wait wait) {
        return scene.abscissa().until(wait.fromNanos()) - (scene.packetByPacket() ? 0.5 : 0);
    }

    private long shownFrom() {
        return switch (scene.abscissa()) {
            case Abscissa.Clock clock -> clock.fromNanos();
            case Abscissa.Slots slots ->
                slots.marks().isEmpty() ? 0 : slots.marks().getFirst().nanos();
        };
    }

    private void name(Graphics2D g, Lane.Wait wait, Rectangle2D bar, double centre) {
        var font = scene.lettering().label();
        Lettering.fitting(font, bar.getWidth() - 3, Wording.duration(wait.nanos()))
                .ifPresent(text -> Lettering.draw(
                        g,
                        text,
                        font,
                        scene.color(Role.LOST_TEXT),
                        bar.getCenterX(),
                        centre + font.getSize2D() * 0.36,
                        Lettering.Align.CENTRE));
    }
}
