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
import org.headroom.flow.TooBig;

/**
 * A router says "too big" and names a size that the quoted packet does not exceed, or the message is damaged: the sender rightly
 * ignores it (RFC 1191 §5 on routers that count headers wrongly; Luckie et al. 2005 call it the wrong next-hop MTU).
 */
public final class PtbBogus implements Rule {

    static final String ID = "ptb-bogus";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream()
                .filter(s -> s.doubtful().stream().anyMatch(s::bogus))
                .filter(Misinformed::stuck)
                .filter(s -> !PtbIgnored.holds(s))
                .map(PtbBogus::symptom);
    }

    private static Symptom symptom(Subject subject) {
        var bogus = subject.doubtful().stream().filter(subject::bogus).toList();
        var first = bogus.getFirst();
        var stuck = subject.stuck().getFirst();
        var symptom = new Symptom(ID, Verdict.BLACK_HOLE, Severity.CRITICAL)
                .of(subject.flow(), subject.half())
                .confidence(Confidence.CONFIRMED)
                .messages(bogus)
                .range(
                        Math.max(subject.half().sizes().largestDelivered(), below(subject, stuck.length())),
                        subject.wireLength(stuck.first()))
                .title("A router reports a wrong MTU")
                .explanation("%s", why(subject, first, bogus.size()));
        Proof.handshake(subject, symptom);
        bogus.forEach(m -> symptom.evidence(subject.scene()
                .evidence(
                        m.row(),
                        Evidence.Kind.TOO_BIG,
                        "%s says %d about a packet of %d octets.",
                        m.source(),
                        m.nextHopMtu(),
                        m.quote().length())));
        stuck.transmissions()
                .forEach(t -> symptom.evidence(
                        subject.evidence(t, Evidence.Kind.RESENT, "%d octets, copy %d.", t.length(), t.copy())));
        return symptom;
    }

    private static int below(Subject subject, int lost) {
        return subject.pathDelivered() < lost ? subject.pathDelivered() : 0;
    }

    private static String why(Subject subject, TooBig message, int count) {
        return message.checksumBad()
                ? "%s sends %s whose ICMP checksum is wrong: %s must drop that, and its full-size packets stay lost."
                        .formatted(
                                message.source(),
                                Count.of(count, "too-big message", "too-big messages"),
                                subject.sender())
                : "%s says %s that packets may have %d octets, about packets of %d octets: that forbids nothing. %s rightly goes on, and its full-size packets stay lost (RFC 1191 §5)."
                        .formatted(
                                message.source(),
                                Count.times(count),
                                message.nextHopMtu(),
                                message.quote().length(),
                                subject.sender());
    }
}
