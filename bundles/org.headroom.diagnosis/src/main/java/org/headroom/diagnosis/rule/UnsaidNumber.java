package org.headroom.diagnosis.rule;

import java.util.Comparator;
import java.util.Optional;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Subject;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.SentRange;
import org.headroom.flow.TooBig;
import org.headroom.flow.Transmission;

/**
 * Path MTU discovery at work, by too-big messages of which the capture does not hold the number: a line of tshark's list leaves it out. What was refused
 * goes again in smaller packets, they arrive, and nothing of the old size does.
 */
final class UnsaidNumber {

    /** Longer packets may be what offload glued together of many. */
    private static final int LARGEST_PLAIN = 1500;

    private final Subject subject;
    private final TooBig message;

    private UnsaidNumber(Subject subject, TooBig message) {
        this.subject = subject;
        this.message = message;
    }

    /** What the sender of this direction makes of its messages, where none has a number. */
    static Optional<Symptom> compliance(Subject subject) {
        var message = subject.tightest();
        return message == null || PtbIgnored.holds(subject) || inVain(subject)
                ? Optional.empty()
                : new UnsaidNumber(subject, message).complied();
    }

    private static boolean inVain(Subject subject) {
        return subject.stuck().stream().anyMatch(r -> r.transmissions().size() >= PmtudWorking.FEWEST_IN_VAIN);
    }

    private Optional<Symptom> complied() {
        var passes = passes();
        return subject.half().troubled().stream()
                .filter(r -> smaller(r).isPresent())
                .min(Comparator.comparingInt(this::size))
                .filter(refused -> 0 < passes && passes < size(refused))
                .map(refused -> symptom(refused, passes));
    }

    private int size(SentRange range) {
        return subject.wireLength(range.first());
    }

    /** The largest of the last copies, as nothing stays lost, and of what went when the sender must have heard. */
    private int passes() {
        var copies = subject.half().troubled().stream()
                .filter(r -> smaller(r).isPresent())
                .mapToInt(r -> r.last().length())
                .filter(length -> length <= LARGEST_PLAIN)
                .max()
                .orElse(0);
        return Math.max(copies, subject.half().sizes().largestDeliveredSince(message.nanos() + subject.patience()));
    }

    /** Octets that were sent before the message, and in a smaller packet after it. */
    private Optional<Transmission> smaller(SentRange range) {
        return range.transmissions().stream()
                .filter(t -> size(range) > subject.always()
                        && range.first().row() < message.row()
                        && t.row() > message.row()
                        && t.payload() < range.first().payload()
                        && t.length() < size(range))
                .findFirst();
    }

    private Symptom symptom(SentRange refused, int passes) {
        return new Symptom(PmtudWorking.ID, Verdict.PMTUD_WORKING, Severity.INFO)
                .of(subject.flow(), subject.half())
                .confidence(Confidence.LIKELY)
                .range(passes, size(refused))
                .largestDelivered(passes)
                .messages(subject.credible())
                .told(symptom -> tell(symptom, refused, passes));
    }

    private void tell(Symptom symptom, SentRange refused, int passes) {
        var copy = smaller(refused).orElseThrow();
        symptom.title("Path MTU discovery works: %d octets pass", passes)
                .explanation(
                        "%s said that packets of %d octets are too big, and %s sent smaller ones %s later; those of %d arrive (RFC 1191 §3, RFC 8201 §4). The number that it said is not in this capture.",
                        message.source(),
                        size(refused),
                        subject.sender(),
                        Proof.seconds(copy.nanos() - message.nanos()),
                        passes);
        Proof.handshake(subject, symptom);
        symptom.evidence(subject.evidence(refused.first(), Evidence.Kind.SENT, "%d octets.", size(refused)));
        symptom.evidence(
                subject.scene().evidence(message.row(), Evidence.Kind.TOO_BIG, "%s says: too big.", message.source()));
        symptom.evidence(subject.evidence(
                copy, Evidence.Kind.DELIVERED, "The same octets again in a packet of %d octets.", copy.length()));
    }
}
