package org.headroom.diagnosis.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Meanwhile;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Subject;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Half;
import org.headroom.flow.Mtu;
import org.headroom.flow.SentRange;
import org.headroom.packet.wire.ControlBit;

/**
 * Packets above some size are lost, each time they are sent, and nobody says why: a black hole as RFC 2923 §2.1 describes it.
 *
 * <p>The proof is statistical. If losses did not depend on size, the chance that each of {@code m} independent transmissions of
 * a big packet is lost while the small ones arrive is p^m, with p the loss rate of the small ones (estimated as (lost + 1) / (sent + 2)).
 *
 * <p>Guards: every path carries packets of that size; packets of that size got through since; small packets are lost too; the receiver's window is closed; the receiver is
 * not heard any more although it was sent small packets; the connection was reset.
 */
public final class SilentSizeLoss implements Rule {

    static final String ID = "silent-size-loss";

    /** A packet that was sent fewer times may be lost by chance, whatever the arithmetic says. */
    private static final int FEWEST_TRIALS = 4;

    private static final int FEWEST_SMALL_TRIALS = 2;

    /** What any path carries today, whatever its version of IP: what is lost below that is lost for another reason. */
    static final int ORDINARY = Mtu.LEAST_IPV6;

    /** No link of today carries less: a sender that tries no more than that, and in vain, has another trouble. */
    private static final int LEAST_SUSPECT = 1000;

    private static final double SUSPECTED = 1e-2;
    private static final double CONFIRMED = 1e-4;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream().flatMap(s -> judged(s).stream());
    }

    static boolean holds(Subject subject) {
        return judged(subject).isPresent();
    }

    private static Optional<Symptom> judged(Subject subject) {
        return subject.judged(ID, SilentSizeLoss::symptom);
    }

    private static Optional<Symptom> symptom(Subject subject) {
        if (subject.stuck().isEmpty()
                || PtbIgnored.holds(subject)
                || Misinformed.holds(subject)
                || PtbNotRelayed.holds(subject)) {
            return Optional.empty();
        }
        return subject.stuck().stream()
                .map(r -> new Loss(subject, r))
                .filter(Loss::proven)
                .findFirst()
                .map(Loss::symptom);
    }

    private record Loss(Subject subject, SentRange range, int lost) {

        Loss(Subject subject, SentRange range) {
            this(subject, range, triedLast(subject, range));
        }

        /**
         * What was tried last: a sender that had been told of a first bottleneck meets the second at a smaller size. What it sent
         * when the capture was about to end may have arrived.
         */
        private static int triedLast(Subject subject, SentRange range) {
            var end = subject.scene().endNanos() - subject.patience();
            return subject.wireLength(
                    range.transmissions().stream().filter(t -> t.nanos() <= end).reduce(range.first(), (_, t) -> t));
        }

        /** Largest packet of this flow that arrived since the trouble began, or, before it ever did, at all. */
        int delivered() {
            var sizes = subject.half().sizes();
            return Math.max(sizes.largestDeliveredSince(range.first().nanos()), sizes.largestDeliveredUpTo(lost - 1));
        }

        boolean passedBefore() {
            return subject.half().sizes().deliveredAbove(lost - 1) > 0;
        }

        int trials() {
            return subject.trials(range.transmissions().stream()
                    .filter(t -> subject.wireLength(t) >= lost)
                    .toList());
        }

        /** So many octets are no matter of size: as many arrived, or any path carries them. */
        private int small() {
            return Math.min(lost - 1, Math.max(delivered(), ORDINARY - 1));
        }

        /** The loss rate of small packets is that of the path: this flow alone may have sent too few to tell. */
        double chance() {
            var scene = subject.scene();
            var arrived = scene.calmAndSmall(subject.flow().id(), subject.half().direction());
            var lostSmall = 0;
            for (var other : scene.sharingPath(subject)) {
                arrived += other.sizes().deliveredUpTo(lost - 1);
                lostSmall += other.sizes().lostUpTo(small());
            }
            return Math.pow((lostSmall + 1.0) / (arrived + lostSmall + 2.0), trials());
        }

        boolean proven() {
            if (lost <= Math.max(subject.always(), LEAST_SUSPECT) || trials() < FEWEST_TRIALS || chance() > SUSPECTED) {
                return false;
            }
            if (!subject.answers().seen()) {
                return subject.goesOnNoMore(range) && subject.answersOthers() && subject.pathDelivered() < lost;
            }
            if (Math.max(delivered(), subject.pathDelivered()) == 0
                    || passesElsewhere()
                    || otherReason()
                    || smallAtFirst()) {
                return false;
            }
            if (subject.windowClosedAt(range.last().nanos())
                    || subject.answers().resetRow() >= 0
                            && subject.answers().lastNanos() <= range.last().nanos()
                            && resetEarly()
                    || resetByCopy()) {
                return false;
            }
            return (passedBefore() ? smallSince() : !silentOnSmall()) && !refuted();
        }

        private boolean refuted() {
            var meanwhile = new Meanwhile(subject, range, small());
            return meanwhile.passes(lost) || meanwhile.smallLost();
        }

        /** A sender that repeats what it had sent in small packets glues them together: they were lost when they were small. */
        private boolean smallAtFirst() {
            return subject.stuck().stream()
                            .filter(r -> r.first().payload() > 0 && r.first().length() <= delivered())
                            .count()
                    >= FEWEST_SMALL_TRIALS;
        }

        /** Another connection gets as large a packet through, and of this size nothing else is missing: it is what is in the segment, or its way. */
        private boolean passesElsewhere() {
            return subject.pathDelivered() >= lost
                    && subject.half().sizes().largestDelivered() < lost
                    && missing(subject.half()) < 2
                    && subject.scene().sharingPath(subject).stream()
                            .noneMatch(other -> other != subject.half() && missing(other) > 0);
        }

        /** Segments of the size that did not arrive, as far as known. */
        private long missing(Half half) {
            var stuck = half.stuck().stream()
                    .filter(r -> r.first().length() >= lost)
                    .count();
            return stuck + half.sizes().unknownAbove(lost - 1);
        }

        /** Who does not know the way, turns packets in circles or refuses them says so about packets of any size. */
        private boolean otherReason() {
            return subject.flow().errors().stream()
                    .anyMatch(e -> e.nanos() >= range.first().nanos()
                            && (e.wayLost() || e.unreachable())
                            && subject.concerns(e));
        }

        /** A reset that acknowledges nothing answers the copy that went before (RFC 9293 §3.10.7.1): it got there. An application's own acknowledges. */
        private boolean resetByCopy() {
            var reset = subject.answers().resetRow();
            var traffic = subject.scene().traffic();
            return reset > range.last().row()
                    && (traffic.controlBits(reset) & ControlBit.ACK.mask()) == 0
                    && traffic.nanos(reset) - range.last().nanos() <= subject.patience();
        }

        private boolean resetEarly() {
            return subject.scene().traffic().nanos(subject.answers().resetRow())
                    <= range.transmissions().get(1).nanos();
        }

        /** After packets of this size had passed, only small ones that still arrive show that it is the size. */
        private boolean smallSince() {
            var since =
                    subject.half().sizes().largestDeliveredSince(range.first().nanos());
            return since > 0 && since < lost;
        }

        /** Whether something small arrived that was sent after a copy: what went with the first flight may have had better luck. */
        private boolean smallLater() {
            return range.transmissions().size() > 1
                    && subject.half()
                                    .sizes()
                                    .largestDeliveredSince(
                                            range.transmissions().get(1).nanos())
                            > 0;
        }

        /** The receiver says nothing more, and small packets were tried as well: it is dead, or the path is. */
        private boolean silentOnSmall() {
            return !subject.answeredAfter(range.first().nanos() + subject.roundTrip())
                    && !subject.aliveAfter(range)
                    && subject.smallTrials(range.first(), small() + 1) + glued() >= FEWEST_SMALL_TRIALS;
        }

        /** A small tail may have gone with what offload glued together, before it went alone. */
        private int glued() {
            return subject.wireLength(range.first()) < range.first().length() ? 1 : 0;
        }

        Symptom symptom() {
            var smallest = smallestLost();
            var delivered = Math.max(delivered(), subject.pathDelivered() < smallest ? subject.pathDelivered() : 0);
            var chance = chance();
            return new Symptom(ID, Verdict.BLACK_HOLE, Severity.CRITICAL)
                    .of(subject.flow(), subject.half())
                    .confidence(
                            chance < CONFIRMED && subject.aliveAfter(range) && (!passedBefore() || smallLater())
                                    ? Confidence.CONFIRMED
                                    : Confidence.LIKELY)
                    .range(delivered, smallest)
                    .messages(List.of())
                    .largestDelivered(delivered)
                    .told(s -> tell(s, delivered, smallest, chance));
        }

        private void tell(Symptom symptom, int delivered, int smallest, double chance) {
            symptom.title("Silent black hole between %d and %d octets", delivered, smallest)
                    .explanation(
                            "%s sent the same %d octets %d times at growing intervals and got no answer to any, while packets of up to %d octets get through. No router says why: "
                                    + "either it sends no ICMP, or somebody drops it (RFC 2923 §2.1). Losses that do not ask for the size would look like this once in %s cases.%s",
                            subject.sender(),
                            smallest,
                            range.transmissions().size(),
                            delivered,
                            odds(chance),
                            subject.answers().seen() && !subject.aliveAfter(range)
                                    ? " Nothing was heard of %s since: that it went away at that very moment cannot be ruled out."
                                            .formatted(subject.receiver())
                                    : "");
            Proof.handshake(subject, symptom);
            symptom.evidence(subject.evidence(
                    range.first(),
                    Evidence.Kind.SENT,
                    "%s sends %d octets.",
                    subject.sender(),
                    range.first().length()));
            Proof.passes(subject, symptom, smallest - 1);
            for (var copy :
                    range.transmissions().subList(1, range.transmissions().size())) {
                symptom.evidence(subject.evidence(
                        copy,
                        Evidence.Kind.RESENT,
                        "The same octets again, %d octets, %s later. No answer.",
                        copy.length(),
                        Proof.seconds(copy.nanos() - range.first().nanos())));
            }
            Exculpations.of(subject, range, smallest - 1)
                    .forEach((cause, because) -> symptom.ruledOut(cause, "%s", because));
        }

        private int smallestLost() {
            return subject.stuck().stream()
                    .filter(r -> r.transmissions().size() >= 3)
                    .mapToInt(r -> new Loss(subject, r).lost)
                    .filter(size -> size > delivered())
                    .min()
                    .orElse(lost);
        }

        private static String odds(double chance) {
            return chance < 1e-9 ? "more than a billion" : String.format(Locale.ROOT, "%,.0f", 1 / chance);
        }
    }
}
