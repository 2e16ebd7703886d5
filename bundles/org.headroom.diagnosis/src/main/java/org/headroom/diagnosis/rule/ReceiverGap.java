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
import org.headroom.flow.Hole;
import org.headroom.packet.wire.ControlBit;

/**
 * The sender is past octets that never came here: a black hole seen from its far side.
 *
 * <p>A pure acknowledgment, a FIN or a small tail carries a sequence number beyond what arrived. If the gap is worth two full segments or
 * more, or one in several connections, stays for seconds, and only small packets ever come this way, it is the big ones that are missing.
 *
 * <p>Guards: the receiver acknowledged octets that are not here (then the capture lost packets), is not heard any more (then its
 * acknowledgments are not captured) or has reset the connection; packets of full size arrive here on this path; the gap is filled
 * later; it is larger than any window (then the sequence number is another connection's).
 */
public final class ReceiverGap implements Rule {

    static final String ID = "receiver-gap";

    private static final int ACK = ControlBit.ACK.mask();
    private static final int RST = ControlBit.RST.mask();
    private static final int FULL_SIZE_SEEN = 3;
    private static final long SHORTEST_NANOS = 1_000_000_000L;
    private static final long LONG_NANOS = 3_000_000_000L;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream().flatMap(s -> judged(s).stream());
    }

    /** Whether this direction suffers so. */
    static boolean holds(Subject subject) {
        return judged(subject).isPresent();
    }

    private static Optional<Symptom> judged(Subject subject) {
        return subject.judged(ID, ReceiverGap::symptom);
    }

    private static Optional<Symptom> symptom(Subject subject) {
        if (subject.half().holes().isEmpty()
                || PtbIgnored.holds(subject)
                || SilentSizeLoss.holds(subject)
                || PtbNotRelayed.holds(subject)) {
            return Optional.empty();
        }
        var open = open(subject);
        var missing = open.stream().mapToLong(Hole::octets).sum();
        return open.stream()
                .filter(h -> large(subject, h, missing) && stays(subject, h))
                .max(Comparator.comparingLong(Hole::octets))
                .filter(_ -> onlySmall(subject))
                .map(h -> symptom(subject, h, missing));
    }

    /** Two full segments; or one, which may get lost by chance and its sender die, in several connections. */
    private static boolean large(Subject subject, Hole hole, long missing) {
        var segments = missing / segment(subject);
        return segments >= 2 || segments == 1 && lasts(subject, hole) && inOthers(subject, hole.octets());
    }

    private static boolean lasts(Subject subject, Hole hole) {
        var last = Math.min(subject.half().lastNanos(), subject.answers().lastNanos());
        return last - subject.scene().traffic().nanos(hole.noticedRow()) >= LONG_NANOS;
    }

    private static boolean inOthers(Subject subject, long octets) {
        return subject.scene().sharingPath(subject).stream()
                .filter(half -> half != subject.half())
                .anyMatch(half -> half.holes().stream().anyMatch(h -> !h.filled() && h.octets() == octets));
    }

    /** The gaps that nothing explains: what is missing would have to come, and does not. */
    static List<Hole> open(Subject subject) {
        if (!subject.answers().seen() || subject.half().missesOctets()) {
            return List.of();
        }
        var largestWindow = subject.flow().largestWindow(subject.half().direction());
        return subject.half().holes().stream()
                .filter(h -> !h.filled()
                        && h.start() >= subject.half().acked()
                        && !reset(subject, h)
                        && h.octets() <= largestWindow
                        && answered(subject, h))
                .toList();
    }

    /** Who gave the connection up before acknowledges nothing, whatever comes. */
    private static boolean reset(Subject subject, Hole hole) {
        var row = subject.answers().resetRow();
        return row >= 0 && row < hole.noticedRow();
    }

    /** Octets of a full segment, as far as known: what the receiver takes, and what the sender's own link carries. */
    private static int segment(Subject subject) {
        var mss = subject.flow().mssInForce(subject.half().direction());
        var own = subject.half().mss();
        return mss > 0 ? Math.min(own > 0 ? Math.min(mss, own) : mss, 1460) - 12 : 1200;
    }

    /** Long enough that the sender's timer would have filled it; or nothing at all came while it must have been sent and sent again. */
    private static boolean stays(Subject subject, Hole hole) {
        if (hole.quietNanos() >= Math.max(SHORTEST_NANOS, 4 * subject.roundTrip())) {
            return true;
        }
        var noticed = subject.scene().traffic().nanos(hole.noticedRow());
        var last = Math.max(subject.half().lastNanos(), subject.answers().lastNanos());
        var end = Math.max(last, Math.min(subject.scene().endNanos(), last + SHORTEST_NANOS * 60));
        return end - noticed >= Math.max(SHORTEST_NANOS, 4 * subject.roundTrip());
    }

    /**
     * Whether the receiver was heard when it must have noticed too: it acknowledges at once what comes behind a gap (RFC 5681 §4.2), though
     * not an acknowledgment. Where its own are missing, a filter kept them away, and with them maybe what fills the gap.
     */
    private static boolean answered(Subject subject, Hole hole) {
        var traffic = subject.scene().traffic();
        return !subject.asksForAcknowledgment(hole.noticedRow())
                || subject.answersAfter(hole.noticedRow())
                        .anyMatch(row -> (traffic.controlBits(row) & (ACK | RST)) == ACK);
    }

    private static boolean onlySmall(Subject subject) {
        var full = segment(subject) + subject.flow().fixedHeaders();
        return subject.half().largestSent() < full && subject.pathSeen() < full && !bulk(subject);
    }

    /** A sender that keeps to a smaller segment of its own shows it by sending many of the same size; what was seen has come so far. */
    private static boolean bulk(Subject subject) {
        return subject.half().sizes().counts().stream()
                .anyMatch(c -> c.length() == subject.half().largestSent()
                        && c.length() > subject.always()
                        && c.delivered() + c.lost() + c.unknown() >= FULL_SIZE_SEEN);
    }

    private static Symptom symptom(Subject subject, Hole hole, long missing) {
        var scene = subject.scene();
        var sacked = subject.half().troubled().stream().anyMatch(r -> r.selectively() && r.start() >= hole.end())
                || subject.half().sizes().deliveredUpTo(segment(subject)) > 1;
        var symptom = new Symptom(ID, Verdict.BLACK_HOLE, Severity.CRITICAL)
                .of(subject.flow(), subject.half())
                .confidence(sacked ? Confidence.LIKELY : Confidence.POSSIBLE)
                .largestDelivered(subject.pathDelivered())
                .title("%,d octets never came here, only small packets do", missing)
                .explanation(
                        "%s is past %,d octets (relative %,d to %,d) that never came to this point; %s did not acknowledge them either. Packets of up to %d octets of the same sender arrive. "
                                + "The full-size ones are lost before this point (RFC 2923 §2.1): a capture at the sender shows their size and any ICMP.",
                        subject.sender(), missing, hole.start(), hole.end(), subject.receiver(), subject.pathSeen());
        Proof.handshake(subject, symptom);
        symptom.evidence(scene.evidence(
                hole.noticedRow(),
                Evidence.Kind.SENT,
                "%s sends from relative sequence number %,d on; %,d octets before it never came.",
                subject.sender(),
                hole.end(),
                hole.octets()));
        symptom.ruledOut("capture-loss", "the receiver did not acknowledge what is missing here");
        if (subject.half().closedWindows().isEmpty()) {
            symptom.ruledOut("zero-window", "the receiver never closes its window");
        }
        return symptom;
    }
}
