package org.headroom.diagnosis.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.HostPair;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.headroom.flow.TooBig;
import org.jspecify.annotations.Nullable;

/**
 * Too-big messages in a capture that shows nothing of the packets they answer, as one made with a filter for ICMP: a sender that hears the first
 * one keeps to it for minutes, for all its connections to that host (RFC 1191 §3, §6.3). One that goes on being told does not.
 */
final class MessagesAlone {

    /** In flight, or from a burst, is what comes sooner: a retransmission takes a second at first (RFC 6298 §2). */
    private static final long IN_FLIGHT_NANOS = 1_000_000_000L;

    /** Then a sender may try the full size again (RFC 1191 §6.3 asks for ten minutes, and at least five). */
    private static final long FORGOTTEN_NANOS = 290_000_000_000L;

    private static final int LATE_ENOUGH = 3;
    private static final int MANY_WITHOUT_TIMES = 6;

    /** What a sender is told about a path. */
    private record Told(HostPair path, List<TooBig> messages) {

        TooBig first() {
            return messages.getFirst();
        }

        int mtu() {
            return messages.stream().mapToInt(TooBig::nextHopMtu).min().orElseThrow();
        }
    }

    private MessagesAlone() {}

    /** Senders that go on being told. */
    static Stream<Symptom> endless(Scene scene) {
        return told(scene, t -> noEnd(scene, t.messages)).map(t -> endless(scene, t));
    }

    /** The others: nobody can see what they do. Where the quote was cut before its addresses end, its packets may well be there. */
    static Stream<Symptom> few(Scene scene) {
        return told(scene, t -> !t.path.destination().isEmpty() && !noEnd(scene, t.messages))
                .map(t -> few(scene, t));
    }

    /** Messages by the path that they are about, where its sender sends nothing in this capture. */
    private static Stream<Told> told(Scene scene, Predicate<Told> which) {
        var groups = new LinkedHashMap<HostPair, List<TooBig>>();
        for (var message : scene.traffic().tooBig()) {
            if (alone(message)) {
                groups.computeIfAbsent(
                                new HostPair(
                                        message.quote().source(),
                                        message.quote().destination()),
                                _ -> new ArrayList<>())
                        .add(message);
            }
        }
        var told = groups.entrySet().stream()
                .map(g -> new Told(g.getKey(), g.getValue()))
                .filter(which)
                .toList();
        var senders = told.stream().map(t -> t.path.source()).collect(Collectors.toSet());
        var known = told.isEmpty()
                ? Set.<String>of()
                : scene.traffic()
                        .hosts()
                        .peek(_ -> scene.goOn())
                        .filter(senders::contains)
                        .collect(Collectors.toSet());
        return told.stream().filter(t -> !known.contains(t.path.source()));
    }

    /** About no flow of the capture. Of pings nobody can know whether they should go on: {@link PtbAboutDatagrams} speaks of them. */
    private static boolean alone(TooBig message) {
        return message.quote().flow() < 0 && !PtbAboutDatagrams.ping(message) && plain(message);
    }

    /** Names a size, and is addressed to who sent the packet quoted: no translation was forgotten, no tunnel told. */
    static boolean plain(TooBig message) {
        return !message.quote().outer()
                && !message.checksumBad()
                && message.nextHopMtu() > 0
                && message.nextHopMtu() < message.quote().length()
                && message.destination().equals(message.quote().source());
    }

    private static boolean noEnd(Scene scene, List<TooBig> messages) {
        if (scene.traffic().timeless()) {
            return messages.size() >= MANY_WITHOUT_TIMES;
        }
        var first = messages.getFirst().nanos();
        var late = messages.stream()
                .filter(m -> m.nanos() - first > IN_FLIGHT_NANOS && m.nanos() - first < FORGOTTEN_NANOS)
                .count();
        return late >= LATE_ENOUGH;
    }

    private static Symptom few(Scene scene, Told told) {
        var path = told.path;
        return symptom(scene, new Symptom(PtbAboutUnseen.ID, Verdict.INCONCLUSIVE, Severity.INFO), told)
                .confidence(Confidence.CONFIRMED)
                .title("%s is told that %d octets is the most", path.source(), told.mtu())
                .explanation(
                        "%s sends %s ICMP %s%s, about packets to %s: over %d octets do not pass. The packets themselves are not in this capture: whether %s complies (RFC 1191 §3, RFC 8201 §4) cannot be seen here.",
                        told.first().source(),
                        path.source(),
                        Proof.name(told.first()),
                        told.messages.size() == 1
                                ? ""
                                : String.format(Locale.ROOT, ", %,d times", told.messages.size()),
                        path.destination(),
                        told.mtu(),
                        path.source());
    }

    private static Symptom symptom(Scene scene, Symptom symptom, Told told) {
        told.messages.forEach(m -> symptom.evidence(scene.evidence(
                m.row(), Evidence.Kind.TOO_BIG, "%s says: too big, use %d.", m.source(), m.nextHopMtu())));
        return symptom.group(told.path.source() + " " + told.path.destination())
                .direction(direction(told.first()))
                .messages(told.messages)
                .pathMtu(told.mtu());
    }

    private static Symptom endless(Scene scene, Told told) {
        var path = told.path;
        return symptom(scene, new Symptom(PtbIgnored.ID, Verdict.BLACK_HOLE, Severity.CRITICAL), told)
                .confidence(Confidence.LIKELY)
                .title(
                        "%s is told %d times that %d octets is the most",
                        path.source(), told.messages.size(), told.mtu())
                .explanation(
                        "%s sends %s ICMP %s %d times, about packets to %s: over %d octets do not pass. After the first message a sender keeps to that size for minutes (RFC 1191 §3, §6.3; RFC 8201 §4); these have no end, so %s does not learn it. The packets themselves are not in this capture.",
                        told.first().source(),
                        path.source(),
                        Proof.name(told.first()),
                        told.messages.size(),
                        path.destination().isEmpty() ? "a host whose address was cut off" : path.destination(),
                        told.mtu(),
                        path.source());
    }

    /** The server has the lower port; a printed text may call both ends what they are. */
    private static @Nullable Direction direction(TooBig message) {
        var quote = message.quote();
        if (quote.sourcePort() != quote.destinationPort()) {
            return quote.sourcePort() > quote.destinationPort()
                    ? Direction.CLIENT_TO_SERVER
                    : Direction.SERVER_TO_CLIENT;
        }
        if (named(quote.source(), "client") || named(quote.destination(), "server")) {
            return Direction.CLIENT_TO_SERVER;
        }
        return named(quote.source(), "server") || named(quote.destination(), "client")
                ? Direction.SERVER_TO_CLIENT
                : null;
    }

    private static boolean named(String host, String role) {
        return host.toLowerCase(Locale.ROOT).contains(role);
    }
}
