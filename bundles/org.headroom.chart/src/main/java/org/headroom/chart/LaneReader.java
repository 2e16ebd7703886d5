package org.headroom.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.headroom.diagnosis.Finding;
import org.headroom.flow.Direction;
import org.headroom.flow.Fate;
import org.headroom.flow.FlowTrace;
import org.headroom.flow.Mark;
import org.jspecify.annotations.Nullable;

/** Reads one direction out of a trace. */
final class LaneReader {

    /** No timer in use runs out sooner: Linux waits 200 ms at least, RFC 6298 says a second. */
    private static final long SHORTEST_TIMER_NANOS = 180_000_000L;

    private final FlowTrace trace;
    private final @Nullable Finding finding;
    private final Direction direction;
    private final List<Mark> marks;
    private final List<Mark.Data> packets;

    LaneReader(FlowTrace trace, @Nullable Finding finding, Direction direction) {
        this.trace = trace;
        this.finding = finding;
        this.direction = direction;
        marks = trace.marks().stream().filter(m -> m.direction() == direction).toList();
        packets = data(marks);
    }

    Lane read(List<Mark> context) {
        var others =
                data(context).stream().filter(m -> m.direction() == direction).toList();
        var copies = copies();
        return new Lane(direction, marks, others, allowed(), ceiling(), copies, waits(copies), flight(), sizes(others));
    }

    private static List<Mark.Data> data(List<Mark> marks) {
        return marks.stream()
                .filter(Mark.Data.class::isInstance)
                .map(Mark.Data.class::cast)
                .toList();
    }

    /** The receiver's MSS limits this direction's sender. */
    private @Nullable Allowed allowed() {
        var toServer = direction == Direction.CLIENT_TO_SERVER;
        var mss = toServer ? trace.row().serverMss() : trace.row().clientMss();
        if (mss == null) {
            return null;
        }
        var headers = trace.row().client().address().contains(":") ? 60 : 40;
        var by = toServer ? "SYN-ACK" : "SYN";
        return trace.marks().stream()
                .filter(m -> m.direction() != direction && m instanceof Mark.Data data && data.syn())
                .findFirst()
                .map(m -> new Allowed(mss, headers, m.nanos(), m.packet(), by))
                .orElseGet(() -> new Allowed(mss, headers, trace.row().firstNanos(), 0, by));
    }

    /** Where the finding does not believe the routers, the interval that it found counts. */
    private @Nullable Ceiling ceiling() {
        var about = finding;
        if (about == null || about.direction() != direction && !about.bothWays()) {
            return said();
        }
        var range = about.pathMtuRange();
        var known = about.pathMtu();
        if (range != null && known == null) {
            return new Ceiling.Between(range, firstLost(range.lost()));
        }
        var said = said();
        return said != null || known == null
                ? said
                : new Ceiling.Elsewhere(known, trace.row().firstNanos());
    }

    /** What routers said in this flow. */
    private @Nullable Ceiling said() {
        var steps = new ArrayList<Ceiling.Step>();
        var messages = new ArrayList<Long>();
        for (var mark : marks) {
            if (mark instanceof Mark.TooBig message && message.nextHopMtu() > 0) {
                messages.add(message.packet());
                if (steps.isEmpty() || message.nextHopMtu() < steps.getLast().octets()) {
                    steps.add(new Ceiling.Step(
                            message.nanos(), message.packet(), message.nextHopMtu(), message.source()));
                }
            }
        }
        return steps.isEmpty() ? null : new Ceiling.Said(List.copyOf(steps), List.copyOf(messages));
    }

    private long firstLost(int length) {
        return packets.stream()
                .filter(p -> p.fate() == Fate.LOST && p.length() >= length)
                .mapToLong(Mark::nanos)
                .findFirst()
                .orElse(trace.row().firstNanos());
    }

    private List<Lane.Copies> copies() {
        var byOriginal = new LinkedHashMap<Long, List<Mark.Data>>();
        for (var packet : packets) {
            if (!packet.acknowledgment()) {
                byOriginal
                        .computeIfAbsent(packet.original(), _ -> new ArrayList<>(1))
                        .add(packet);
            }
        }
        return byOriginal.values().stream()
                .filter(same -> same.size() > 1)
                .map(List::copyOf)
                .map(Lane.Copies::new)
                .toList();
    }

    /** A sender has one timer (RFC 6298 §5): of waits that overlap, that of the octets sent most often counts. */
    private List<Lane.Wait> waits(List<Lane.Copies> copies) {
        var shortest = Math.max(SHORTEST_TIMER_NANOS, trace.roundTripNanos() + trace.roundTripNanos() / 2);
        var waits = new TreeMap<Long, Lane.Wait>();
        var mostOftenFirst = copies.stream()
                .sorted(Comparator.comparingInt(c -> -c.marks().size()))
                .toList();
        for (var same : mostOftenFirst) {
            for (int i = 1; i < same.marks().size(); i++) {
                var wait = new Lane.Wait(
                        same.marks().get(i - 1).nanos(), same.marks().get(i));
                if (wait.nanos() >= shortest && free(waits, wait)) {
                    waits.put(wait.fromNanos(), wait);
                }
            }
        }
        return List.copyOf(waits.values());
    }

    private static boolean free(NavigableMap<Long, Lane.Wait> waits, Lane.Wait wait) {
        var before = waits.lowerEntry(wait.copy().nanos());
        return before == null || before.getValue().copy().nanos() <= wait.fromNanos();
    }

    private Lane.@Nullable Flight flight() {
        var last = packets.stream()
                .filter(Mark.Data::inFlight)
                .mapToLong(Mark::nanos)
                .max();
        if (last.isEmpty()) {
            return null;
        }
        return marks.stream()
                .filter(m -> m instanceof Mark.TooBig && m.nanos() <= last.getAsLong())
                .findFirst()
                .map(m -> new Lane.Flight(m.packet(), m.nanos(), flightEnd(m.nanos(), last.getAsLong())))
                .orElse(null);
    }

    private long flightEnd(long from, long lastSent) {
        return Math.max(from + trace.roundTripNanos(), lastSent);
    }

    private List<Lane.SizeCount> sizes(List<Mark.Data> others) {
        var counts = new TreeMap<Integer, Lane.SizeCount>();
        for (var list : List.of(packets, others)) {
            for (var packet : list) {
                if (packet.fate() != Fate.UNKNOWN) {
                    var arrived = packet.fate() == Fate.DELIVERED ? 1 : 0;
                    counts.merge(
                            packet.length(),
                            new Lane.SizeCount(packet.length(), arrived, 1 - arrived),
                            (a, b) -> new Lane.SizeCount(a.length(), a.arrived() + b.arrived(), a.lost() + b.lost()));
                }
            }
        }
        return List.copyOf(counts.values());
    }
}
