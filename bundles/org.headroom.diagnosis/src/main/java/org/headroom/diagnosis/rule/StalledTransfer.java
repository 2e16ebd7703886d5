package org.headroom.diagnosis.rule;

import java.util.Optional;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Subject;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Hole;
import org.headroom.flow.IcmpError;
import org.headroom.flow.SentRange;

/**
 * The same octets go again and again and are never acknowledged, and nothing in the capture tells whether it is their size, the path or the
 * receiver: a transfer that hangs is not healthy, whatever passed before.
 *
 * <p>Guards: a rule that knows the cause; a window that is closed; a connection that was reset.
 */
public final class StalledTransfer implements Rule {

    private static final String ID = "stalled-transfer";

    private static final int FEWEST_TRIALS = 4;
    private static final long SHORTEST_NANOS = 3_000_000_000L;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream()
                .filter(s -> s.answers().resetRow() < 0)
                .flatMap(s -> hanging(s).filter(_ -> !explained(s)).stream());
    }

    private static Optional<Symptom> hanging(Subject subject) {
        return subject.stuck().stream()
                .filter(r -> hangs(subject, r))
                .findFirst()
                .map(r -> symptom(subject, r))
                .or(() -> lasting(subject).map(h -> symptom(subject, h)));
    }

    /** The same seen behind the place of loss: a gap that nothing fills. */
    private static Optional<Hole> lasting(Subject subject) {
        var scene = subject.scene();
        return ReceiverGap.open(subject).stream()
                .filter(h -> scene.endNanos() - scene.traffic().nanos(h.noticedRow()) >= SHORTEST_NANOS)
                .findFirst();
    }

    private static boolean hangs(Subject subject, SentRange range) {
        return range.first().payload() > 0
                && (subject.answers().seen() || subject.goesOnNoMore(range))
                && subject.trials(range.transmissions()) >= FEWEST_TRIALS
                && range.last().nanos() - range.first().nanos() >= SHORTEST_NANOS
                && !subject.windowClosedAt(range.last().nanos());
    }

    private static boolean explained(Subject subject) {
        return PtbIgnored.holds(subject)
                || PtbNotRelayed.holds(subject)
                || Misinformed.holds(subject)
                || SilentSizeLoss.holds(subject)
                || PeerDead.holds(subject)
                || SizeUnrelatedLoss.holds(subject)
                || ReceiverGap.holds(subject);
    }

    private static Symptom symptom(Subject subject, Hole gap) {
        return new Symptom(ID, Verdict.INCONCLUSIVE, Severity.MINOR)
                .of(subject.flow(), subject.half())
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .title("A transfer hangs: %,d octets never come here", gap.octets())
                .explanation(
                        "%s is past %,d octets (relative %,d to %,d) that never came to this point, and %s waits for them. Whether it is their size, the path or the sender cannot be seen here.",
                        subject.sender(), gap.octets(), gap.start(), gap.end(), subject.receiver())
                .evidence(subject.scene()
                        .evidence(
                                gap.noticedRow(),
                                Evidence.Kind.SENT,
                                "%s sends from relative sequence number %,d on.",
                                subject.sender(),
                                gap.end()));
    }

    private static Symptom symptom(Subject subject, SentRange range) {
        var refusal = subject.flow().errors().stream()
                .filter(e -> e.unreachable() && e.nanos() >= range.first().nanos() && subject.concerns(e))
                .findFirst();
        return refusal.map(e -> refused(subject, range, e)).orElseGet(() -> hung(subject, range));
    }

    private static Symptom hung(Subject subject, SentRange range) {
        var symptom = new Symptom(ID, Verdict.INCONCLUSIVE, Severity.MINOR)
                .of(subject.flow(), subject.half())
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .title(
                        "A transfer hangs: %d octets are sent %d times in vain",
                        subject.wireLength(range.last()), range.transmissions().size())
                .explanation(
                        "%s sends %s the same octets %d times in %s: no acknowledgment reaches it.%s Whether it is the size, the path or the receiver cannot be seen here.",
                        subject.sender(),
                        subject.receiver(),
                        range.transmissions().size(),
                        Proof.seconds(range.last().nanos() - range.first().nanos()),
                        before(subject, range));
        Proof.unanswered(subject, symptom, range);
        return symptom;
    }

    /** Somebody says that it does not want the packets, for a reason that is not their size. */
    private static Symptom refused(Subject subject, SentRange range, IcmpError error) {
        return new Symptom(ID, Verdict.OTHER_TROUBLE, Severity.MINOR)
                .of(subject.flow(), subject.half())
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .title("%s refuses what %s sends", error.source(), subject.sender())
                .explanation(
                        "From packet %d on %s answers with ICMP unreachable, code %d: a filter or the host itself refuses the packets, and does not say that they are too big.",
                        range.first().packet(), error.source(), error.code())
                .evidence(subject.scene()
                        .evidence(
                                error.row(),
                                Evidence.Kind.OTHER,
                                "%s answers with ICMP unreachable, code %d.",
                                error.source(),
                                error.code()));
    }

    private static String before(Subject subject, SentRange range) {
        var passed = subject.half().largestDelivered();
        if (passed == 0) {
            return "";
        }
        return passed >= subject.wireLength(range.last())
                ? " Packets of this size had passed before."
                : " Packets of up to " + passed + " octets had passed before.";
    }
}
