package org.headroom.diagnosis.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.headroom.flow.Traffic;

/**
 * Large UDP datagrams of a QUIC connection (or of another protocol that repeats what is not answered) vanish, small ones are answered. QUIC
 * never fragments and needs a path for datagrams of 1200 octets (RFC 9000 §14).
 *
 * <p>Acknowledgments cannot be read, so a burst of datagrams counts as arrived when the other end sends anything before the next
 * burst. Guards: bursts of small datagrams between the same hosts are answered; the large ones go unanswered several times in a
 * row at growing intervals (RFC 9002 §6.2), while nothing else gets through: a probe of DPLPMTUD (RFC 8899) is lost beside traffic
 * that flows on.
 */
public final class QuicSizeLoss implements Rule {

    private static final long SAME_BURST_NANOS = 20_000_000L;
    private static final int FEWEST_UNANSWERED = 4;
    private static final int FEWEST_ANSWERED = 2;
    private static final double GROWTH = 1.5;
    private static final double SUSPECTED = 1e-2;
    private static final double CONFIRMED = 1e-4;

    /** Octets of UDP payload that every path of QUIC carries (RFC 9000 §14). */
    private static final int FLOOR = 1200;

    @Override
    public String id() {
        return "quic-size-loss";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.flowNumbers()
                .filter(id -> !scene.traffic().tcp(id))
                .boxed()
                .flatMap(id -> Stream.of(Direction.values()).flatMap(d -> judge(scene, id, d).stream()));
    }

    /** Datagrams of one direction sent together, and whether the other end said anything before the next. */
    private record Burst(int row, long nanos, int smallest, int largest, boolean answered) {}

    private static Optional<Symptom> judge(Scene scene, int id, Direction direction) {
        var traffic = scene.traffic();
        var row = traffic.row(id);
        var floor = FLOOR + 8 + (row.client().ipv6() ? 40 : 20);
        if (row.side(direction).largestSent() < floor
                || row.side(direction.opposite()).packets() == 0) {
            return Optional.empty();
        }
        var bursts = bursts(traffic, id, direction);
        var lost = longestSilence(bursts);
        if (lost.size() < FEWEST_UNANSWERED || !growing(lost) || lost.stream().anyMatch(b -> traffic.fragment(b.row))) {
            return Optional.empty();
        }
        var size = lost.stream().mapToInt(Burst::smallest).min().orElseThrow();
        var small = bursts.stream().filter(b -> b.largest < size).toList();
        var answered = (int) small.stream().filter(Burst::answered).count();
        var chance = Math.pow((small.size() - answered + 1.0) / (small.size() + 2.0), lost.size());
        var passed = bursts.stream().anyMatch(b -> b.answered && b.smallest >= size);
        if (size < floor || answered < FEWEST_ANSWERED || passed || chance > SUSPECTED) {
            return Optional.empty();
        }
        var largestSmall = small.stream()
                .filter(Burst::answered)
                .mapToInt(Burst::largest)
                .max()
                .orElse(0);
        return Optional.of(symptom(scene, id, direction, lost, new int[] {largestSmall, size}, chance));
    }

    private static List<Burst> bursts(Traffic traffic, int id, Direction direction) {
        var bursts = new ArrayList<Burst>();
        Burst open = null;
        long last = 0;
        for (var row : traffic.rows(id)) {
            var nanos = traffic.nanos(row);
            var length = traffic.length(row);
            if (traffic.direction(id, traffic.reversed(row)) != direction) {
                if (open != null) {
                    bursts.add(new Burst(open.row, open.nanos, open.smallest, open.largest, true));
                    open = null;
                }
            } else if (open != null && nanos - last <= SAME_BURST_NANOS) {
                open = new Burst(
                        open.row, open.nanos, Math.min(open.smallest, length), Math.max(open.largest, length), false);
            } else {
                if (open != null) {
                    bursts.add(open);
                }
                open = new Burst(row, nanos, length, length, false);
            }
            last = nanos;
        }
        if (open != null) {
            bursts.add(open);
        }
        return bursts;
    }

    /** The longest run of bursts without an answer. */
    private static List<Burst> longestSilence(List<Burst> bursts) {
        List<Burst> longest = List.of();
        var start = 0;
        for (int i = 0; i <= bursts.size(); i++) {
            if (i == bursts.size() || bursts.get(i).answered) {
                if (i - start > longest.size()) {
                    longest = bursts.subList(start, i);
                }
                start = i + 1;
            }
        }
        return longest;
    }

    private static boolean growing(List<Burst> bursts) {
        var grown = 0;
        for (int i = 2; i < bursts.size(); i++) {
            var before = bursts.get(i - 1).nanos - bursts.get(i - 2).nanos;
            var after = bursts.get(i).nanos - bursts.get(i - 1).nanos;
            grown += after >= before * GROWTH ? 1 : 0;
        }
        return grown >= 2;
    }

    private static Symptom symptom(
            Scene scene, int id, Direction direction, List<Burst> lost, int[] range, double chance) {
        var flow = scene.flow(id);
        var sender = direction == Direction.CLIENT_TO_SERVER ? flow.client() : flow.server();
        var symptom = new Symptom("quic-size-loss", Verdict.BLACK_HOLE, Severity.CRITICAL)
                .of(flow)
                .direction(direction)
                .confidence(chance < CONFIRMED ? Confidence.CONFIRMED : Confidence.LIKELY)
                .range(range[0], range[1])
                .largestDelivered(range[0])
                .title("Large UDP datagrams vanish between %d and %d octets", range[0], range[1])
                .explanation(
                        "%s sends datagrams of %d octets and more %d times at growing intervals, and nothing comes back; those of up to %d octets are answered. QUIC does not fragment: a path has to carry %d octets of UDP (RFC 9000 §14).",
                        sender.address(), range[1], lost.size(), range[0], FLOOR);
        for (var burst : lost) {
            symptom.evidence(scene.evidence(
                    burst.row,
                    burst == lost.getFirst() ? Evidence.Kind.SENT : Evidence.Kind.RESENT,
                    "%d octets, %s after the first. No answer.",
                    burst.largest,
                    Proof.seconds(burst.nanos - lost.getFirst().nanos)));
        }
        return symptom;
    }
}
