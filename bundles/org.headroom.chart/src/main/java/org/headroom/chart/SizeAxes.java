package org.headroom.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.headroom.flow.Mark;
import org.headroom.flow.Mtu;
import org.jfree.chart.ui.RectangleEdge;

/** Chooses the axis of a lane: its knee, its top, and the sizes that it names. */
final class SizeAxes {

    private static final int USUAL = 1500;
    private static final double APART = 14;

    /** Between both sizes the lane's name has two lines. */
    private static final double ROOM_FOR_ZERO = 84;

    private static final int[] STEPS = {10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000};

    private SizeAxes() {}

    /** Of the lane that a finding is about: widened near its bounds. */
    static KneeAxis tall(Lane lane, SizeScale scale, double height, double above, double below) {
        var top = top(lane);
        var bare = new KneeAxis(scale, knee(lane, top), top, above, below, List.of());
        return new KneeAxis(scale, bare.knee(), top, above, below, ticks(lane, bare, height, true));
    }

    /** Of the other direction: even, it has little height. */
    static KneeAxis small(Lane lane, SizeScale scale, double height, double above, double below) {
        var even = scale == SizeScale.WIDENED ? SizeScale.LINEAR : scale;
        var bare = new KneeAxis(even, 0, top(lane), above, below, List.of());
        return new KneeAxis(even, 0, bare.top(), above, below, ticks(lane, bare, height, false));
    }

    private static int knee(Lane lane, int top) {
        var allowed = lane.allowed() == null ? top : lane.allowed().octets();
        return switch (lane.ceiling()) {
            case null -> 0;
            case Ceiling.Between between ->
                KneeAxis.knee(
                        between.interval().delivered(),
                        Math.max(allowed, between.interval().lost()));
            case Ceiling.Said said -> KneeAxis.knee(allowed, said.octets());
            case Ceiling.Elsewhere other -> KneeAxis.knee(allowed, other.octets());
        };
    }

    private static int top(Lane lane) {
        var allowed = lane.allowed() == null ? 0 : lane.allowed().octets();
        var ceiling = lane.ceiling() == null ? 0 : lane.ceiling().octets();
        var bound = Math.max(allowed, ceiling);
        var most = allowed > 0 ? allowed + allowed / 3 : Mtu.LARGEST_FRAME;
        var sent = Stream.concat(lane.marks().stream(), lane.context().stream())
                .mapToInt(m -> m instanceof Mark.Data data ? data.length() : 0)
                .filter(length -> length <= most)
                .max()
                .orElse(0);
        return Math.max(sent, bound == 0 ? USUAL : bound);
    }

    private static List<SizeTick> ticks(Lane lane, KneeAxis axis, double height, boolean tall) {
        var wanted = new ArrayList<SizeTick>(bounds(lane));
        if (!tall) {
            var largest = wanted.isEmpty() ? axis.top() : wanted.getFirst().octets();
            return height < ROOM_FOR_ZERO
                    ? List.of(SizeTick.plain(largest))
                    : List.of(SizeTick.plain(largest), SizeTick.plain(0));
        }
        wanted.add(SizeTick.plain(0));
        if (lane.largestArrived() > 0) {
            wanted.add(SizeTick.plain(lane.largestArrived()));
        }
        round(axis.knee(), axis.top()).forEach(octets -> wanted.add(SizeTick.plain(octets)));
        if (axis.knee() > 0) {
            round(0, axis.knee()).forEach(octets -> wanted.add(SizeTick.plain(octets)));
        }
        return apart(wanted, axis, new Rectangle2D.Double(0, 0, 1, height));
    }

    private static List<SizeTick> bounds(Lane lane) {
        var bounds = new ArrayList<SizeTick>(2);
        if (lane.allowed() != null) {
            bounds.add(new SizeTick(lane.allowed().octets(), "MSS allows", Role.MSS, true));
        }
        switch (lane.ceiling()) {
            case null -> {}
            case Ceiling.Said said -> bounds.add(new SizeTick(said.octets(), "path carries", Role.PATH_MTU, true));
            case Ceiling.Elsewhere other ->
                bounds.add(new SizeTick(other.octets(), "path carries", Role.PATH_MTU, true));
            case Ceiling.Between between -> {
                bounds.add(new SizeTick(between.interval().delivered(), "passes", Role.PATH_MTU, true));
                if (lane.allowed() == null
                        || lane.allowed().octets() != between.interval().lost()) {
                    bounds.add(new SizeTick(between.interval().lost(), "does not", Role.PATH_MTU, true));
                }
            }
        }
        return bounds;
    }

    /** Round sizes from {@code low} to {@code high}, at most five. */
    private static Stream<Integer> round(int low, int high) {
        for (var step : STEPS) {
            if ((high - low) / step <= 4) {
                return Stream.iterate(
                        (low + step - 1) / step * step, octets -> octets <= high, octets -> octets + step);
            }
        }
        return Stream.of(low, high);
    }

    /** Both bounds, and of the others those with room between them. */
    private static List<SizeTick> apart(List<SizeTick> wanted, KneeAxis axis, Rectangle2D area) {
        var kept = new ArrayList<SizeTick>();
        for (var tick : wanted) {
            var y = axis.valueToJava2D(tick.octets(), area, RectangleEdge.LEFT);
            var free = kept.stream().allMatch(k -> {
                var other = axis.valueToJava2D(k.octets(), area, RectangleEdge.LEFT);
                return Math.abs(other - y) >= (k.bound() && y > other ? APART * 2 : APART);
            });
            if (tick.bound() || free) {
                kept.add(tick);
            }
        }
        return kept;
    }
}
