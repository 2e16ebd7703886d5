package org.headroom.diagnosis.rule;

import java.util.List;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Tunnels;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Datagram;
import org.headroom.flow.Traffic;

/**
 * First fragments come and the rest never does: somebody drops fragments that have no transport header (RFC 8900 §3.9), and every datagram
 * larger than the link is lost.
 *
 * <p>Guards: beside the sender nothing can be lost; a capture filter on ports hides all fragments but the first, so somebody must miss them: a question is asked again, a
 * segment stays unacknowledged, a host reports that it gave up; the capture may have ended before the rest came; other fragments without a first come through; a single datagram proves
 * nothing.
 */
public final class FragmentsLost implements Rule {

    private static final int FEWEST = 3;
    private static final long SETTLED_NANOS = 500_000_000L;
    private static final int MOST_SHOWN = 8;
    private static final int NONE = -1;

    /** Octets by which a question differs from itself asked again: it may be without EDNS then (RFC 6891 §6.2.2). */
    private static final int ALIKE = 16;

    @Override
    public String id() {
        return "fragments-lost";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return Stream.concat(broken(scene), UnansweredFragments.of(scene));
    }

    private static Stream<Symptom> broken(Scene scene) {
        var complete = Datagrams.grouped(scene, Datagram::complete);
        return Datagrams.grouped(
                        scene,
                        d -> !d.complete()
                                && d.firstSeen()
                                && d.rows().size() == 1
                                && !Datagrams.leaves(scene.traffic(), d)
                                && missed(scene, d)
                                && scene.endNanos() - d.lastNanos() > SETTLED_NANOS)
                .entrySet()
                .stream()
                .filter(e -> e.getValue().size() >= FEWEST
                        && e.getValue().size()
                                > complete.getOrDefault(e.getKey(), List.of()).size())
                .map(e -> symptom(scene, e.getValue()));
    }

    /** Whether the receiver behaves as if the datagram had not come. */
    private static boolean missed(Scene scene, Datagram datagram) {
        var traffic = scene.traffic();
        if (traffic.errors().stream()
                .anyMatch(e -> e.reassemblyTimeExceeded() && e.source().equals(datagram.destination()))) {
            return true;
        }
        if (datagram.flow() < 0) {
            return false;
        }
        if (traffic.tcp(datagram.flow())) {
            return traffic.suspicious(datagram.flow());
        }
        return askedAgain(traffic, datagram);
    }

    /**
     * Whether what came before the datagram comes once more behind it, alike, after a wait, and nothing else first: a resolver repeats its
     * question so. Who has got an answer goes on at once, or with something else.
     */
    private static boolean askedAgain(Traffic traffic, Datagram datagram) {
        var asked = NONE;
        for (var row : traffic.rows(datagram.flow())) {
            if (traffic.reversed(row) == datagram.reversed()) {
                continue;
            }
            if (traffic.nanos(row) > datagram.lastNanos()) {
                return asked != NONE
                        && Math.abs(traffic.payload(row) - traffic.payload(asked)) <= ALIKE
                        && traffic.nanos(row) - datagram.lastNanos() > SETTLED_NANOS;
            }
            asked = row;
        }
        return false;
    }

    private static Symptom symptom(Scene scene, List<Datagram> group) {
        var first = group.getFirst();
        var symptom = Datagrams.symptom(
                        scene, new Symptom("fragments-lost", Verdict.BLACK_HOLE, Severity.CRITICAL), group)
                .confidence(group.size() >= 2 * FEWEST ? Confidence.CONFIRMED : Confidence.LIKELY)
                .title("%,d datagrams lose their second half", group.size())
                .explanation(
                        "Of %,d datagrams from %s to %s only the first fragment is here, of %d octets; the rest never comes. Somebody before this point drops fragments (RFC 8900 §3.9): what is larger than one packet is lost, what fits passes.",
                        group.size(), first.source(), first.destination(), first.firstLength());
        if (first.outer() && first.leg() >= 0) {
            symptom.overhead(
                    Tunnels.overhead(scene.traffic().legs().get(first.leg()).tunnels()));
        }
        group.stream()
                .limit(MOST_SHOWN)
                .flatMap(d -> d.rows().stream())
                .forEach(row -> symptom.evidence(scene.evidence(
                        row,
                        Evidence.Kind.FRAGMENT,
                        "First fragment, %d octets; the rest is missing.",
                        scene.traffic().length(row))));
        scene.traffic().errors().stream()
                .filter(e -> e.reassemblyTimeExceeded())
                .limit(2)
                .forEach(e -> symptom.evidence(
                        scene.evidence(e.row(), Evidence.Kind.OTHER, "%s gave up reassembling.", e.source())));
        return symptom;
    }
}
