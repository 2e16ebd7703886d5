package org.headroom.diagnosis.rule;

import java.util.List;
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
import org.headroom.flow.SentRange;
import org.headroom.flow.TooBig;
import org.headroom.flow.Transmission;

/**
 * A router said how much the path carries, and the sender goes on at the old size.
 *
 * <p>Either the message was lost on its way to the sender, or the sender's host dropped it: a capture elsewhere cannot tell. RFC 1191
 * §3 and RFC 8201 §4 oblige a sender that gets it to send smaller packets at once. Packets already in flight are no accusation:
 * what counts is sent later than two round trips, or answered by messages of their own.
 */
public final class PtbIgnored implements Rule {

    static final String ID = "ptb-ignored";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        var ignored =
                scene.subjects().stream().filter(s -> !s.credible().isEmpty()).flatMap(s -> judged(s).stream());
        return Stream.of(ignored, MessagesAlone.endless(scene), PtbAboutDatagrams.ignored(scene))
                .flatMap(symptoms -> symptoms);
    }

    /** Whether this direction suffers so: other rules stand back then. */
    static boolean holds(Subject subject) {
        return judged(subject).isPresent();
    }

    private static Optional<Symptom> judged(Subject subject) {
        return subject.judged(ID, PtbIgnored::symptom);
    }

    private static Optional<Symptom> symptom(Subject subject) {
        if (subject.stuck().isEmpty()) {
            return Optional.empty();
        }
        var mtu = subject.reportedMtu();
        var first = subject.tightest();
        if (first == null) {
            return Optional.empty();
        }
        return subject.stuck().stream()
                .map(range -> new Defiance(subject, range, first, bound(subject, range, mtu)))
                .filter(Defiance::proven)
                .findFirst()
                .map(Defiance::symptom);
    }

    /**
     * Messages in printed text have no number: then anything as long as the stuck segment is too long. In IPv6 nobody need go below
     * 1280 (RFC 8200 §5), whatever a message says.
     */
    private static int bound(Subject subject, SentRange range, int mtu) {
        var least = subject.flow().version() == 6 ? subject.always() : 0;
        return mtu > 0 ? Math.max(mtu, least) : subject.wireLength(range.first()) - 1;
    }

    private record Defiance(Subject subject, SentRange range, TooBig first, int mtu) {

        boolean proven() {
            if (range.last().length() <= mtu || mayBeCutNow()) {
                return false;
            }
            return late().size() >= 2 || late().size() == 1 && answers() >= 2 || answers() >= 3 && copies().size() >= 3;
        }

        /** A sender that clears DF has heard: from then on routers may cut its packets (RFC 1191 §3). */
        private boolean mayBeCutNow() {
            return range.first().dontFragment() && !range.last().dontFragment();
        }

        List<Transmission> late() {
            return subject.tooLongAfter(range, mtu, first);
        }

        /** Messages that answer copies of this very range. */
        long answers() {
            return subject.credible().stream().filter(m -> answersRange(m)).count();
        }

        private boolean answersRange(TooBig message) {
            var sequence = message.quote().sequence();
            return sequence == null
                    || subject.scene().traffic().sequence(range.first().row()) == sequence;
        }

        Symptom symptom() {
            var said = subject.reportedMtu();
            var symptom = new Symptom(ID, Verdict.BLACK_HOLE, Severity.CRITICAL)
                    .of(subject.flow(), subject.half())
                    .confidence(late().size() >= 2 ? Confidence.CONFIRMED : Confidence.LIKELY)
                    .messages(subject.credible())
                    .largestDelivered(subject.half().sizes().largestDelivered())
                    .told(this::tell);
            return said > 0
                    ? symptom.pathMtu(said)
                    : symptom.range(
                            subject.half().sizes().largestDeliveredSince(0), subject.wireLength(copies().getFirst()));
        }

        private List<Transmission> copies() {
            return range.longerThan(mtu);
        }

        private void tell(Symptom symptom) {
            var copies = copies();
            var who = subject.sender();
            var said = subject.reportedMtu();
            if (said > 0) {
                symptom.title("Black hole above %d octets", said)
                        .explanation(
                                "Packets over %d octets never arrive: %s says so with ICMP %s, %s, and %s does not learn it. It sends the same %d octets again %s at the same size (%s; RFC 2923 §2.1).%s",
                                said,
                                first.source(),
                                Proof.name(first),
                                Count.times(subject.credible().size()),
                                who,
                                copies.getFirst().length(),
                                Count.times(copies.size() - 1),
                                subject.flow().version() == 6 ? "RFC 8201 §4" : "RFC 1191 §3",
                                Whereabouts.of(subject));
            } else {
                symptom.title("Black hole: full-size packets are refused and sent again")
                        .explanation(
                                "%s answers packets of %s with ICMP %s, %s, and it sends the same octets again %s. What size the path carries is not in this capture.",
                                first.source(),
                                who,
                                Proof.name(first),
                                Count.times(subject.credible().size()),
                                Count.times(copies.size() - 1));
            }
            prove(symptom, copies);
            Exculpations.of(subject, range, mtu).forEach((cause, because) -> symptom.ruledOut(cause, "%s", because));
        }

        private void prove(Symptom symptom, List<Transmission> copies) {
            var scene = subject.scene();
            Proof.handshake(subject, symptom);
            symptom.evidence(subject.evidence(
                    copies.getFirst(),
                    Evidence.Kind.SENT,
                    "%s sends %d octets%s.",
                    subject.sender(),
                    copies.getFirst().length(),
                    copies.getFirst().dontFragment() ? ", \u201cdon\u2019t fragment\u201d set" : ""));
            Proof.passes(subject, symptom, mtu);
            for (var message : subject.credible()) {
                symptom.evidence(scene.evidence(
                        message.row(),
                        Evidence.Kind.TOO_BIG,
                        "%s answers: too big%s.",
                        message.source(),
                        message.innerMtu() > 0 ? ", use " + message.innerMtu() : ""));
            }
            for (var copy : copies.subList(1, copies.size())) {
                var kind = late().contains(copy) || answers() > 1 ? Evidence.Kind.RESENT : Evidence.Kind.IN_FLIGHT;
                symptom.evidence(subject.evidence(
                        copy,
                        kind,
                        "The same octets again, %d octets, %s later.",
                        copy.length(),
                        Proof.seconds(copy.nanos() - copies.getFirst().nanos())));
            }
        }
    }
}
