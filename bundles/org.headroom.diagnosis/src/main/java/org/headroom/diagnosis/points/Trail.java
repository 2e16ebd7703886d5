package org.headroom.diagnosis.points;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.headroom.flow.Direction;
import org.headroom.flow.Traffic;
import org.jspecify.annotations.Nullable;

/** One connection at all points: the flow of each capture that holds it, whatever its addresses there. */
public final class Trail {

    private final Points points;
    private final List<@Nullable Integer> flows = new ArrayList<>();

    /** The connection that is flow {@code flow} of capture {@code point}. */
    public Trail(Points points, int point, int flow) {
        this.points = points;
        var here = points.traffic(point);
        var keys = new HashSet<Sightings.Key>();
        for (var row : here.rows(flow)) {
            keys.add(points.at(point).key(row));
        }
        for (int i = 0; i < points.count(); i++) {
            var there = i == point ? (Integer) flow : find(points.traffic(i), points.at(i), keys, here, flow);
            flows.add(there);
        }
    }

    /** The flow with the same ends, or else the one that shares most packets. */
    private static @Nullable Integer find(
            Traffic there, Sightings sightings, Set<Sightings.Key> keys, Traffic here, int flow) {
        var votes = new HashMap<Integer, Integer>();
        for (var key : keys) {
            var row = sightings.row(key);
            if (row >= 0) {
                votes.merge(there.flowOf(row), 1, Integer::sum);
            }
        }
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseGet(() -> sameEnds(there, here, flow));
    }

    private static @Nullable Integer sameEnds(Traffic there, Traffic here, int flow) {
        for (int id = 0; id < there.flows(); id++) {
            if (there.client(id).equals(here.client(flow)) && there.server(id).equals(here.server(flow))) {
                return id;
            }
        }
        return null;
    }

    /** The flow's number at a point, or null where it was not seen. */
    public @Nullable Integer flow(int point) {
        return flows.get(point);
    }

    /** Whether a point saw any packet of this direction. */
    public boolean sees(int point, Direction direction) {
        return first(point, direction) >= 0;
    }

    private int first(int point, Direction direction) {
        return rows(point, direction).findFirst().orElse(-1);
    }

    /** Rows of this direction at a point, in order. */
    private IntStream rows(int point, Direction direction) {
        var flow = flows.get(point);
        if (flow == null) {
            return IntStream.empty();
        }
        var traffic = points.traffic(point);
        return Arrays.stream(traffic.rows(flow))
                .filter(row -> traffic.direction(flow, traffic.reversed(row)) == direction);
    }

    int timeToLive(int point, Direction direction) {
        var row = first(point, direction);
        return row < 0 ? 0 : points.traffic(point).timeToLive(row);
    }

    /** When the first packet of a direction passed a point, on the first capture's clock. */
    long delay(int point, Direction direction) {
        var row = first(point, direction);
        return row < 0
                ? Long.MAX_VALUE
                : points.corrected(point, points.traffic(point).nanos(row));
    }

    /** Whether a point saw any packet of this direction up to {@code length} octets of IP. */
    public boolean passes(int point, Direction direction, int length) {
        return rows(point, direction).anyMatch(row -> points.traffic(point).length(row) <= length);
    }

    /** Whether a point saw a packet of this direction longer than {@code length} octets of IP. */
    public boolean sawLonger(int point, Direction direction, int length) {
        return rows(point, direction).anyMatch(row -> points.traffic(point).length(row) > length);
    }
}
