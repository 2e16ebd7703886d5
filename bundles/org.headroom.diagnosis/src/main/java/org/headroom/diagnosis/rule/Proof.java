package org.headroom.diagnosis.rule;

import java.util.Locale;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Subject;
import org.headroom.diagnosis.Symptom;
import org.headroom.flow.Direction;
import org.headroom.flow.Fate;
import org.headroom.flow.SentRange;
import org.headroom.flow.TooBig;

/** Evidence that several rules give in the same words. */
final class Proof {

    private static final int MOST_COPIES = 8;

    private Proof() {}

    /** What a too-big message is called (RFC 792, RFC 4443 §3.2). */
    static String name(TooBig message) {
        return message.version() == 6 ? "packet too big" : "fragmentation needed";
    }

    /** What both ends announced. */
    static void handshake(Subject subject, Symptom symptom) {
        for (var half : subject.flow().halves()) {
            if (half.mssRow() >= 0) {
                var end = half.direction() == Direction.CLIENT_TO_SERVER
                        ? subject.flow().client()
                        : subject.flow().server();
                symptom.evidence(subject.scene()
                        .evidence(
                                half.mssRow(),
                                Evidence.Kind.HANDSHAKE,
                                "%s announces MSS %d: it takes packets of up to %d octets.",
                                end.address(),
                                half.mss(),
                                half.mss() + subject.flow().fixedHeaders()));
            }
        }
    }

    /** The largest packet that got through, with the packet that says so. */
    static void passes(Subject subject, Symptom symptom, int atMost) {
        var arrival = subject.half().largestArrival();
        if (arrival == null || arrival.deliveredLength() > atMost) {
            return;
        }
        arrival.transmissions().stream()
                .filter(t -> t.fate() == Fate.DELIVERED)
                .findFirst()
                .ifPresent(t -> symptom.evidence(
                        subject.evidence(t, Evidence.Kind.DELIVERED, "%d octets get through.", t.length())));
        symptom.evidence(subject.scene()
                .evidence(
                        arrival.deliveredRow(),
                        Evidence.Kind.DELIVERED,
                        "%s.",
                        arrival.selectively()
                                ? "They are acknowledged on their own (SACK): what came before them is missing"
                                : "They are acknowledged"));
    }

    /** The first copies of a range that never arrived. */
    static void unanswered(Subject subject, Symptom symptom, SentRange range) {
        range.transmissions().stream()
                .limit(MOST_COPIES)
                .forEach(t -> symptom.evidence(subject.evidence(
                        t, Evidence.Kind.RESENT, "%d octets, copy %d: no answer.", t.length(), t.copy())));
    }

    /** A duration in seconds as a person reads it. */
    static String seconds(long nanos) {
        var seconds = nanos / 1e9;
        if (seconds >= 0 && seconds < 0.0005) {
            return "less than 0.001 s";
        }
        return String.format(Locale.ROOT, seconds < 0.1 ? "%.3f s" : seconds < 10 ? "%.2f s" : "%.1f s", seconds);
    }
}
