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
 * <p>The quoted octets go again in packets of at most that size, or everything large that follows keeps to it. Nothing of either size stays lost.
 */
public final class PmtudWorking implements Rule {

    static final String ID = "pmtud-working";

    /** Linux forgets after 600 s (mtu_expires); RFC 1191 §6.3 asks for ten minutes, and at least five. */
    private static final long SHORTEST_MEMORY_NANOS = 290_000_000_000L;

    /** What was sent as often in vain did not get lost by chance. */
    static final int FEWEST_IN_VAIN = 3;

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
        if (mtu == 0) {
            return UnsaidNumber.compliance(subject);
        }
        if (mtu < lowest(subject) || PtbIgnored.holds(subject) || PtbNotRelayed.holds(subject)) {
            return Optional.empty();
        }
        var tightest =
                messages.stream().filter(m -> m.innerMtu() == mtu).findFirst().orElseThrow();
        if (inVain(subject, mtu, tightest)) {
            return Optional.empty();
        }
        return smaller(subject, mtu, tightest)
                .map(tx -> new Reaction(tx.row(), "The same octets again in a packet of %d octets."))
                .or(() -> kept(subject, mtu, tightest))
                .map(reaction -> symptom(subject, mtu, tightest, reaction).messages(messages));
    }

    /** The packet that shows that the sender heard, and how to say so. */
    private record Reaction(int row, String words) {}

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

    /** Whether something stays lost all the same: sent too big once more, or of a size that should pass. */
    private static boolean inVain(Subject subject, int mtu, TooBig message) {
        return subject.stuck().stream()
                .anyMatch(r -> subject.tooLongAfter(r, mtu, message).size() >= 2 || tooLarge(subject, r, mtu, message));
    }

    /** Where this capture missed the copies: from then on packets have just that size, none is larger, and they arrive. */
    private static Optional<Reaction> kept(Subject subject, int mtu, TooBig message) {
        if (subject.fullSize() <= mtu || subject.half().sizes().largestDeliveredSince(message.nanos()) != mtu) {
            return Optional.empty();
        }
        var traffic = subject.scene().traffic();
        var defied = subject.sentAfter(message.row())
                .anyMatch(
                        row -> traffic.length(row) > mtu && traffic.nanos(row) > message.nanos() + subject.patience());
        return defied
                ? Optional.empty()
                : subject.sentAfter(message.row())
                        .filter(row -> traffic.length(row) == mtu)
                        .mapToObj(row -> new Reaction(row, "From here on packets have %d octets at the most."))
                        .findFirst();
    }

    /** The first transmission of octets sent too big before that fits. */
    private static Optional<Transmission> smaller(Subject subject, int mtu, TooBig message) {
        return subject.half().troubled().stream()
                .filter(r -> subject.wireLength(r.first()) > mtu || sentBefore(r, mtu, message))
                .flatMap(r -> r.transmissions().stream())
                .filter(t ->
                        t.row() > message.row() && (t.piece() > 0 ? t.piece() : t.length()) <= mtu && t.payload() > 0)
                .min(Comparator.comparingInt(Transmission::row));
    }

    /** Whether the capture proves that even less passes than routers say. */
    static boolean refuted(Subject subject) {
        var message = subject.tightest();
        return message != null
                && subject.stuck().stream().anyMatch(r -> tooLarge(subject, r, subject.reportedMtu(), message));
    }

    /** Whether packets that keep to the size do not pass either: a second bottleneck, or a wrong number. */
    private static boolean tooLarge(Subject subject, SentRange range, int mtu, TooBig message) {
        var tried = subject.wireLength(range.last());
        return range.transmissions().size() >= FEWEST_IN_VAIN
                && range.last().nanos() > message.nanos()
                && tried <= mtu
                && tried > subject.half().sizes().largestDeliveredSince(message.nanos());
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

    private static Symptom symptom(Subject subject, int mtu, TooBig message, Reaction reaction) {
        return new Symptom(ID, Verdict.PMTUD_WORKING, Severity.INFO)
                .of(subject.flow(), subject.half())
                .confidence(Confidence.CONFIRMED)
                .pathMtu(mtu)
                .told(symptom -> tell(symptom, subject, mtu, message, reaction));
    }

    private static void tell(Symptom symptom, Subject subject, int mtu, TooBig message, Reaction reaction) {
        var traffic = subject.scene().traffic();
        symptom.title("Path MTU discovery works: %d octets", mtu)
                .explanation(
                        "%s said that the path carries %d octets, and %s kept to it %s later (RFC 1191 §3, RFC 8201 §4).%s",
                        message.source(),
                        mtu,
                        subject.sender(),
                        Proof.seconds(traffic.nanos(reaction.row) - message.nanos()),
                        forgotten(subject));
        Proof.handshake(subject, symptom);
        symptom.evidence(subject.scene()
                .evidence(
                        message.row(),
                        Evidence.Kind.TOO_BIG,
                        "%s says: too big, use %d.",
                        message.source(),
                        message.nextHopMtu()));
        symptom.evidence(subject.scene()
                .evidence(reaction.row, Evidence.Kind.DELIVERED, reaction.words, traffic.length(reaction.row)));
    }
}
