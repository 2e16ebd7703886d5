package org.headroom.diagnosis;

import java.util.List;
import org.headroom.diagnosis.points.Points;
import org.headroom.diagnosis.points.Trail;
import org.headroom.flow.Datagram;
import org.headroom.flow.Direction;
import org.headroom.flow.Mtu;
import org.jspecify.annotations.Nullable;

/** Between which two points a finding happens, in the direction of travel. */
final class Place {

    private final Points points;
    private final Trail trail;
    private final Finding finding;
    private final Direction direction;

    Place(Points points, Trail trail, Finding finding) {
        this.points = points;
        this.trail = trail;
        this.finding = finding;
        this.direction = java.util.Objects.requireNonNull(finding.direction());
    }

    Finding.@Nullable Between between() {
        return switch (finding.rule()) {
            case "ptb-ignored" -> messagesEnd() != null ? messagesEnd() : packetsEnd();
            case "fragments-lost" -> fragmentsEnd();
            case "silent-size-loss",
                    "plpmtud-fallback",
                    "receiver-gap",
                    "ptb-not-relayed",
                    "ptb-bogus",
                    "ptb-not-translated",
                    "ptb-out-of-window" -> packetsEnd();
            default -> null;
        };
    }

    /** In words, for the explanation. */
    static String sentence(Finding finding, Finding.Between between) {
        var what = finding.rule().equals("ptb-ignored") && between.from() != between.to()
                ? " Between points %d and %d it ends."
                : " It happens between points %d and %d.";
        return what.formatted(between.from() + 1, between.to() + 1);
    }

    /** The last point that sees the messages on their way to the sender, and the next that does not. */
    private Finding.@Nullable Between messagesEnd() {
        var order = points.order(trail, direction);
        for (int i = 1; i < order.size(); i++) {
            if (hears(order.get(i)) && !hears(order.get(i - 1)) && ranDuring(order.get(i - 1))) {
                return new Finding.Between(order.get(i), order.get(i - 1));
            }
            if (hears(order.get(i - 1))) {
                return null;
            }
        }
        return null;
    }

    private boolean hears(int point) {
        var flow = trail.flow(point);
        return flow != null
                && points.traffic(point).tooBig().stream()
                        .anyMatch(m -> m.quote().flow() == flow);
    }

    /** The last point that sees packets longer than the path carries, and the next that sees shorter ones only. */
    private Finding.@Nullable Between packetsEnd() {
        var bound = bound();
        var order = points.order(trail, direction);
        Finding.Between found = null;
        for (int i = 1; i < order.size(); i++) {
            var before = order.get(i - 1);
            var after = order.get(i);
            if (trail.sawLonger(before, direction, bound)
                    && !trail.sawLonger(after, direction, bound)
                    && ranDuring(after)
                    && trail.passes(after, direction, bound)) {
                found = new Finding.Between(before, after);
            }
        }
        return found;
    }

    private int bound() {
        if (finding.pathMtu() != null) {
            return finding.pathMtu();
        }
        var range = finding.pathMtuRange();
        return range == null ? Math.max(finding.largestDelivered(), Mtu.LEAST_IPV4) : range.lost() - 1;
    }

    /** The point that holds all fragments, and the one that holds first ones only. */
    private Finding.@Nullable Between fragmentsEnd() {
        var whole = pointWhere(true);
        var broken = pointWhere(false);
        return whole < 0 || broken < 0 ? null : new Finding.Between(whole, broken);
    }

    /** The first point where most of the flow's datagrams are complete, or most are not; -1 without one. */
    private int pointWhere(boolean complete) {
        return java.util.stream.IntStream.range(0, points.count())
                .filter(i -> most(datagrams(i), complete))
                .findFirst()
                .orElse(-1);
    }

    private List<Datagram> datagrams(int point) {
        var flow = trail.flow(point);
        return flow == null
                ? List.of()
                : points.traffic(point).datagrams().stream()
                        .filter(d -> d.flow() == flow && way(points, d, point, flow) == direction)
                        .toList();
    }

    private static Direction way(Points points, Datagram datagram, int point, int flow) {
        return points.traffic(point).direction(flow, datagram.reversed());
    }

    private static boolean most(List<Datagram> datagrams, boolean complete) {
        return datagrams.stream().filter(d -> d.complete() == complete).count() * 2 > datagrams.size();
    }

    /** Whether the capture of a point ran when the trouble was there: what went well before does not count. */
    private boolean ranDuring(int point) {
        return finding.evidence().stream()
                .filter(e -> e.kind() != Evidence.Kind.HANDSHAKE && e.kind() != Evidence.Kind.DELIVERED)
                .anyMatch(e -> points.ran(point, points.corrected(e.capture(), e.nanos())));
    }
}
