package org.headroom.diagnosis.rule;

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

/**
 * One end says nothing any more, to packets of any size: it is down, or the way to it is. Also a host that never answered a SYN.
 *
 * <p>Guard: where only big packets go unanswered and none of their size ever arrived, size is the better explanation.
 */
public final class PeerDead implements Rule {

    private static final long SHORTEST_NANOS = 2_000_000_000L;

    @Override
    public String id() {
        return "peer-dead";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream().filter(PeerDead::holds).map(PeerDead::symptom);
    }

    private static boolean holds(Subject subject) {
        if (subject.half().troubled().isEmpty()
                || !subject.messages().isEmpty()
                || subject.half().dataPackets() == 0 && subject.answers().seen()) {
            return false;
        }
        if (!subject.answers().seen()) {
            return unansweredSyn(subject);
        }
        return subject.stuck().stream().anyMatch(r -> silent(subject, r)) && !SilentSizeLoss.holds(subject);
    }

    /** SYNs again and again, no answer. One direction of an asymmetric path looks otherwise: data follow the SYN. */
    private static boolean unansweredSyn(Subject subject) {
        return subject.half().dataPackets() == 0
                && subject.half().troubled().stream()
                        .anyMatch(r -> r.start() == 0 && r.transmissions().size() >= 3);
    }

    private static boolean silent(Subject subject, SentRange range) {
        var first = range.first().nanos();
        var tried = range.last().nanos() - first;
        return range.transmissions().size() >= 3
                && tried >= SHORTEST_NANOS
                && !subject.answeredAfter(first + subject.roundTrip())
                && !subject.windowClosedAt(first);
    }

    private static Symptom symptom(Subject subject) {
        var range = subject.stuck().isEmpty()
                ? subject.half().troubled().getFirst()
                : subject.stuck().getFirst();
        var heard = subject.answers().seen();
        var symptom = new Symptom("peer-dead", Verdict.OTHER_TROUBLE, Severity.MINOR)
                .of(subject.flow(), subject.half())
                .withoutOverhead()
                .confidence(Confidence.LIKELY)
                .title(heard ? "%s falls silent" : "%s never answers", subject.receiver())
                .explanation(
                        heard
                                ? "From packet %d on %s answers nothing, neither big nor small, though packets of up to %d octets had arrived. It is down, or nothing reaches it any more; size has nothing to do with it."
                                : "From packet %d on %s answers no SYN: it is down, filtered, or not there.",
                        range.first().packet(),
                        subject.receiver(),
                        subject.half().largestDelivered());
        range.transmissions().stream()
                .limit(8)
                .forEach(t -> symptom.evidence(subject.evidence(
                        t, Evidence.Kind.RESENT, "%d octets, copy %d: no answer.", t.length(), t.copy())));
        return symptom;
    }
}
