package org.headroom.diagnosis.rule;

import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Subject;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;

/** Only one direction of a connection was captured: what was acknowledged, and so what arrived, cannot be seen. */
public final class OneSidedCapture implements Rule {

    private static final int FEWEST_PACKETS = 3;

    @Override
    public String id() {
        return "one-sided-capture";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream().filter(OneSidedCapture::holds).map(OneSidedCapture::symptom);
    }

    /** Packets beyond the SYN show that the other side answers somewhere else. */
    private static boolean holds(Subject subject) {
        return !subject.answers().seen()
                && subject.half().packets() >= FEWEST_PACKETS
                && subject.half().acked() <= 0
                && (subject.half().dataPackets() > 0
                        || subject.half().packets() > subject.half().retransmissions() + FEWEST_PACKETS)
                && !SilentSizeLoss.holds(subject);
    }

    private static Symptom symptom(Subject subject) {
        return new Symptom("one-sided-capture", Verdict.INCONCLUSIVE, Severity.INFO)
                .of(subject.flow(), subject.half())
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .title("Only %s was captured", subject.half().direction().title())
                .explanation(
                        "Nothing that %s sends is in this capture: whether packets arrive cannot be told from here. Capture where both directions pass, or on both ways of an asymmetric route.",
                        subject.receiver());
    }
}
