package org.headroom.diagnosis.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.HostPair;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Tunnels;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.TooBig;

/**
 * Tunnels into which nobody sees, and whose end is told in vain that its packets are too big: it goes on at the old size, so it neither cuts
 * its packets nor tells those inside (RFC 4301 §8.2.1 for IPsec).
 *
 * <p>Guards: for a second packets may be on their way, and those inside be about to learn; few that are too large among many that fit are somebody's
 * first try after a while.
 */
final class SealedTunnels {

    private static final long LEARNING_NANOS = 1_000_000_000L;
    private static final int FEWEST_MESSAGES = 3;
    private static final int FEWEST_LATE = 3;

    /** Of more packets that fit for one that does not, the end has learnt. */
    private static final int FITTING = 8;

    private static final int MOST_SHOWN = 20;

    /** What one end is told, and what it sends a second later and after. */
    private static final class Told {

        final List<TooBig> messages = new ArrayList<>();
        int mtu = Integer.MAX_VALUE;
        /** Rows of the first packets that are too large all the same, and how many there are. */
        final List<Integer> shown = new ArrayList<>();

        int late;
        int largest;
        int fitting;

        void hear(TooBig message) {
            messages.add(message);
            mtu = Math.min(mtu, message.nextHopMtu());
        }

        void take(int row, long nanos, int length) {
            if (nanos < messages.getFirst().nanos() + LEARNING_NANOS) {
                return;
            }
            if (length <= mtu) {
                fitting++;
                return;
            }
            late++;
            largest = Math.max(largest, length);
            if (shown.size() < MOST_SHOWN) {
                shown.add(row);
            }
        }

        boolean goesOn() {
            return late >= FEWEST_LATE && fitting <= (long) late * FITTING;
        }
    }

    private SealedTunnels() {}

    /** Ends that do not heed what they are told. */
    static Stream<Symptom> deaf(Scene scene) {
        var told = told(scene);
        if (!told.isEmpty() && !scene.traffic().timeless()) {
            follow(scene, told);
        }
        return told.entrySet().stream()
                .filter(e -> e.getValue().goesOn())
                .map(e -> symptom(scene, e.getKey(), e.getValue()));
    }

    private static Map<HostPair, Told> told(Scene scene) {
        var told = new LinkedHashMap<HostPair, Told>();
        for (var message : scene.traffic().tooBig()) {
            var quote = message.quote();
            if (Tunnels.opaque(quote.tunnels())
                    && !message.checksumBad()
                    && message.nextHopMtu() > 0
                    && message.nextHopMtu() < quote.outerLength()
                    && message.destination().equals(quote.outerSource())) {
                told.computeIfAbsent(new HostPair(quote.outerSource(), quote.outerDestination()), _ -> new Told())
                        .hear(message);
            }
        }
        told.values().removeIf(t -> t.messages.size() < FEWEST_MESSAGES);
        return told;
    }

    /** One pass over the packets, for all ends. */
    private static void follow(Scene scene, Map<HostPair, Told> told) {
        var traffic = scene.traffic();
        var byLeg = new HashMap<Integer, Told>();
        for (var leg : traffic.legs()) {
            if (Tunnels.opaque(leg.tunnels())) {
                var outer = leg.tunnels().getFirst();
                var end = told.get(new HostPair(outer.source(), outer.destination()));
                if (end != null) {
                    byLeg.put(leg.id(), end);
                }
            }
        }
        for (int row = 0; row < traffic.packets() && !byLeg.isEmpty(); row++) {
            scene.goOn();
            var end = byLeg.get(traffic.leg(row));
            if (end != null) {
                end.take(row, traffic.nanos(row), traffic.length(row));
            }
        }
    }

    private static Symptom symptom(Scene scene, HostPair ends, Told told) {
        var first = told.messages.getFirst();
        var symptom = new Symptom(PtbNotRelayed.ID, Verdict.BLACK_HOLE, Severity.CRITICAL)
                .confidence(Confidence.LIKELY)
                .messages(told.messages)
                .group(ends.source() + " " + ends.destination())
                .title("The tunnel's end %s is told %d and goes on", ends.source(), told.mtu)
                .explanation(
                        "%s tells %s with ICMP %s, %d times, that its packets to %s may have %d octets. It goes on: %d more of up to %d octets follow. What is inside cannot be seen; whoever sends it is not told, or the tunnel's end would send no more of that size (RFC 4301 §8.2.1, RFC 4459 §3.2).",
                        first.source(),
                        ends.source(),
                        Proof.name(first),
                        told.messages.size(),
                        ends.destination(),
                        told.mtu,
                        told.late,
                        told.largest);
        told.messages.stream()
                .limit(MOST_SHOWN)
                .forEach(m -> symptom.evidence(scene.evidence(
                        m.row(), Evidence.Kind.TOO_BIG, "%s says: too big, use %d.", m.source(), m.nextHopMtu())));
        told.shown.forEach(row -> symptom.evidence(scene.evidence(
                row,
                Evidence.Kind.RESENT,
                "Another packet of %d octets.",
                scene.traffic().length(row))));
        return symptom;
    }
}
