package org.headroom.diagnosis.rule;

import java.util.List;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Subject;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.SentRange;
import org.headroom.flow.TooBig;

/**
 * The tunnel's end is told that its outer packets are too big, and does not tell the sender inside.
 *
 * <p>An encapsulator must pass a reduced MTU on (RFC 2003 §4, RFC 4459 §3.2); one that cannot leaves its users in a black hole. Of tunnels whose inside is
 * encrypted {@link SealedTunnels} judges.
 */
public final class PtbNotRelayed implements Rule {

    static final String ID = "ptb-not-relayed";

    private static final long SETTLED_NANOS = 1_000_000_000L;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return Stream.concat(
                scene.subjects().stream().filter(PtbNotRelayed::holds).map(PtbNotRelayed::symptom),
                SealedTunnels.deaf(scene));
    }

    /** The tunnel's end was told, the sender inside was not (or of a larger size only), and its packets are stuck above the number. */
    static boolean holds(Subject subject) {
        var outer = outer(subject);
        if (outer.isEmpty()) {
            return false;
        }
        var mtu = mtu(subject, outer);
        var told = subject.credible().stream()
                .anyMatch(m -> !m.quote().outer() && m.innerMtu() > 0 && m.innerMtu() <= mtu);
        return mtu > 0
                && !told
                && subject.stuck().stream()
                        .anyMatch(r ->
                                r.last().length() > mtu && (r.transmissions().size() >= 3 || stays(subject, r)));
    }

    /** Behind an encapsulator that has cached the number, nothing more is seen: the gap that never closes is the proof. */
    private static boolean stays(Subject subject, SentRange range) {
        return subject.answeredAfter(range.first().nanos())
                && subject.scene().endNanos() - range.first().nanos() >= SETTLED_NANOS;
    }

    private static List<TooBig> outer(Subject subject) {
        return subject.scene().outer().tunnelled(subject.flow(), subject.half());
    }

    /** Octets left for the inner packet: what the outer may have, less what the tunnel takes. */
    private static int mtu(Subject subject, List<TooBig> outer) {
        var overhead = subject.scene().tunnels(subject.flow()).stream()
                .filter(t -> t.kind().overIp())
                .mapToInt(t -> t.overhead())
                .sum();
        return outer.stream()
                .filter(m -> m.nextHopMtu() > 0)
                .mapToInt(m -> m.innerMtu() < m.nextHopMtu() ? m.innerMtu() : m.nextHopMtu() - overhead)
                .min()
                .orElse(0);
    }

    private static Symptom symptom(Subject subject) {
        var outer = outer(subject);
        var mtu = mtu(subject, outer);
        var first = outer.getFirst();
        var symptom = new Symptom(ID, Verdict.BLACK_HOLE, Severity.CRITICAL)
                .of(subject.flow(), subject.half())
                .confidence(Confidence.CONFIRMED)
                .pathMtu(mtu)
                .messages(outer)
                .title("The tunnel is told %d and tells nobody inside", first.nextHopMtu())
                .explanation(
                        "%s is told by %s that its tunnel packets may have %d octets: that leaves %d for the packet inside. %s is never told, and sends %d octets again and again. The tunnel's end must pass the smaller number on (RFC 2003 §4, RFC 4459 §3.2).",
                        first.destination(),
                        first.source(),
                        first.nextHopMtu(),
                        mtu,
                        subject.sender(),
                        subject.stuck().getFirst().length());
        Proof.handshake(subject, symptom);
        outer.forEach(m -> symptom.evidence(subject.scene()
                .evidence(
                        m.row(),
                        Evidence.Kind.TOO_BIG,
                        "%s tells %s: too big, use %d, about the outer packet.",
                        m.source(),
                        m.destination(),
                        m.nextHopMtu())));
        subject.stuck()
                .getFirst()
                .transmissions()
                .forEach(t -> symptom.evidence(
                        subject.evidence(t, Evidence.Kind.RESENT, "%d octets inside, copy %d.", t.length(), t.copy())));
        return symptom;
    }
}
