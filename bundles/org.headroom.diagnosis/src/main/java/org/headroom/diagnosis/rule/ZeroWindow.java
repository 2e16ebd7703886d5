package org.headroom.diagnosis.rule;

import java.util.Comparator;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Subject;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Half;

/**
 * The receiver stopped reading: it announced a window of zero and held it shut.
 *
 * <p>A short closure is ordinary flow control. A long one means that the application, not the network, is slow (RFC 9293 §3.8.6.1).
 */
public final class ZeroWindow implements Rule {

    private static final long ORDINARY_NANOS = 400_000_000L;

    @Override
    public String id() {
        return "zero-window";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream()
                .filter(s -> !s.half().closedWindows().isEmpty())
                .flatMap(s -> s.half().closedWindows().stream()
                        .filter(w -> w.toNanos() - w.fromNanos() > ORDINARY_NANOS)
                        .max(Comparator.comparingLong(w -> w.toNanos() - w.fromNanos()))
                        .map(w -> symptom(s, w))
                        .stream());
    }

    private static Symptom symptom(Subject subject, Half.ClosedWindow window) {
        return new Symptom("zero-window", Verdict.OTHER_TROUBLE, Severity.MINOR)
                .of(subject.flow(), subject.half())
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .title(
                        "%s closed its receive window for %s",
                        subject.receiver(), Proof.seconds(window.toNanos() - window.fromNanos()))
                .explanation(
                        "%s announced a window of 0 and held it shut for %s%s: its application did not read. The network is not to blame (RFC 9293 §3.8.6.1).",
                        subject.receiver(),
                        Proof.seconds(window.toNanos() - window.fromNanos()),
                        window.opened() ? "" : ", to the end of what was seen")
                .evidence(subject.scene().evidence(window.row(), Evidence.Kind.OTHER, "Window 0."));
    }
}
