package org.headroom.diagnosis.points;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headroom.flow.Direction;

/**
 * A packet that two captures hold.
 *
 * @param nanos when the first of them saw it, on its clock, nanoseconds since 1970
 * @param apart what the other's clock showed, less that
 * @param later whether it passed the other point later: {@code apart} is then the offset and its time of travel, else the offset less that
 */
record Pair(long nanos, long apart, boolean later) {

    private record Match(long nanos, long apart, boolean forth, int routers) {}

    /** The packets that two captures hold, each told apart from all others, by time. */
    static List<Pair> of(Sightings here, Sightings there) {
        var matches = new ArrayList<Match>();
        here.all().forEach((key, row) -> {
            var other = there.row(key);
            if (row >= 0 && other >= 0) {
                var traffic = here.traffic();
                var way = traffic.direction(traffic.flowOf(row), traffic.reversed(row));
                matches.add(new Match(
                        traffic.nanos(row),
                        there.traffic().nanos(other) - traffic.nanos(row),
                        way == Direction.CLIENT_TO_SERVER,
                        traffic.timeToLive(row) - there.traffic().timeToLive(other)));
            }
        });
        matches.sort(Comparator.comparingLong(Match::nanos));
        var onward = onward(matches);
        return matches.stream()
                .map(m -> new Pair(m.nanos, m.apart, m.forth == onward))
                .toList();
    }

    /**
     * Whether packets from client to server pass the other point later. Neighbours in time that went opposite ways say so, for between
     * them no clock drifts far: what they show differs by the time of travel there and back. Without such the time to live says it.
     */
    private static boolean onward(List<Match> matches) {
        var roundTrips = new ArrayList<Long>();
        for (int i = 1; i < matches.size(); i++) {
            var a = matches.get(i - 1);
            var b = matches.get(i);
            if (a.forth != b.forth) {
                roundTrips.add(a.forth ? a.apart - b.apart : b.apart - a.apart);
            }
        }
        if (!roundTrips.isEmpty()) {
            roundTrips.sort(null);
            return roundTrips.get(roundTrips.size() / 2) >= 0;
        }
        var routers = matches.stream().mapToInt(Match::routers).sum();
        return matches.isEmpty() || routers >= 0 == matches.getFirst().forth;
    }
}
