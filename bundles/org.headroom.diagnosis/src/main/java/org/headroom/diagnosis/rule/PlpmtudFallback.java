package org.headroom.diagnosis.rule;

import java.util.Comparator;
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
import org.headroom.flow.Fate;
import org.headroom.flow.SentRange;

/**
 * Big packets are lost in silence until the sender's own black-hole detection makes them smaller (RFC 4821; Linux
 * tcp_mtu_probing, Windows and BSD likewise): the fault is there, hidden at the cost of seconds on every connection.
 *
 * <p>Guards: a message gave the number (then it is path MTU discovery); packets of the old size arrive later, where offload does not hide their size; fewer
 * than three transmissions were lost.
 */
public final class PlpmtudFallback implements Rule {

    static final String ID = "plpmtud-fallback";

    private static final int FEWEST_LOST = 3;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream().filter(s -> s.messages().isEmpty()).flatMap(s -> symptom(s).stream());
    }

    private static Optional<Symptom> symptom(Subject subject) {
        return subject.half().troubled().stream()
                .filter(r -> r.delivered() && fellBack(subject, r))
                .max(Comparator.comparingInt(r -> r.transmissions().size()))
                .map(r -> symptom(subject, r));
    }

    private static boolean fellBack(Subject subject, SentRange range) {
        var lost = subject.wireLength(range.first());
        var big = range.transmissions().stream()
                .filter(t -> subject.wireLength(t) >= lost)
                .toList();
        return lost > subject.always()
                && range.deliveredLength() + 8 < lost
                && subject.trials(big) >= FEWEST_LOST
                && (hidden(subject, range) || delivered(subject, range, lost) < lost)
                && big.stream().noneMatch(t -> subject.windowClosedAt(t.nanos()))
                && !outage(subject, range)
                && !Meanwhile.after(subject, range).passesBeside(lost);
    }

    /** Whether copies were lost that are smaller than one that passed: then it was not the size. */
    private static boolean outage(Subject subject, SentRange range) {
        return range.transmissions().stream()
                .anyMatch(t -> t.fate() == Fate.LOST && subject.wireLength(t) < range.deliveredLength());
    }

    /** Whether offload hides the size of what follows, and nothing large came before. */
    private static boolean hidden(Subject subject, SentRange range) {
        return subject.half().aggregated() > 0 && range.start() < 2L * subject.wireLength(range.first());
    }

    private static int delivered(Subject subject, SentRange range, int lost) {
        return subject.half().sizes().largestDeliveredSince(trusted(subject, range, lost));
    }

    /**
     * From when on what is acknowledged tells the size that passes. Where the capture lost packets, smaller copies of what was sent before the
     * fallback may be among them.
     */
    private static long trusted(Subject subject, SentRange range, int lost) {
        return range.transmissions().stream()
                .filter(t -> !subject.half().missesOctets() || subject.wireLength(t) < lost)
                .findFirst()
                .orElse(range.first())
                .nanos();
    }

    private static Symptom symptom(Subject subject, SentRange range) {
        var lost = subject.wireLength(range.first());
        // what offload had glued together of smaller segments may be just as long
        var delivered = subject.half().aggregated() > 0 ? range.deliveredLength() : delivered(subject, range, lost);
        var reached = Math.max(delivered, subject.pathDelivered() < lost ? subject.pathDelivered() : 0);
        var cost = range.deliveredNanos() - range.first().nanos();
        var symptom = new Symptom(ID, Verdict.HIDDEN_BLACK_HOLE, Severity.MAJOR)
                .of(subject.flow(), subject.half())
                .confidence(subject.half().aggregated() > 0 ? Confidence.LIKELY : Confidence.CONFIRMED)
                .range(reached, lost)
                .largestDelivered(reached)
                .title("%s found out by itself after %s", subject.sender(), Proof.seconds(cost))
                .explanation(
                        "%d octets were sent %d times in vain; then %s made its packets smaller on its own, and %d octets pass. It cost %s, and every new connection waits again (RFC 4821 §7.7, RFC 2923 §2.1).",
                        lost,
                        range.transmissions().stream()
                                .filter(t -> subject.wireLength(t) >= lost)
                                .count(),
                        subject.sender(),
                        range.deliveredLength(),
                        Proof.seconds(cost));
        Proof.handshake(subject, symptom);
        range.transmissions()
                .forEach(t -> symptom.evidence(subject.evidence(
                        t,
                        t.length() < lost ? Evidence.Kind.DELIVERED : Evidence.Kind.RESENT,
                        "%d octets, copy %d.",
                        t.length(),
                        t.copy())));
        symptom.evidence(subject.scene().evidence(range.deliveredRow(), Evidence.Kind.DELIVERED, "Acknowledged."));
        symptom.ruledOut(
                "random-loss",
                "%d packets of that size were lost and none arrived",
                subject.half().sizes().lostAbove(delivered));
        return symptom;
    }
}
