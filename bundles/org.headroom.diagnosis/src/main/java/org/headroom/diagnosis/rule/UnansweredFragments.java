package org.headroom.diagnosis.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.HostPair;
import org.headroom.diagnosis.Question;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Datagram;
import org.headroom.flow.Hops;
import org.headroom.flow.Ping;
import org.headroom.flow.Traffic;

/**
 * Askeds that leave in fragments, all of them here, and are asked again and again without an answer, while those that fit into one packet are
 * answered: a SIP INVITE, the certificates of IKE or RADIUS, a large ping. The fragments are lost behind this point (RFC 8900 §3).
 *
 * <p>Guards: too few of either; another answered in between; an answer may still come; what is asked without a wait, or among other things, is no repetition.
 */
final class UnansweredFragments {

    private static final int FEWEST = 3;
    private static final double SUSPECTED = 1e-2;
    private static final long SETTLED_NANOS = 500_000_000L;

    /** Who repeats a question waits for its answer first: SIP half a second (RFC 3261 §17.1.1.1), others longer; a ping is sent each second, or more often. */
    private static final long SHORTEST_SPAN_NANOS = 1_000_000_000L;

    /** Nobody asks more often in vain; a stream goes on. */
    private static final int MOST = 12;

    private static final long SHORTEST_GAP_NANOS = 300_000_000L;

    /** Where even small ones mostly stay unanswered, answers are rationed. */
    private static final double RATIONED = 0.5;

    private static final int MOST_SHOWN = 8;

    /** A packet that asks for an answer. */
    private record Asked(int row, long nanos, int length, boolean fragment, boolean answered) {}

    private UnansweredFragments() {}

    static Stream<Symptom> of(Scene scene) {
        return Stream.concat(ofPings(scene), ofDatagrams(scene));
    }

    private static Stream<Symptom> ofPings(Scene scene) {
        var traffic = scene.traffic();
        if (traffic.pings().stream().noneMatch(Ping::fragment)) {
            return Stream.empty();
        }
        return traffic.pings().stream()
                .collect(Collectors.groupingBy(
                        p -> new HostPair(p.source(), p.destination()),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                p -> new Asked(p.row(), p.nanos(), p.length(), p.fragment(), p.answered()),
                                Collectors.toList())))
                .entrySet()
                .stream()
                .filter(e -> proven(scene, e.getValue()))
                .map(e -> {
                    var path = e.getKey();
                    return symptom(scene, path.source(), path.destination(), "pings", e.getValue())
                            .group("pings " + path.source() + ">" + path.destination());
                });
    }

    private static Stream<Symptom> ofDatagrams(Scene scene) {
        var traffic = scene.traffic();
        Map<Integer, Map<Boolean, List<Datagram>>> byFlow = traffic.datagrams().stream()
                .filter(d -> d.complete() && !d.outer() && d.flow() >= 0 && !traffic.tcp(d.flow()))
                .collect(Collectors.groupingBy(
                        Datagram::flow, LinkedHashMap::new, Collectors.groupingBy(Datagram::reversed)));
        var symptoms = new ArrayList<Symptom>();
        byFlow.forEach((flow, ways) -> ways.forEach((reversed, datagrams) -> {
            var questions = questions(traffic, flow, reversed, datagrams);
            if (together(questions)
                    && slow(questions)
                    && !arrives(traffic, flow, reversed)
                    && proven(scene, questions)) {
                var first = datagrams.getFirst();
                symptoms.add(symptom(scene, first.source(), first.destination(), "datagrams", questions)
                        .of(scene.flow(flow))
                        .direction(traffic.direction(flow, reversed)));
            }
        }));
        return symptoms.stream();
    }

    /** The packets of one direction, and whether the other said anything before the next. */
    private static List<Asked> questions(Traffic traffic, int flow, boolean reversed, List<Datagram> datagrams) {
        var lengths = new HashMap<Integer, Integer>();
        datagrams.forEach(d -> lengths.put(d.rows().getFirst(), d.payload()));
        return Question.of(traffic, flow, traffic.direction(flow, reversed)).stream()
                .map(q -> {
                    var whole = lengths.get(q.row());
                    return new Asked(
                            q.row(),
                            traffic.nanos(q.row()),
                            whole == null ? traffic.length(q.row()) : whole,
                            whole != null,
                            q.answered());
                })
                .toList();
    }

    /** Whether each waits for an answer before it asks again. */
    private static boolean slow(List<Asked> questions) {
        var large = questions.stream().filter(Asked::fragment).toList();
        for (int i = 1; i < large.size(); i++) {
            if (large.get(i).nanos - large.get(i - 1).nanos < SHORTEST_GAP_NANOS) {
                return false;
            }
        }
        return true;
    }

    /** Whether this was captured beside who should answer: then nothing is lost behind this point. */
    private static boolean arrives(Traffic traffic, int flow, boolean reversed) {
        return Arrays.stream(traffic.rows(flow))
                .filter(row -> traffic.reversed(row) != reversed)
                .anyMatch(row -> Hops.passed(traffic.timeToLive(row)) == 0);
    }

    /** Whether nothing else is sent between those in fragments: who waits for an answer goes on with nothing else. */
    private static boolean together(List<Asked> questions) {
        var first = 0;
        while (first < questions.size() && !questions.get(first).fragment) {
            first++;
        }
        var last = questions.size() - 1;
        while (last > first && !questions.get(last).fragment) {
            last--;
        }
        return questions.subList(first, last + 1).stream().allMatch(Asked::fragment);
    }

    private static boolean proven(Scene scene, List<Asked> questions) {
        var settled = scene.endNanos() - SETTLED_NANOS;
        var large = questions.stream()
                .filter(q -> q.fragment && (q.answered || q.nanos <= settled))
                .toList();
        if (large.size() < FEWEST
                || large.size() > MOST
                || large.stream().anyMatch(Asked::answered)
                || large.stream().mapToInt(Asked::length).distinct().count() > 1
                || large.getLast().nanos - large.getFirst().nanos < SHORTEST_SPAN_NANOS) {
            return false;
        }
        var small = questions.stream().filter(q -> !q.fragment).toList();
        var answered = small.stream().filter(Asked::answered).count();
        if (small.isEmpty() || small.getFirst().nanos > large.getFirst().nanos || answered < RATIONED * small.size()) {
            return false;
        }
        var chance = Math.pow((small.size() - answered + 1.0) / (small.size() + 2.0), large.size());
        return answered > 0 && chance <= SUSPECTED;
    }

    private static Symptom symptom(Scene scene, String sender, String receiver, String what, List<Asked> questions) {
        var large = questions.stream().filter(Asked::fragment).toList();
        var small = questions.stream().filter(q -> !q.fragment && q.answered).toList();
        var symptom = new Symptom("fragments-lost", Verdict.BLACK_HOLE, Severity.CRITICAL)
                .confidence(Confidence.LIKELY)
                .title("%,d %s in fragments get no answer from %s", large.size(), what, receiver)
                .explanation(
                        "%s sends %d %s to %s that are too large for one packet, and no answer comes to any of them, while %d that fit are answered. All fragments are here: behind this point somebody drops them, all or those without ports (RFC 8900 §3), unless %s dislikes what is in them.",
                        sender, large.size(), what, receiver, small.size(), receiver);
        var last = small.getLast();
        symptom.evidence(scene.evidence(
                last.row, Evidence.Kind.DELIVERED, "%d octets in one packet are answered.", last.length));
        large.stream()
                .limit(MOST_SHOWN)
                .forEach(q -> symptom.evidence(
                        scene.evidence(q.row, Evidence.Kind.FRAGMENT, "The first of several fragments. No answer.")));
        return symptom;
    }
}
