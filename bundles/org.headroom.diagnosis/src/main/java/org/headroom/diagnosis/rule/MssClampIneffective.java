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
 * The MSS is clamped here, and not far enough: what it still allows is longer than the path that a router reported.
 */
public final class MssClampIneffective implements Rule {

    @Override
    public String id() {
        return "mss-clamp-ineffective";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream()
                .filter(s -> s.reportedMtu() > 0 && Rewrites.any(s.flow()))
                .flatMap(MssClampIneffective::judge);
    }

    /** The receiver's SYN is what limits this direction. */
    private static Stream<Symptom> judge(Subject subject) {
        var fromClient = subject.answers().direction() == org.headroom.flow.Direction.CLIENT_TO_SERVER;
        var allowed = subject.reportedMtu() - subject.flow().fixedHeaders();
        return Rewrites.of(subject.flow()).stream()
                .filter(r -> !r.raised()
                        && r.before().fromClient() == fromClient
                        && r.after().mss() > allowed)
                .limit(1)
                .map(r -> symptom(subject, r, allowed));
    }

    private static Symptom symptom(Subject subject, Rewrites.Rewrite rewrite, int allowed) {
        var ignored = PtbIgnored.holds(subject);
        return new Symptom(
                        "mss-clamp-ineffective",
                        ignored ? Verdict.BLACK_HOLE : Verdict.AT_RISK,
                        ignored ? Severity.MAJOR : Severity.MINOR)
                .of(subject.flow(), subject.half())
                .pathMtu(subject.reportedMtu())
                .messages(subject.credible())
                .confidence(Confidence.CONFIRMED)
                .title(
                        "The MSS is clamped to %d, and %d is needed",
                        rewrite.after().mss(), allowed)
                .explanation(
                        "A box here lowers the MSS from %s to %d. The path carries %d octets, so %d would be right: a clamp that looks at its own links only cannot know of an encapsulation further on.",
                        rewrite.from(), rewrite.after().mss(), subject.reportedMtu(), allowed)
                .evidence(subject.scene()
                        .evidence(rewrite.before().row(), Evidence.Kind.HANDSHAKE, "MSS %s.", rewrite.from()))
                .evidence(subject.scene()
                        .evidence(
                                rewrite.after().row(),
                                Evidence.Kind.HANDSHAKE,
                                "The same packet with MSS %d.",
                                rewrite.after().mss()));
    }
}
