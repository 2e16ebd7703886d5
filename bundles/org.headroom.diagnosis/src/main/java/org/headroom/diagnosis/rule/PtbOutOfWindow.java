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

/**
 * Too-big messages quote a sequence number that was never sent: a sender that checks (RFC 5927 §4.1) drops them.
 *
 * <p>Forged, or a middlebox rewrites sequence numbers and does not undo it in the quote.
 */
public final class PtbOutOfWindow implements Rule {

    static final String ID = "ptb-out-of-window";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream()
                .filter(s -> s.doubtful().stream().anyMatch(s::outOfWindow))
                .filter(s -> !PtbIgnored.holds(s))
                .map(PtbOutOfWindow::symptom);
    }

    private static Symptom symptom(Subject subject) {
        var strange = subject.doubtful().stream().filter(subject::outOfWindow).toList();
        var first = strange.getFirst();
        var stuck = Misinformed.stuck(subject);
        var symptom = new Symptom(
                        ID,
                        stuck ? Verdict.BLACK_HOLE : Verdict.OTHER_TROUBLE,
                        stuck ? Severity.CRITICAL : Severity.MINOR)
                .of(subject.flow(), subject.half())
                .confidence(Confidence.CONFIRMED)
                .messages(strange)
                .title("Too-big messages quote octets that were never sent")
                .explanation(
                        "%s sends %s sequence numbers outside everything that %s sent: it is right to ignore that (RFC 5927 §4.1)%s. Either somebody forges it, or a box on the way rewrites sequence numbers and forgets the quote.",
                        first.source(),
                        Count.of(strange.size(), "message that quotes", "messages that quote"),
                        subject.sender(),
                        stuck ? ", and its full-size packets stay lost" : "");
        if (stuck) {
            var range = subject.stuck().getFirst();
            symptom.range(
                    Math.max(
                            subject.half().sizes().largestDelivered(),
                            subject.pathDelivered() < range.length() ? subject.pathDelivered() : 0),
                    subject.wireLength(range.first()));
            range.transmissions()
                    .forEach(t -> symptom.evidence(
                            subject.evidence(t, Evidence.Kind.RESENT, "%d octets, copy %d.", t.length(), t.copy())));
        }
        strange.forEach(m -> symptom.evidence(subject.scene()
                .evidence(
                        m.row(),
                        Evidence.Kind.TOO_BIG,
                        "%s quotes sequence number %s.",
                        m.source(),
                        Integer.toUnsignedString(
                                m.quote().sequence() == null ? 0 : m.quote().sequence()))));
        return symptom;
    }
}
