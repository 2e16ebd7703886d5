package org.headroom.diagnosis.points;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headroom.diagnosis.Clock;
import org.headroom.flow.Direction;
import org.headroom.flow.Traffic;
import org.jspecify.annotations.Nullable;

/** The observation points of one network, with their clocks, put in the order of travel. */
public final class Points {

    /** Packets indexed of each capture: enough to align clocks and to follow a stalled transfer. */
    private static final int MOST_ROWS = 2_000_000;

    private static final long SLACK_NANOS = 1_000_000_000L;

    private final List<Sightings> sightings = new ArrayList<>();
    private final List<@Nullable Clock> clocks = new ArrayList<>();

    public Points(List<Traffic> traffics) {
        for (var traffic : traffics) {
            sightings.add(new Sightings(traffic, MOST_ROWS));
        }
        for (int i = 0; i < sightings.size(); i++) {
            clocks.add(i == 0 ? Clock.FIRST : clock(i));
        }
    }

    /** Against the first capture, if need be by way of another one. */
    private @Nullable Clock clock(int point) {
        for (int via = 0; via < point; via++) {
            var known = clocks.get(via);
            var step = known == null ? null : Alignment.between(sightings.get(via), sightings.get(point));
            if (known != null && step != null) {
                return step.upon(known);
            }
        }
        return null;
    }

    /** How many points there are. */
    public int count() {
        return sightings.size();
    }

    /** How far a capture's clock is ahead of the first one's; null where they have no packets in common. */
    public @Nullable Clock clockOf(int point) {
        return clocks.get(point);
    }

    /** A time of one capture on the first one's clock, nanoseconds since 1970. */
    public long corrected(int point, long nanos) {
        var clock = clocks.get(point);
        return clock == null ? nanos : clock.corrected(nanos);
    }

    Sightings at(int point) {
        return sightings.get(point);
    }

    /** The capture of a point. */
    public Traffic traffic(int point) {
        return sightings.get(point).traffic();
    }

    /** Whether a capture ran at a time (on the first one's clock), so that absence means something. */
    public boolean ran(int point, long nanos) {
        var traffic = traffic(point);
        if (traffic.packets() == 0) {
            return false;
        }
        var first = corrected(point, traffic.nanos(0));
        var last = corrected(point, traffic.nanos(traffic.packets() - 1));
        return nanos >= first - SLACK_NANOS && nanos <= last + SLACK_NANOS;
    }

    /**
     * The points that saw packets of a flow go one way, in the order of travel: time to live falls from router to router; where it is
     * equal, time decides.
     */
    public List<Integer> order(Trail trail, Direction direction) {
        var points = new ArrayList<Integer>();
        for (int i = 0; i < count(); i++) {
            if (trail.sees(i, direction)) {
                points.add(i);
            }
        }
        points.sort(Comparator.comparingInt((Integer p) -> -trail.timeToLive(p, direction))
                .thenComparingLong(p -> trail.delay(p, direction)));
        return points;
    }
}
