package org.headroom.chart;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headroom.flow.Density;
import org.headroom.flow.Direction;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;
import org.jspecify.annotations.Nullable;

/**
 * A view with more packets than marks can tell apart: cells below, and above them the marks that matter, thinned out.
 *
 * @param cells of each direction
 * @param standsFor how many marks of its kind a mark on the picture stands for
 * @param readUntil the latest time that is known, since 1970; {@link #ALL} where the capture is read to its end
 */
record Dense(Map<Direction, Density> cells, Map<Mark, Integer> standsFor, long readUntil) {

    static final long ALL = Long.MAX_VALUE;

    /** More marks than this in a view become density. */
    static final int MOST_MARKS = 2000;

    private static final double APART = 17;

    /** The cells of a window; null where there are few enough packets for marks, and none were given. */
    static @Nullable Dense of(
            TimelineModel model,
            TimeWindow window,
            Map<Direction, Density> given,
            long readUntil,
            Axes axes,
            TimelineLayout layout) {
        var packets = Stream.of(model.tall(), model.small())
                .mapToLong(lane -> count(lane.marks(), window) + count(lane.context(), window))
                .sum();
        if (given.isEmpty() && packets <= MOST_MARKS) {
            return null;
        }
        var cells = new EnumMap<Direction, Density>(Direction.class);
        for (var lane : List.of(model.tall(), model.small())) {
            var height = lane.direction() == model.tall().direction() ? layout.tall() : layout.small();
            var known = given.get(lane.direction());
            if (known != null) {
                cells.put(lane.direction(), known);
            } else if (height > 0) {
                var axis = axes.of(lane.direction());
                var grid = Grid.of(window, layout.clock().getWidth(), axis, height);
                cells.put(lane.direction(), Counting.of(grid, lane.marks(), lane.context()));
            }
        }
        return new Dense(cells, new IdentityHashMap<>(), readUntil);
    }

    /** The most of any cell. */
    int most(Function<Density, int[]> counts) {
        return cells.values().stream()
                .mapToInt(density -> DensityPainter.most(counts.apply(density)))
                .max()
                .orElse(0);
    }

    /** Whether packets of a direction are larger than the axis shows. */
    boolean beyond(Direction direction) {
        var density = cells.get(direction);
        if (density == null) {
            return false;
        }
        var last = density.rows() - 1;
        return IntStream.range(0, density.columns()).anyMatch(c -> density.sent()[c * density.rows() + last] > 0);
    }

    private static long count(List<? extends Mark> marks, TimeWindow window) {
        return marks.stream()
                .filter(m -> m.nanos() >= window.fromNanos() && m.nanos() < window.toNanos())
                .count();
    }

    /** Of the marks on a lane those to draw: losses, messages, handshakes, one of a kind in 17 px. */
    List<Mark> thinned(List<Mark> marks, Scene scene, LaneArea at) {
        var kept = new ArrayList<Mark>();
        var last = new double[] {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        var first = new Mark[2];
        for (var mark : marks) {
            var kind = mark instanceof Mark.TooBig ? 0 : 1;
            if (mark instanceof Mark.Data data && data.syn() && data.fate() != Fate.LOST) {
                kept.add(mark);
            } else if (kind == 0 || mark instanceof Mark.Data data && data.fate() == Fate.LOST) {
                var x = at.x(scene.abscissa().of(mark));
                if (x - last[kind] >= APART) {
                    kept.add(mark);
                    last[kind] = x;
                    first[kind] = mark;
                }
                standsFor.merge(first[kind], 1, Integer::sum);
            }
        }
        return kept;
    }
}
