package org.headroom.diagnosis.rule;

import java.util.List;
import org.headroom.diagnosis.Subject;
import org.headroom.flow.SentRange;
import org.headroom.flow.TooBig;
import org.headroom.flow.Transmission;

/**
 * Whether a sender whom messages told nothing of use still sends big packets in vain: the rules that tell why then speak.
 *
 * <p>Guards: copies within a round trip share one fate; copies of another size are other trials; a sender that has begun to cut up
 * what it sent, or to let routers cut it, is at work on it until the pieces, too, were lost as often.
 */
final class Misinformed {

    private static final int FEWEST_TRIALS = 3;

    /** One may be on its way when the message comes, or be the timeout that RFC 5927 §7.2 lets a sender wait for. */
    private static final int FEWEST_LATE = 2;

    private Misinformed() {}

    static boolean holds(Subject subject) {
        var wrong = subject.doubtful().stream().anyMatch(m -> subject.bogus(m) || subject.outOfWindow(m));
        var untranslated = !subject.scene()
                .outer()
                .untranslated(subject.flow(), subject.half())
                .isEmpty();
        return (wrong || untranslated) && stuck(subject);
    }

    /** Whether something big was sent three times or more, never arrived, and is still sent as big. */
    static boolean stuck(Subject subject) {
        return !persistent(subject).isEmpty();
    }

    /** Likewise, and long enough after a message that obliges its sender to try smaller packets (RFC 1191 §5, RFC 8201 §4). */
    static boolean stuckSince(Subject subject, TooBig message) {
        return persistent(subject).stream()
                .anyMatch(r -> subject.trials(subject.tooLongAfter(r, subject.wireLength(r.last()) - 1, message))
                        >= FEWEST_LATE);
    }

    private static List<SentRange> persistent(Subject subject) {
        var vain = subject.stuck().stream().filter(r -> inVain(subject, r)).toList();
        var relented = vain.isEmpty() ? -1 : lastRelented(subject);
        return vain.stream().filter(r -> r.last().row() >= relented).toList();
    }

    private static boolean inVain(Subject subject, SentRange range) {
        return subject.trials(copies(subject, range)) >= FEWEST_TRIALS
                && subject.wireLength(range.last())
                        > subject.half()
                                .sizes()
                                .largestDeliveredSince(range.first().nanos());
    }

    /** Transmissions of what the last one carries, as big as it is: the path's answer to that size. */
    private static List<Transmission> copies(Subject subject, SentRange range) {
        var last = range.last();
        return range.transmissions().stream()
                .filter(t -> t.start() < last.end() && last.start() < t.end())
                .filter(t -> t.payload() == last.payload() || subject.wireLength(t) == subject.wireLength(last))
                .filter(t -> t.dontFragment() == last.dontFragment())
                .toList();
    }

    /** Row of the last packet that its sender had made smaller than it was, or let routers cut; -1 without one. */
    private static int lastRelented(Subject subject) {
        return subject.half().troubled().stream()
                .flatMapToInt(r -> r.transmissions().stream()
                        .filter(t -> cut(subject, r, t) || r.first().dontFragment() && !t.dontFragment())
                        .mapToInt(Transmission::row))
                .max()
                .orElse(-1);
    }

    /** Smaller than it was, although octets follow that were in the same packet. */
    private static boolean cut(Subject subject, SentRange range, Transmission tx) {
        return subject.wireLength(tx) < subject.wireLength(range.first()) && tx.end() < range.end();
    }
}
