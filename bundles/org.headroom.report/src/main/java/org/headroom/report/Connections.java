package org.headroom.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Clock;
import org.headroom.flow.FlowRow;
import org.jspecify.annotations.Nullable;

/** Which flows of the captures are one connection: the same ends at the same time, clocks aligned. */
final class Connections {

    /** On the way from one capture to another, and between clocks that nobody could align. */
    private static final long SLACK_NANOS = 1_000_000_000L;

    private static final long UNKNOWN = Long.MIN_VALUE;

    /** A connection, by its flow in each capture. */
    private record Connection(int[] flows, long first, long last) {

        boolean endsBefore(long nanos) {
            return last != UNKNOWN && nanos != UNKNOWN && last + SLACK_NANOS < nanos;
        }

        boolean beginsAfter(long nanos) {
            return first != UNKNOWN && nanos != UNKNOWN && first - SLACK_NANOS > nanos;
        }

        long shares(long from, long to) {
            return Math.min(last, to) - Math.max(first, from);
        }
    }

    /** Connections between the same ports, for ports are used again; in order of time as long as one capture is looked through. */
    private static final class SameEnds {

        private final List<Connection> connections = new ArrayList<>(1);
        private int known;
        private int next;

        void begin() {
            connections.sort(Comparator.comparingLong(Connection::first));
            known = connections.size();
            next = 0;
        }

        /** The one that a later capture saw from {@code first} to {@code last}, each at most once; flows of a capture come in order, too. */
        @Nullable
        Connection take(long first, long last) {
            while (next < known && connections.get(next).endsBefore(first)) {
                next++;
            }
            while (next + 1 < known
                    && connections.get(next + 1).shares(first, last)
                            > connections.get(next).shares(first, last)) {
                next++;
            }
            return next < known && !connections.get(next).beginsAfter(last) ? connections.get(next++) : null;
        }
    }

    private final int captures;
    private final List<int[]> found = new ArrayList<>();
    private final Map<String, SameEnds> byEnds = new HashMap<>();

    private Connections(int captures) {
        this.captures = captures;
    }

    static Connections of(Analysis analysis) {
        var captures = analysis.diagnosis().captures().size();
        var connections = new Connections(captures);
        for (int capture = 0; capture < captures; capture++) {
            connections.add(
                    capture,
                    analysis.flows(capture),
                    analysis.diagnosis().clocks().get(capture));
        }
        connections.byEnds.clear();
        return connections;
    }

    private void add(int capture, List<FlowRow> rows, @Nullable Clock clock) {
        byEnds.values().forEach(SameEnds::begin);
        for (int flow = 0; flow < rows.size(); flow++) {
            var row = rows.get(flow);
            var first = corrected(row.firstNanos(), clock);
            var last = corrected(row.lastNanos(), clock);
            // With one capture there is nobody to be found again.
            var ends = captures == 1 ? null : byEnds.computeIfAbsent(ends(row), _ -> new SameEnds());
            var same = ends == null ? null : ends.take(first, last);
            if (same != null) {
                same.flows[capture] = flow;
                continue;
            }
            var connection = new Connection(nowhere(), first, last);
            connection.flows[capture] = flow;
            found.add(connection.flows);
            if (ends != null) {
                ends.connections.add(connection);
            }
        }
    }

    private int[] nowhere() {
        var flows = new int[captures];
        Arrays.fill(flows, -1);
        return flows;
    }

    /** The same whichever end a capture takes for the client: one that began later cannot know. */
    private static String ends(FlowRow row) {
        var client = row.client().toString();
        var server = row.server().toString();
        return client.compareTo(server) < 0
                ? row.protocol() + " " + client + " " + server
                : row.protocol() + " " + server + " " + client;
    }

    private static long corrected(long nanos, @Nullable Clock clock) {
        return clock == null || nanos == UNKNOWN ? nanos : clock.corrected(nanos);
    }

    int size() {
        return found.size();
    }

    /** Of a connection the number of its flow in each capture, -1 where it is not seen. */
    int[] flows(int connection) {
        return found.get(connection);
    }
}
