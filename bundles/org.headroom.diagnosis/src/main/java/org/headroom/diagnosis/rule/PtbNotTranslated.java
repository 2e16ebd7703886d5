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
 * The message reaches the sender, but the packet quoted in it still has the addresses of the NAT's other side, so that the sender
 * cannot tell which connection is meant (RFC 5508 §4.2 obliges a NAT to translate the quote).
 */
public final class PtbNotTranslated implements Rule {

    static final String ID = "ptb-not-translated";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream()
                .filter(s -> !scene.outer().untranslated(s.flow(), s.half()).isEmpty())
                .filter(Misinformed::stuck)
                .map(PtbNotTranslated::symptom);
    }

    private static Symptom symptom(Subject subject) {
        var messages = subject.scene().outer().untranslated(subject.flow(), subject.half());
        var first = messages.getFirst();
        var mtu = messages.stream()
                .mapToInt(TooBig::innerMtu)
                .filter(m -> m > 0)
                .min()
                .orElse(0);
        var symptom = new Symptom(ID, Verdict.BLACK_HOLE, Severity.CRITICAL)
                .of(subject.flow(), subject.half())
                .confidence(Confidence.CONFIRMED)
                .messages(messages)
                .title("A NAT does not translate what the router quotes")
                .explanation(
                        "%s says %s that the path carries %d octets, but quotes %s instead of %s: the NAT in between translated the message and not the packet inside it (RFC 5508 §4.2). %s cannot match it to a connection and goes on at full size.",
                        first.source(),
                        Count.times(messages.size()),
                        mtu,
                        first.quote().source(),
                        subject.sender(),
                        subject.sender());
        if (mtu > 0) {
            symptom.pathMtu(mtu);
        }
        Proof.handshake(subject, symptom);
        messages.forEach(m -> symptom.evidence(subject.scene()
                .evidence(
                        m.row(),
                        Evidence.Kind.TOO_BIG,
                        "Too big, use %d; the quote names %s.",
                        m.innerMtu(),
                        m.quote().source())));
        subject.stuck()
                .getFirst()
                .transmissions()
                .forEach(t -> symptom.evidence(
                        subject.evidence(t, Evidence.Kind.RESENT, "%d octets, copy %d.", t.length(), t.copy())));
        return symptom;
    }
}
