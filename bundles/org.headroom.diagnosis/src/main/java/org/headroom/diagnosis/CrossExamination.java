package org.headroom.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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
        if (last == s.point || there == null || arrived(last, there, way) < range.lost()) {
            return s;
        }
        return new Statement(
                s.point,
                s.finding.refuted(
                        "The acknowledgments of point %d never reach point %d".formatted(last + 1, s.point + 1),
                        "At point %d packets of %d octets go again and again without an answer. At point %d they arrive and are acknowledged: what is lost are the acknowledgments, on their way back; the size of the packets has nothing to do with it."
                                .formatted(s.point + 1, range.lost(), last + 1)),
                s.trail);
    }

    private int arrived(int point, int flow, Direction way) {
        return judgements.get(point).scene().flow(flow).half(way).largestDelivered();
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
        var finding = best.finding;
        var evidence = new LinkedHashSet<>(finding.evidence());
        same.forEach(s -> evidence.addAll(s.finding.evidence()));
        finding = finding.withEvidence(evidence.stream().limit(MOST_EVIDENCE).toList());
        for (var other : same) {
            finding = finding.withPathMtuRange(narrowed(finding, other.finding));
            var overhead = other.finding.overhead();
            if (overhead != null && overhead.measured() && fits(finding, overhead)) {
                finding = finding.withOverhead(overhead);
            }
        }
        if (best.trail == null || finding.direction() == null) {
            return finding;
        }
        finding = finding.withExplanation(finding.explanation() + new Astray(points).sentence(finding, best.point));
        var between = new Place(points, best.trail, finding).between();
        return between == null
                ? finding
                : finding.withBetween(between)
                        .withExplanation(finding.explanation() + Place.sentence(finding, between));
    }

    private static boolean fits(Finding finding, Overhead measured) {
        return finding.overhead() == null || Objects.equals(finding.overhead().bytes(), measured.bytes());
    }

    private static @Nullable Interval narrowed(Finding a, Finding b) {
        if (a.pathMtuRange() == null || b.pathMtuRange() == null) {
            return a.pathMtuRange();
        }
        var lost = Math.min(a.pathMtuRange().lost(), b.pathMtuRange().lost());
        var delivered = Math.max(a.pathMtuRange().delivered(), b.pathMtuRange().delivered());
        return delivered < lost ? new Interval(delivered, lost) : a.pathMtuRange();
    }
}
