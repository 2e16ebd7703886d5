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
 * A router says "too big" without saying how much would fit: the field is 0, as before RFC 1191. Senders fall back to the plateaus of
 * RFC 1191 §7 or to a size that always fits (Linux: 552 octets without DF).
 */
public final class PtbMtuZero implements Rule {

    static final String ID = "ptb-mtu-zero";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream()
                .filter(s -> s.doubtful().stream().anyMatch(m -> m.nextHopMtu() == 0))
                .map(PtbMtuZero::symptom);
    }

    private static Symptom symptom(Subject subject) {
        var messages =
                subject.doubtful().stream().filter(m -> m.nextHopMtu() == 0).toList();
        var first = messages.getFirst();
        var stuck = Misinformed.stuckSince(subject, first);
        var symptom = new Symptom(
                        ID,
                        stuck ? Verdict.BLACK_HOLE : Verdict.PMTUD_WORKING,
                        stuck ? Severity.CRITICAL : Severity.MINOR)
                .of(subject.flow(), subject.half())
                .confidence(Confidence.CONFIRMED)
                .messages(messages)
                .title("A router says \u201ctoo big\u201d without a number")
                .explanation(
                        "%s sent %s with a next-hop MTU of 0, as routers did before RFC 1191. %s has to guess%s.",
                        first.source(),
                        Count.of(messages.size(), "message", "messages"),
                        subject.sender(),
                        outcome(subject, stuck));
        Proof.handshake(subject, symptom);
        messages.forEach(m -> symptom.evidence(
                subject.scene().evidence(m.row(), Evidence.Kind.TOO_BIG, "%s says: too big, MTU 0.", m.source())));
        return symptom;
    }

    private static String outcome(Subject subject, boolean stuck) {
        if (stuck) {
            return ": what it goes on sending never arrives";
        }
        return (subject.half().dfCleared() ? " and goes down to packets without DF" : "")
                + ": it works, at the price of many small packets";
    }
}
