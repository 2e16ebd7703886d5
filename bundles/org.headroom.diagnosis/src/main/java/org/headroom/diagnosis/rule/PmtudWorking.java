package org.headroom.diagnosis.rule;

import java.util.Comparator;
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
 * A router said a smaller MTU and the sender complied: path MTU discovery as RFC 1191 and RFC 8201 mean it.
 *
 * <p>The quoted octets go again in packets of at most that size, or everything large that follows keeps to it.
 */
public final class PmtudWorking implements Rule {

    static final String ID = "pmtud-working";

    /** Linux forgets after 600 s (mtu_expires); RFC 1191 §6.3 asks for ten minutes, and at least five. */
    private static final long SHORTEST_MEMORY_NANOS = 290_000_000_000L;

    private static final long LONGEST_MEMORY_NANOS = 690_000_000_000L;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream().flatMap(s -> complied(s).stream());
    }

    static boolean holds(Subject subject) {
        return complied(subject).isPresent();
    }

    private static Optional<Symptom> complied(Subject subject) {
        return subject.judged(ID, PmtudWorking::compliance);
    }

    private static Optional<Symptom> compliance(Subject subject) {
        var messages = messages(subject);
        var mtu = messages.stream()
                .mapToInt(TooBig::innerMtu)
                .filter(m -> m > 0)
                .min()
                .orElse(0);
        if (mtu < lowest(subject) || PtbIgnored.holds(subject) || PtbNotRelayed.holds(subject)) {
            return Optional.empty();
        }
        var tightest =
                messages.stream().filter(m -> m.innerMtu() == mtu).findFirst().orElseThrow();
        return smaller(subject, mtu, tightest)
                .map(tx -> symptom(subject, mtu, tightest, tx).messages(messages));
    }

    /** To the sender, and to a tunnel's end about its packets; in the order of the capture. */
    private static List<TooBig> messages(Subject subject) {
        var outer = subject.scene().outer().tunnelled(subject.flow(), subject.half());
        return outer.isEmpty()
                ? subject.credible()
                : Stream.concat(subject.credible().stream(), outer.stream())
                        .distinct()
                        .sorted(Comparator.comparingInt(TooBig::row))
                        .toList();
    }

    /** Below this a number is not taken at its word: other rules speak of it. */
    private static int lowest(Subject subject) {
        return subject.flow().version() == 6 ? 1280 : PtbMtuTooLow.LOWEST_USABLE;
    }

    /** The first transmission of octets sent too big before that fits, provided that nothing too big got stuck later. */
    private static Optional<Transmission> smaller(Subject subject, int mtu, TooBig message) {
        var defiant = subject.stuck().stream()
                .anyMatch(r -> subject.tooLongAfter(r, mtu, message).size() >= 2);
        if (defiant) {
            return Optional.empty();
        }
        return subject.half().troubled().stream()
                .filter(r -> subject.wireLength(r.first()) > mtu || sentBefore(r, mtu, message))
                .flatMap(r -> r.transmissions().stream())
                .filter(t -> t.row() > message.row() && t.length() <= mtu && t.payload() > 0)
                .min(Comparator.comparingInt(Transmission::row));
    }

    /** Whether octets were in a packet too big when the message came. */
    private static boolean sentBefore(SentRange range, int mtu, TooBig message) {
        return range.transmissions().stream().anyMatch(t -> t.length() > mtu && t.nanos() <= message.nanos());
    }

    /** A message that comes again after ten minutes: the sender forgot what it knew, as it should (RFC 1191 §6.3). */
    private static String forgotten(Subject subject) {
        var times = subject.scene().tooBig(subject.sender(), subject.receiver()).stream()
                .mapToLong(TooBig::nanos)
                .sorted()
                .toArray();
        for (int i = 1; i < times.length; i++) {
            var gap = times[i] - times[i - 1];
            if (gap >= SHORTEST_MEMORY_NANOS && gap <= LONGEST_MEMORY_NANOS) {
                return " It tries the full size again every %d s, which costs a round trip and is as it should be (RFC 1191 §6.3)."
                        .formatted(Math.round(gap / 1e9));
            }
        }
        return "";
    }

    private static Symptom symptom(Subject subject, int mtu, TooBig message, Transmission smaller) {
        return new Symptom(ID, Verdict.PMTUD_WORKING, Severity.INFO)
                .of(subject.flow(), subject.half())
                .confidence(Confidence.CONFIRMED)
                .pathMtu(mtu)
                .told(symptom -> tell(symptom, subject, mtu, message, smaller));
    }

    private static void tell(Symptom symptom, Subject subject, int mtu, TooBig message, Transmission smaller) {
        var reaction = smaller.nanos() - message.nanos();
        symptom.title("Path MTU discovery works: %d octets", mtu)
                .explanation(
                        "%s said that the path carries %d octets, and %s kept to it %s later (RFC 1191 §3, RFC 8201 §4).%s",
                        message.source(), mtu, subject.sender(), Proof.seconds(reaction), forgotten(subject));
        Proof.handshake(subject, symptom);
        symptom.evidence(subject.scene()
                .evidence(
                        message.row(),
                        Evidence.Kind.TOO_BIG,
                        "%s says: too big, use %d.",
                        message.source(),
                        message.nextHopMtu()));
        symptom.evidence(subject.evidence(
                smaller, Evidence.Kind.DELIVERED, "The same octets again in a packet of %d octets.", smaller.length()));
    }
}
