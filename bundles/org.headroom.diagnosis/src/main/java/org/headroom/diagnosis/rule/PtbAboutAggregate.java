package org.headroom.diagnosis.rule;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.headroom.flow.Transmission;

/**
 * A box finds packets too big that nobody sent: receive offload (LRO, GRO) glues segments together that follow closely, and what forwards
 * them measures the whole. Requests of more than one segment are lost and sent again, one by one, which fits; small ones pass.
 *
 * <p>Guards: what the sender may send, or does, exceeds the MTU that the message names (then the message is right, whatever it quotes);
 * the quoted octets were not sent, or not lost.
 */
public final class PtbAboutAggregate implements Rule {

    static final String ID = "ptb-about-aggregate";

    private record Answer(TooBig message, Transmission sent) {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream().flatMap(s -> judged(s).stream());
    }

    static boolean holds(Subject subject) {
        return judged(subject).isPresent();
    }

    private static Optional<Symptom> judged(Subject subject) {
        return subject.credible().isEmpty() ? Optional.empty() : subject.judged(ID, PtbAboutAggregate::symptom);
    }

    private static Optional<Symptom> symptom(Subject subject) {
        var glued = subject.credible().stream()
                .filter(m -> fits(subject, m.innerMtu()))
                .flatMap(m -> answered(subject, m).stream())
                .toList();
        return glued.isEmpty() ? Optional.empty() : Optional.of(symptom(subject, glued));
    }

    private static boolean fits(Subject subject, int mtu) {
        return Math.max(subject.fullSize(), subject.half().largestSent()) <= mtu;
    }

    /** The lost segment that the quoted packet begins with; at a sender with offload, all that became segments behind this capture. */
    private static Optional<Answer> answered(Subject subject, TooBig message) {
        var traffic = subject.scene().traffic();
        return subject.half().troubled().stream()
                .flatMap(r -> r.transmissions().stream())
                .filter(t -> t.nanos() <= message.nanos()
                        && Objects.equals(message.quote().sequence(), traffic.sequence(t.row())))
                .reduce((_, later) -> later)
                .map(t -> new Answer(message, t));
    }

    private static Symptom symptom(Subject subject, List<Answer> glued) {
        var messages = glued.stream().map(Answer::message).toList();
        var first = messages.getFirst();
        var symptom = new Symptom(ID, Verdict.OTHER_TROUBLE, Severity.MAJOR)
                .of(subject.flow(), subject.half())
                .withoutOverhead()
                .confidence(glued.size() > 1 ? Confidence.CONFIRMED : Confidence.LIKELY)
                .group(first.source())
                .messages(messages)
                .title("%s refuses as too big what was glued together on the way", first.source())
                .explanation(
                        "%s says that %d octets are too many for %d, but %s sent none larger than %d: segments that follow closely are glued together there by receive offload (LRO or GRO), and measured as one. They are lost, and sent again one by one. "
                                + "The path MTU is not at fault, and a smaller MSS does not help; \u201cethtool -K eth0 lro off gro off\u201d does, on that box or whichever in front of it hands the packets on.",
                        first.source(),
                        messages.stream()
                                .mapToInt(m -> m.quote().length())
                                .max()
                                .orElseThrow(),
                        first.innerMtu(),
                        subject.sender(),
                        subject.half().largestSent());
        for (var answer : glued) {
            symptom.evidence(subject.evidence(
                    answer.sent(),
                    Evidence.Kind.SENT,
                    "%s sends %d octets.",
                    subject.sender(),
                    subject.wireLength(answer.sent())));
            symptom.evidence(subject.scene()
                    .evidence(
                            answer.message().row(),
                            Evidence.Kind.TOO_BIG,
                            "%s answers: %d octets are too big, use %d.",
                            answer.message().source(),
                            answer.message().quote().length(),
                            answer.message().nextHopMtu()));
        }
        return symptom;
    }
}
