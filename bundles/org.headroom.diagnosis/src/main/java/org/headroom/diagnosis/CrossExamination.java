package org.headroom.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headroom.diagnosis.points.Points;
import org.headroom.diagnosis.points.Trail;
import org.headroom.flow.Direction;
import org.headroom.flow.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * What several captures of one network say together: the same trouble is one finding, told by the point that sees it best, and placed
 * between two points where they show it.
 */
final class CrossExamination {

    private static final int MOST_EVIDENCE = 80;

    /** Rules that may tell of the same loss, the one that explains most first. */
    private static final List<String> TELLING = List.of(
            "ptb-not-translated",
            "ptb-not-relayed",
            "ptb-out-of-window",
            "ptb-bogus",
            "ptb-mtu-zero",
            "ptb-mtu-too-low",
            "ptb-ignored",
            "fragments-lost",
            "plpmtud-fallback",
            "silent-size-loss",
            "quic-size-loss",
            "jumbo-mismatch",
            "receiver-gap",
            "fragmentation",
            "size-unrelated-loss",
            "peer-dead",
            "stalled-transfer");

    private record Statement(
            int point, Finding finding, @Nullable Trail trail) {}

    private final List<Judgement> judgements;
    private final @Nullable Points points;

    CrossExamination(List<Traffic> traffics, List<Judgement> judgements) {
        this.judgements = judgements;
        this.points = traffics.size() > 1 ? new Points(traffics) : null;
    }

    /** Of each capture against the first; null where it cannot be known. */
    List<@Nullable Clock> clocks() {
        var clocks = new ArrayList<@Nullable Clock>();
        for (int i = 0; i < judgements.size(); i++) {
            clocks.add(points == null ? Clock.FIRST : points.clockOf(i));
        }
        return clocks;
    }

    List<Finding> findings() {
        if (points == null) {
            return judgements.isEmpty() ? List.of() : judgements.getFirst().findings();
        }
        var statements = new ArrayList<Statement>();
        for (int i = 0; i < judgements.size(); i++) {
            for (var finding : judgements.get(i).findings()) {
                statements.add(new Statement(
                        i,
                        finding,
                        finding.flows().isEmpty()
                                ? null
                                : new Trail(
                                        points, i, finding.flows().getFirst().id())));
            }
        }
        var findings = new ArrayList<Finding>();
        statements.replaceAll(s -> heldAgainst(s, points));
        merged(statements, points).forEach(findings::add);
        findings.addAll(new Handshakes(points, judgements).rewrites());
        return findings;
    }

    /** What one point calls lost for its size may have arrived at another and been acknowledged there: then it is the answers that do not come back. */
    private Statement heldAgainst(Statement s, Points points) {
        var way = s.finding.direction();
        var range = s.finding.pathMtuRange();
        if (!s.finding.rule().equals("silent-size-loss") || s.trail == null || way == null || range == null) {
            return s;
        }
        var last = points.order(s.trail, way).getLast();
        var there = s.trail.flow(last);
        if (last == s.point || there == null || !arrived(s, range.lost(), last, there, way)) {
            return s;
        }
        return new Statement(s.point, s.finding.with(d -> refute(d, range.lost(), s.point, last)), s.trail);
    }

    /** What is left of a trouble with the size of packets once another point has seen them. */
    private static void refute(Finding.Draft draft, int lost, int point, int last) {
        draft.rule = "stalled-transfer";
        draft.verdict = Verdict.OTHER_TROUBLE;
        draft.severity = Severity.MINOR;
        draft.confidence = Confidence.LIKELY;
        draft.title = "The acknowledgments of point %d never reach point %d".formatted(last + 1, point + 1);
        draft.explanation =
                "At point %d packets of %d octets go again and again without an answer. At point %d they arrive and are acknowledged: what is lost are the acknowledgments, on their way back; the size of the packets has nothing to do with it."
                        .formatted(point + 1, lost, last + 1);
        draft.pathMtu = null;
        draft.pathMtuRange = null;
        draft.largestDelivered = 0;
        draft.recommendedMss = null;
        draft.overhead = null;
        draft.between = null;
        draft.ruledOut = List.of();
        draft.remedies = List.of();
    }

    /** Whether any of the very packets that go again and again at one point came to the other, and was acknowledged there. */
    private boolean arrived(Statement s, int lost, int point, int flow, Direction way) {
        var here = judgements.get(s.point).scene().traffic();
        var there = judgements.get(point).scene().traffic();
        var sent = s.finding.evidence().stream()
                .filter(e ->
                        e.capture() == s.point && (e.kind() == Evidence.Kind.SENT || e.kind() == Evidence.Kind.RESENT))
                .map(e -> here.sequence((int) e.packet() - 1))
                .collect(Collectors.toSet());
        var waiting = new HashSet<Integer>();
        for (var row : there.rows(flow)) {
            if (there.direction(flow, there.reversed(row)) != way) {
                var acknowledged = there.acknowledgment(row);
                if (waiting.stream().anyMatch(sequence -> acknowledged - sequence > 0)) {
                    return true;
                }
            } else if (there.length(row) >= lost && sent.contains(there.sequence(row))) {
                waiting.add(there.sequence(row));
            }
        }
        return false;
    }

    private static List<Finding> merged(List<Statement> statements, Points points) {
        var left = new ArrayList<>(statements);
        left.sort(Comparator.comparingInt(CrossExamination::rank)
                .thenComparing(s -> s.finding.severity())
                .thenComparing(s -> -messages(s)));
        var findings = new ArrayList<Finding>();
        while (!left.isEmpty()) {
            var best = left.removeFirst();
            var same = left.stream().filter(s -> sameTrouble(best, s)).toList();
            left.removeAll(same);
            findings.add(told(best, same, points));
        }
        return findings;
    }

    private static int rank(Statement s) {
        var rank = TELLING.indexOf(s.finding.rule());
        return rank < 0 ? TELLING.size() : rank;
    }

    private static int messages(Statement s) {
        return s.finding.icmp() == null ? 0 : s.finding.icmp().count();
    }

    /** The same rule, or another that tells of the same loss, about the same connection the same way. */
    private static boolean sameTrouble(Statement a, Statement b) {
        var comparable = a.finding.rule().equals(b.finding.rule())
                || TELLING.contains(a.finding.rule()) && TELLING.contains(b.finding.rule());
        return comparable
                && a.point != b.point
                && Objects.equals(a.finding.direction(), b.finding.direction())
                && shared(a, b);
    }

    private static boolean shared(Statement a, Statement b) {
        if (a.trail == null || b.trail == null) {
            return a.trail == b.trail
                    && a.finding.rule().equals(b.finding.rule())
                    && a.finding.title().equals(b.finding.title());
        }
        var there = a.trail.flow(b.point);
        return there != null && b.finding.flows().stream().anyMatch(f -> f.id() == there)
                || b.finding.flows().stream().anyMatch(f -> a.finding.flows().stream()
                        .anyMatch(
                                g -> g.client().equals(f.client()) && g.server().equals(f.server())));
    }

    private static Finding told(Statement best, List<Statement> same, Points points) {
        var merged = best.finding.with(d -> same.forEach(s -> add(d, s.finding)));
        var way = merged.direction();
        if (best.trail == null || way == null) {
            return merged;
        }
        var astray = new Astray(points).sentence(merged, best.point);
        var between = new Place(points, best.trail, merged).between();
        return merged.with(d -> {
            d.explanation += between == null ? astray : astray + Place.sentence(merged, between);
            d.between = between == null ? d.between : between;
        });
    }

    /** Adds what another point saw of the same. */
    private static void add(Finding.Draft told, Finding other) {
        told.evidence = Stream.concat(told.evidence.stream(), other.evidence().stream())
                .distinct()
                .limit(MOST_EVIDENCE)
                .toList();
        told.pathMtuRange = narrowed(told.pathMtuRange, other.pathMtuRange());
        var measured = other.overhead() != null && other.overhead().measured() ? other.overhead() : null;
        if (measured != null && (told.overhead == null || Objects.equals(told.overhead.bytes(), measured.bytes()))) {
            told.overhead = measured;
        }
    }

    private static @Nullable Interval narrowed(@Nullable Interval a, @Nullable Interval b) {
        if (a == null || b == null) {
            return a;
        }
        var lost = Math.min(a.lost(), b.lost());
        var delivered = Math.max(a.delivered(), b.delivered());
        return delivered < lost ? new Interval(delivered, lost) : a;
    }
}
