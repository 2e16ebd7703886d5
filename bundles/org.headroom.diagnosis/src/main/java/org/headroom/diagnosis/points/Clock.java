package org.headroom.diagnosis.points;

import java.util.ArrayList;
import java.util.List;
import org.headroom.flow.Direction;
import org.jspecify.annotations.Nullable;

/**
 * How far a capture's clock is ahead of the first one's.
 *
 * <p>A packet that both saw shows the offset plus the time it travelled, one that went the other way the offset less it. The
 * fastest of each way bound the offset from both sides; the middle is the estimate, half their distance its error (as in RFC 5905 §8,
 * with packets of the traffic instead of probes).
 *
 * @param offsetNanos positive where this clock is ahead
 * @param errorNanos the estimate may be wrong by this much
 * @param pairs packets that both captures hold
 */
public record Clock(long offsetNanos, long errorNanos, int pairs) {

    private static final int FEWEST_PAIRS = 3;

    /** Of the first capture itself. */
    static final Clock FIRST = new Clock(0, 0, 0);

    /** The clock of {@code there} against that of {@code here}, or null where too few packets are in both. */
    static @Nullable Clock between(Sightings here, Sightings there) {
        var up = new ArrayList<Long>();
        var down = new ArrayList<Long>();
        here.all().forEach((key, row) -> {
            var other = there.row(key);
            if (row >= 0 && other >= 0) {
                var traffic = here.traffic();
                var way = traffic.direction(traffic.flowOf(row), traffic.reversed(row));
                (way == Direction.CLIENT_TO_SERVER ? up : down)
                        .add(there.traffic().nanos(other) - traffic.nanos(row));
            }
        });
        if (up.size() + down.size() < FEWEST_PAIRS) {
            return null;
        }
        return of(up, down);
    }

    private static Clock of(List<Long> up, List<Long> down) {
        var pairs = up.size() + down.size();
        if (up.isEmpty() || down.isEmpty()) {
            var one = up.isEmpty() ? down : up;
            var least = one.stream().mapToLong(Long::longValue).min().orElse(0);
            return new Clock(least, 1_000_000_000L, pairs);
        }
        var away = median(up) >= median(down);
        var a = fastest(up, away);
        var b = fastest(down, !away);
        return new Clock(a + (b - a) / 2, Math.abs(a - b) / 2, pairs);
    }

    /** The packet that travelled fastest: the smallest difference where the other point is further on, the largest where it lies before. */
    private static long fastest(List<Long> differences, boolean further) {
        var all = differences.stream().mapToLong(Long::longValue);
        return further ? all.min().orElse(0) : all.max().orElse(0);
    }

    private static long median(List<Long> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElse(0L);
    }
}
