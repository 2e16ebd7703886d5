package org.headroom.diagnosis.rule;

import java.util.List;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Meanwhile;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Subject;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.SentRange;
import org.headroom.flow.Transmission;

/**
 * One end says nothing any more, to packets of any size: it is down, or the way to it is. Also a host that never answered a SYN.
 *
 * <p>Guards: where only big packets go unanswered and none of their size ever arrived, size may be the explanation; a router tells the sender that
 * something is too big.
 */
public final class PeerDead implements Rule {

    private static final long SHORTEST_NANOS = 2_000_000_000L;
    private static final int FEWEST_COPIES = 3;

    @Override
    public String id() {
        return "peer-dead";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream().filter(PeerDead::holds).map(PeerDead::symptom);
    }

    /** Whether this direction suffers so. */
    static boolean holds(Subject subject) {
        if (subject.half().troubled().isEmpty()
                || !subject.messages().isEmpty()
                || subject.half().dataPackets() == 0 && subject.answers().seen()) {
            return false;
        }
        if (!subject.answers().seen()) {
            return unansweredSyn(subject);
        }
        return subject.stuck().stream().anyMatch(r -> silent(subject, r) && !alive(subject, r))
                && !SilentSizeLoss.holds(subject)
                && !Misinformed.holds(subject)
                && !toldOfSomething(subject);
    }

    /** Whether a router tells the sender that something is too big, of which so little was captured that nobody knows what. */
    private static boolean toldOfSomething(Subject subject) {
        return subject.scene().traffic().tooBig().stream()
                .anyMatch(m -> m.quote().source().isEmpty() && m.destination().equals(subject.sender()));
    }

    /** SYNs again and again, no answer. One direction of an asymmetric path looks otherwise: data follow the SYN. */
    private static boolean unansweredSyn(Subject subject) {
        return subject.half().dataPackets() == 0
                && subject.half().troubled().stream()
                        .anyMatch(r -> r.start() == 0 && r.transmissions().size() >= 3);
    }

    private static boolean silent(Subject subject, SentRange range) {
        var unanswered = unanswered(subject, range);
        return unanswered.size() >= FEWEST_COPIES
                && range.last().nanos() - unanswered.getFirst().nanos() >= SHORTEST_NANOS
                && !subject.windowClosedAt(unanswered.getFirst().nanos())
                && (smallTried(subject, range)
                        || subject.half().largestDelivered() >= subject.wireLength(range.last()));
    }

    /** Copies behind the last that was heard; answers to what was sent before may still come for a round trip. */
    private static List<Transmission> unanswered(Subject subject, SentRange range) {
        var first = range.first().nanos();
        var heard = subject.answers().lastNanos();
        return heard <= first + subject.roundTrip()
                ? range.transmissions()
                : range.transmissions().stream().filter(t -> t.nanos() > heard).toList();
    }

    private static Symptom symptom(Subject subject) {
        var range = subject.stuck().stream()
                .filter(r -> silent(subject, r))
                .findFirst()
                .orElse(subject.half().troubled().getFirst());
        var symptom = new Symptom("peer-dead", Verdict.OTHER_TROUBLE, Severity.MINOR)
                .of(subject.flow(), subject.half())
                .withoutOverhead()
                .confidence(Confidence.LIKELY);
        if (subject.answers().seen()) {
            var small = smallTried(subject, range);
            symptom.title("%s falls silent", subject.receiver())
                    .explanation(
                            "From packet %d on %s answers nothing%s, though packets of up to %d octets had arrived. It is down, or nothing of this connection reaches it any more; %s.",
                            unanswered(subject, range).getFirst().packet(),
                            subject.receiver(),
                            small ? ", neither big nor small" : "",
                            subject.half().largestDelivered(),
                            small
                                    ? "size has nothing to do with it"
                                    : "nothing smaller was tried, but this size had passed before");
        } else {
            symptom.title("%s never answers", subject.receiver())
                    .explanation(
                            "From packet %d on %s answers no SYN: it is down, filtered, or not there.",
                            range.first().packet(), subject.receiver());
        }
        Proof.unanswered(subject, symptom, range);
        return symptom;
    }

    /** Whether the receiver gets small packets all the same, on this connection or beside it. */
    private static boolean alive(Subject subject, SentRange range) {
        return new Meanwhile(subject, range, SilentSizeLoss.ORDINARY - 1).smallArrives();
    }

    private static boolean smallTried(Subject subject, SentRange range) {
        var small = Math.max(subject.half().largestDelivered(), SilentSizeLoss.ORDINARY - 1);
        return range.last().length() <= subject.always()
                || subject.smallTrials(range.first(), Math.min(range.last().length(), small + 1)) > 0;
    }
}
