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
import org.headroom.flow.Fate;
import org.headroom.flow.Hole;
import org.headroom.flow.SentRange;

/**
 * Segments are lost, and others of the same size pass: congestion or a bad link, not the path MTU (RFC 5681).
 */
public final class SizeUnrelatedLoss implements Rule {

    private static final int FEWEST = 3;
    private static final int FEWEST_SHUNNED = 4;
    private static final int MOST_SHOWN = 8;

    private static final long AT_ONCE_NANOS = 200_000L;

    /** Where the round trip is unknown, packets change places within so much. */
    private static final long OVERTAKEN_NANOS = 3_000_000L;

    /** A handshake may have taken longer than the way is: SYNs get lost, servers think. */
    private static final long LONGEST_OVERTAKEN_NANOS = 100_000_000L;

    @Override
    public String id() {
        return "size-unrelated-loss";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream()
                .filter(s -> s.answers().seen() && !PtbAboutAggregate.holds(s))
                .flatMap(s -> judged(s).stream());
    }

    /** Whether this direction suffers so. */
    static boolean holds(Subject subject) {
        return judged(subject).isPresent();
    }

    private static Optional<Symptom> judged(Subject subject) {
        if (events(subject) >= FEWEST && losses(subject) >= FEWEST) {
            return Optional.of(symptom(subject).told(symptom -> tell(symptom, subject)));
        }
        return subject.stuck().stream()
                .filter(range -> shunned(subject, range))
                .findFirst()
                .map(range -> symptom(subject).told(symptom -> tellOfOne(symptom, subject, range)));
    }

    /** One segment that never passes, though others of its size do: something looks into packets. */
    private static boolean shunned(Subject subject, SentRange range) {
        return subject.trials(range.transmissions()) >= FEWEST_SHUNNED
                && subject.half().sizes().largestDeliveredSince(range.first().nanos())
                        >= subject.wireLength(range.first());
    }

    /** No more can be losses. */
    private static int events(Subject subject) {
        return subject.half().troubled().size() + subject.half().holes().size();
    }

    /** Ranges that came through at their own size after a copy, and holes that were filled. */
    private static int losses(Subject subject) {
        var again = subject.half().troubled().stream()
                .filter(r -> passed(subject, r))
                .count();
        var filled = subject.half().holes().stream()
                .filter(h -> h.filled() && sentAgain(subject, h))
                .mapToInt(h -> h.noticedRow())
                .distinct()
                .count();
        return (int) (again + filled);
    }

    /**
     * What fills a gap was sent again only where the news of it had the time to reach the sender: round once from here. Sooner, it has been
     * overtaken (RFC 4737 §3).
     */
    private static boolean sentAgain(Subject subject, Hole hole) {
        var traffic = subject.scene().traffic();
        var roundTrip = subject.flow().roundTripNanos();
        var soonest = roundTrip > 0 ? Math.min(roundTrip / 2, LONGEST_OVERTAKEN_NANOS) : OVERTAKEN_NANOS;
        return traffic.timeless()
                || hole.filledRow() < 0
                || traffic.nanos(hole.filledRow()) - traffic.nanos(hole.noticedRow()) >= soonest;
    }

    /** A copy that comes at once was not sent again: where offload cuts what was glued together, both may be in the capture. */
    private static boolean passed(Subject subject, SentRange range) {
        return range.delivered()
                && (subject.scene().traffic().timeless()
                        || range.last().nanos() - range.first().nanos() >= AT_ONCE_NANOS)
                && range.first().fate() == Fate.LOST
                && range.first().payload() > 1
                && !refused(subject, range)
                && range.deliveredLength() >= subject.wireLength(range.first());
    }

    /** Whether a router says why its first copy was lost: it quotes a segment of it. */
    private static boolean refused(Subject subject, SentRange range) {
        var first = range.first();
        var sequence = subject.scene().traffic().sequence(first.row());
        return subject.messages().stream()
                .map(m -> m.quote().sequence())
                .anyMatch(quoted -> quoted != null && Integer.compareUnsigned(quoted - sequence, first.payload()) < 0);
    }

    private static Symptom symptom(Subject subject) {
        return new Symptom("size-unrelated-loss", Verdict.OTHER_TROUBLE, Severity.MINOR)
                .of(subject.flow(), subject.half())
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED);
    }

    private static void tellOfOne(Symptom symptom, Subject subject, SentRange range) {
        symptom.title("One segment never passes, others of its size do")
                .explanation(
                        "%s sends the same %d octets %d times and %s never gets them, while other packets of up to %d octets arrive. It is what is in them that something on the way takes offence at, or a link that damages them; not the path MTU.",
                        subject.sender(),
                        range.first().length(),
                        range.transmissions().size(),
                        subject.receiver(),
                        subject.half().largestDelivered());
        Proof.unanswered(subject, symptom, range);
    }

    private static void tell(Symptom symptom, Subject subject) {
        var again = subject.half().troubled().stream()
                .filter(r -> passed(subject, r))
                .toList();
        var delivered = subject.half().largestDelivered();
        symptom.title("Packets are lost, whatever their size")
                .explanation(
                        "%s lost %d segments on the way to %s and sent them again; the copies of the same size, and others of up to %d octets, arrive. That is congestion or a bad link, not the path MTU (RFC 5681).",
                        subject.sender(), losses(subject), subject.receiver(), delivered);
        again.stream().limit(MOST_SHOWN).forEach(r -> {
            symptom.evidence(subject.evidence(
                    r.first(), Evidence.Kind.SENT, "%d octets, lost.", r.first().length()));
            symptom.evidence(subject.evidence(r.last(), Evidence.Kind.DELIVERED, "The same again, delivered."));
        });
        subject.half().holes().stream()
                .filter(h -> h.filled() && h.filledRow() >= 0 && sentAgain(subject, h))
                .limit(MOST_SHOWN)
                .forEach(h -> symptom.evidence(subject.scene()
                        .evidence(h.filledRow(), Evidence.Kind.DELIVERED, "Fills a gap of %,d octets.", h.octets())));
    }
}
