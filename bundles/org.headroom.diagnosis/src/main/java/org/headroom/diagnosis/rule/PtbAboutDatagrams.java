package org.headroom.diagnosis.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.headroom.flow.TooBig;

/**
 * A router refuses datagrams, as a tunnel over UDP, QUIC or a ping sends them: nothing acknowledges them, but the number is a fact to go on
 * from. Where the sender of a UDP flow goes on at the old size, and is refused again and again, {@link PtbIgnored} judges.
 *
 * <p>Guards: a few datagrams beside many that fit are probes (RFC 8899 §4.1), whose sender wants to be refused; what was on its way when the
 * first message came proves nothing; a ping of one size after the other is somebody's test.
 */
public final class PtbAboutDatagrams implements Rule {

    static final String ID = "ptb-about-datagrams";

    /** Until then a datagram may have been on its way, or the message (as for TCP, see {@code Subject.patience}). */
    private static final long IN_FLIGHT_NANOS = 200_000_000L;

    private static final int FEWEST_LATE = 2;
    private static final int FEWEST_MESSAGES = 3;
    /** A prober sends fewer than one in so many too large. */
    private static final int PROBES_ONE_IN = 4;

    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;

    /**
     * What the sender of a flow, or of pings, is told.
     *
     * @param late rows of the datagrams that prove that it does not learn; empty where none do
     */
    private record Told(int flow, List<TooBig> messages, List<Integer> late) {

        TooBig first() {
            return messages.getFirst();
        }

        int mtu() {
            return PtbAboutDatagrams.mtu(messages);
        }

        String sender() {
            return first().quote().source();
        }

        String receiver() {
            return first().quote().destination();
        }

        String times() {
            return messages.size() == 1 ? "" : String.format(Locale.ROOT, ", %,d times", messages.size());
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return told(scene).filter(t -> t.late.isEmpty()).map(t -> known(scene, t));
    }

    /** Senders of UDP that go on at the old size. */
    static Stream<Symptom> ignored(Scene scene) {
        return told(scene).filter(t -> !t.late.isEmpty()).map(t -> ignored(scene, t));
    }

    static boolean ping(TooBig message) {
        var protocol = message.quote().protocol();
        return protocol == ICMP || protocol == ICMPV6;
    }

    private static Stream<Told> told(Scene scene) {
        var groups = new LinkedHashMap<String, List<TooBig>>();
        for (var message : scene.traffic().tooBig()) {
            var flow = message.quote().flow();
            var datagram = flow < 0 ? ping(message) : !scene.traffic().tcp(flow);
            if (datagram && MessagesAlone.plain(message)) {
                groups.computeIfAbsent(
                                flow + " " + message.quote().source() + " "
                                        + message.quote().destination(),
                                _ -> new ArrayList<>())
                        .add(message);
            }
        }
        return groups.values().stream()
                .map(messages -> new Told(messages.getFirst().quote().flow(), messages, late(scene, messages)));
    }

    private static int mtu(List<TooBig> messages) {
        return messages.stream().mapToInt(TooBig::nextHopMtu).min().orElseThrow();
    }

    private static List<Integer> late(Scene scene, List<TooBig> messages) {
        var traffic = scene.traffic();
        var first = messages.getFirst();
        if (first.quote().flow() < 0 || messages.size() < FEWEST_MESSAGES || traffic.timeless()) {
            return List.of();
        }
        var mtu = mtu(messages);
        var since = first.nanos() + IN_FLIGHT_NANOS;
        var late = new ArrayList<Integer>();
        var fitting = 0;
        for (var row : traffic.rows(first.quote().flow())) {
            if (traffic.reversed(row) == first.quote().reversed() && traffic.nanos(row) > since) {
                if (traffic.length(row) > mtu) {
                    late.add(row);
                } else {
                    fitting++;
                }
            }
        }
        return late.size() >= FEWEST_LATE && late.size() * PROBES_ONE_IN >= fitting ? late : List.of();
    }

    private static Symptom known(Scene scene, Told told) {
        var what = told.flow < 0 ? "pings" : "datagrams";
        return symptom(scene, new Symptom(ID, Verdict.INCONCLUSIVE, Severity.INFO), told)
                .confidence(Confidence.CONFIRMED)
                .title("Over %d octets %s to %s do not pass", told.mtu(), what, told.receiver())
                .explanation(
                        "%s tells %s so with ICMP %s%s. Nothing acknowledges %s: whether whatever else %s sends keeps to that size (RFC 1191 §3, RFC 8201 §4) is for TCP to show.",
                        told.first().source(),
                        told.sender(),
                        Proof.name(told.first()),
                        told.times(),
                        what,
                        told.sender());
    }

    private static Symptom ignored(Scene scene, Told told) {
        var traffic = scene.traffic();
        var largest = told.late.stream().mapToInt(traffic::length).max().orElseThrow();
        var symptom = symptom(scene, new Symptom(PtbIgnored.ID, Verdict.BLACK_HOLE, Severity.CRITICAL), told)
                .confidence(Confidence.LIKELY)
                .title("Black hole above %d octets, for datagrams", told.mtu())
                .explanation(
                        "%s tells %s with ICMP %s, %d times, that datagrams over %d octets do not pass to %s, and %s goes on: %d more of up to %d octets follow. Either the messages do not reach the program that sends them, or it does not heed them (RFC 1191 §3; RFC 8899 §4.6).",
                        told.first().source(),
                        told.sender(),
                        Proof.name(told.first()),
                        told.messages.size(),
                        told.mtu(),
                        told.receiver(),
                        told.sender(),
                        told.late.size(),
                        largest);
        told.late.forEach(row -> symptom.evidence(
                scene.evidence(row, Evidence.Kind.RESENT, "A datagram of %d octets.", traffic.length(row))));
        return symptom;
    }

    private static Symptom symptom(Scene scene, Symptom symptom, Told told) {
        told.messages.forEach(m -> symptom.evidence(scene.evidence(
                m.row(), Evidence.Kind.TOO_BIG, "%s says: too big, use %d.", m.source(), m.nextHopMtu())));
        symptom.group(told.sender() + " " + told.receiver());
        if (told.flow >= 0) {
            symptom.of(scene.flow(told.flow)).direction(way(scene, told));
        }
        return symptom.messages(told.messages).pathMtu(told.mtu());
    }

    private static Direction way(Scene scene, Told told) {
        return scene.traffic().direction(told.flow, told.first().quote().reversed());
    }
}
