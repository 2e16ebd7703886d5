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
 * The MSS in force lets packets grow beyond a path MTU that the capture proves: the next full packet fails, unless the sender listens to
 * ICMP. Said beside a black hole, it tells what to change; alone, it is a prediction. Where the capture shows no MSS, a packet that was refused
 * tells that they grow.
 */
public final class MssExceedsPath implements Rule {

    @Override
    public String id() {
        return "mss-exceeds-path";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream()
                .filter(s -> exceeds(s) && !PmtudWorking.holds(s) && !PmtudWorking.refuted(s))
                .map(MssExceedsPath::symptom);
    }

    private static boolean exceeds(Subject subject) {
        return subject.reportedMtu() >= PtbMtuTooLow.LOWEST_USABLE
                && (subject.fullSize() > subject.reportedMtu() || subject.fullSize() == 0 && refusedLast(subject));
    }

    /** Whether larger packets passed after the last message: a route was narrow for a while. */
    private static boolean widened(Subject subject) {
        var last = subject.credible().stream().mapToLong(TooBig::nanos).max().orElse(Long.MAX_VALUE);
        return subject.half().aggregated() == 0
                && subject.half().sizes().largestDeliveredSince(last + subject.roundTrip()) > subject.reportedMtu();
    }

    /** Whether the capture ends, for this sender, with packets that are refused: what it makes of that is not there. */
    private static boolean refusedLast(Subject subject) {
        var first = subject.credible().getFirst();
        return largestSent(subject) > subject.reportedMtu()
                && !PtbIgnored.holds(subject)
                && subject.sentAfter(first.row())
                        .noneMatch(row -> subject.scene().traffic().payload(row) > 0);
    }

    /** A message tells of a packet that the capture may not show. */
    private static int largestSent(Subject subject) {
        var refused = subject.credible().stream()
                .mapToInt(m -> m.quote().length())
                .max()
                .orElse(0);
        return Math.max(subject.half().largestSent(), refused);
    }

    /** What was too big then passes now. */
    private static Symptom narrow(Subject subject) {
        var first = subject.credible().getFirst();
        var last = subject.credible().getLast();
        return new Symptom("mss-exceeds-path", Verdict.OTHER_TROUBLE, Severity.MINOR)
                .of(subject.flow(), subject.half())
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .messages(subject.credible())
                .title(
                        "For %s the path carried only %d octets",
                        Proof.seconds(last.nanos() - first.nanos()), subject.reportedMtu())
                .explanation(
                        "%s said so to %s, %s; afterwards packets of %d octets passed again. A route changed and changed back, or somebody mended it.",
                        first.source(),
                        subject.sender(),
                        Count.times(subject.credible().size()),
                        subject.half().sizes().largestDeliveredSince(last.nanos()))
                .evidence(subject.scene()
                        .evidence(
                                first.row(),
                                Evidence.Kind.TOO_BIG,
                                "%s says: too big, use %d.",
                                first.source(),
                                first.innerMtu()))
                .evidence(subject.scene().evidence(last.row(), Evidence.Kind.TOO_BIG, "The last of these."));
    }

    private static Symptom symptom(Subject subject) {
        if (widened(subject)) {
            return narrow(subject);
        }
        var failed = PtbIgnored.holds(subject) || PtbNotRelayed.holds(subject);
        return new Symptom("mss-exceeds-path", Verdict.AT_RISK, failed ? Severity.MINOR : Severity.MAJOR)
                .of(subject.flow(), subject.half())
                .largestSent(largestSent(subject))
                .confidence(Confidence.CONFIRMED)
                .pathMtu(subject.reportedMtu())
                .messages(subject.credible())
                .told(symptom -> tell(symptom, subject));
    }

    private static void tell(Symptom symptom, Subject subject) {
        var mtu = subject.reportedMtu();
        if (subject.fullSize() == 0) {
            symptom.title("%d octets are too big, %d is the most", largestSent(subject), mtu)
                    .explanation(
                            "%s says that of the packets of %s over %d octets do not pass (RFC 1191 §3, RFC 8201 §4). What %s makes of it is not in this capture, nor is the handshake with its MSS.",
                            subject.credible().getFirst().source(), subject.sender(), mtu, subject.sender());
        } else {
            var mss = subject.fullSize() - subject.flow().fixedHeaders();
            symptom.title("MSS %d lets packets grow too big", mss)
                    .explanation(
                            "%d + %d = %d octets are allowed, the path carries %d: it breaks when a message exceeds %d octets of data in one packet. MSS %d would fit.",
                            mss,
                            subject.flow().fixedHeaders(),
                            subject.fullSize(),
                            mtu,
                            mtu - subject.flow().fixedHeaders(),
                            mtu - subject.flow().fixedHeaders());
        }
        Proof.handshake(subject, symptom);
        subject.credible().stream()
                .limit(1)
                .forEach(m -> symptom.evidence(subject.scene()
                        .evidence(
                                m.row(),
                                Evidence.Kind.TOO_BIG,
                                "%s says: too big, use %d.",
                                m.source(),
                                m.innerMtu())));
    }
}
