package org.headroom.diagnosis.rule;

import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Subject;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;

/** The receiver acknowledged octets that are not here: the capture lost packets, not the path. */
public final class CaptureLoss implements Rule {

    @Override
    public String id() {
        return "capture-loss";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream()
                .filter(s -> s.half().seen()
                        && s.answers().seen()
                        && s.half().dataPackets() > 0
                        && s.half().missesOctets())
                .map(CaptureLoss::symptom);
    }

    private static Symptom symptom(Subject subject) {
        return new Symptom("capture-loss", Verdict.INCONCLUSIVE, Severity.INFO)
                .of(subject.flow(), subject.half())
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .title("The capture itself lost %,d octets", subject.half().ackedUnseen())
                .explanation(
                        "%s acknowledged %,d octets that are not in this capture: it dropped packets (a busy host, a filter, a mirror port). They are not counted as lost.",
                        subject.receiver(), subject.half().ackedUnseen());
    }
}
