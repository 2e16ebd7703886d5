package org.headroom.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headroom.flow.Mark;

/** Where marks were drawn. */
final class Hits {

    private static final double REACH = 10;

    private record Hit(double x, double y, Mark mark) {}

    private final List<Hit> hits = new ArrayList<>();

    void add(double x, double y, Mark mark) {
        hits.add(new Hit(x, y, mark));
    }

    /** The nearest mark within reach; of several at one place the one drawn last. */
    Optional<Mark> at(double x, double y) {
        Mark nearest = null;
        var least = REACH * REACH;
        for (var hit : hits) {
            var distance = (hit.x - x) * (hit.x - x) + (hit.y - y) * (hit.y - y);
            if (distance <= least) {
                least = distance;
                nearest = hit.mark;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
