package org.headroom.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headroom.flow.Direction;
import org.headroom.flow.Mark;

/** What happened, without sizes: handshake, ICMP, timers; below, how long the sender waited for its timers. */
record EventPainter(Scene scene) implements Painted.Painter {

    private static final double BAR = 17;
    private static final double TIMER_BEFORE = 10;
    private static final double LEAST_APART = 3;
    private static final long NAMED_NANOS = 200_000_000L;

    @Override
    public void paint(Graphics2D g, LaneArea at) {
        var upper = at.bounds().getY() + at.bounds().getHeight() * 0.28;
        var lower = at.bounds().getY() + at.bounds().getHeight() * 0.75;
        waiting(g, at, lower);
        events(g, at, upper);
    }

    private void events(Graphics2D g, LaneArea at, double y) {
        for (var wait : waits()) {
            var x = at.x(scene.abscissa().of(wait.copy())) - TIMER_BEFORE;
            if (scene.shows(wait.copy()) && x > at.bounds().getMinX() + 5) {
                scene.marks().timer(g, x, y);
            }
        }
        var last = Double.NEGATIVE_INFINITY;
        for (var mark : scene.model().marks()) {
            if (!scene.shows(mark)) {
                continue;
            }
            var x = at.x(scene.abscissa().of(mark));
            if (x - last < LEAST_APART && !mark.equals(scene.selected())) {
                continue;
            }
            switch (mark) {
                case Mark.TooBig _ -> {
                    scene.marks().tooBig(g, x, y, 5);
                    last = x;
                }
                case Mark.Data data when data.syn() -> {
                    if (data.direction() == Direction.CLIENT_TO_SERVER) {
                        scene.marks().syn(g, x, y);
                    } else {
                        scene.marks().synAck(g, x, y);
                    }
                }
                case Mark.Data _ -> {
                    continue;
                }
            }
            scene.hits().add(x, y, mark);
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
            var to = scene.shows(wait.copy()) ? at.x(scene.abscissa().of(wait.copy())) - 1 : at.bounds().getMaxX();
            if (wait.copy().nanos() < shownFrom() || to - from < 1.5 || start(wait) > scene.abscissa().to()) {
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
    }

    private double start(Lane.Wait wait) {
        return scene.abscissa().until(wait.fromNanos()) - (scene.packetByPacket() ? 0.5 : 0);
    }

    private long shownFrom() {
        return switch (scene.abscissa()) {
            case Abscissa.Clock clock -> clock.fromNanos();
            case Abscissa.Slots slots -> slots.marks().isEmpty() ? 0 : slots.marks().getFirst().nanos();
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
