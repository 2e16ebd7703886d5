package org.headroom.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.headroom.flow.Direction;
import org.headroom.flow.TooBig;
import org.jspecify.annotations.Nullable;

/**
 * Symptoms become findings: those of flows between the same two hosts with the same rule, direction and number are one, and each
 * finding is given its overhead and its remedies.
 */
final class Findings {

    private static final int MOST_FLOWS_NAMED = 100;
    private static final int MOST_EVIDENCE = 60;

    private record Key(
            String rule,
            String hosts,
            @Nullable Direction direction,
            @Nullable Integer pathMtu,
            int lost,
            String group) {}

    private final Scene scene;
    private final Room room;

    Findings(Scene scene) {
        this.scene = scene;
        this.room = new Room(scene);
    }

    List<Finding> of(List<Symptom> symptoms) {
        Map<Key, List<Symptom>> groups = new LinkedHashMap<>();
        symptoms.forEach(
                s -> groups.computeIfAbsent(key(s), _ -> new ArrayList<>()).add(s));
        var findings = new ArrayList<Finding>();
        groups.values().forEach(g -> findings.add(finding(g)));
        return findings;
    }

    /** Worst first, numbered so. */
    static List<Finding> ranked(List<Finding> findings) {
        var sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Finding::severity)
                .thenComparing(Finding::verdict)
                .thenComparing(Finding::confidence)
                .thenComparing(Comparator.comparingInt(Finding::flowCount).reversed()));
        var numbered = new ArrayList<Finding>(sorted.size());
        sorted.forEach(f -> numbered.add(f.withId("F" + (numbered.size() + 1))));
        return List.copyOf(numbered);
    }

    private static Key key(Symptom s) {
        var flow = s.flow;
        var hosts = flow == null
                ? ""
                : flow.client().address() + " " + flow.server().address();
        var lost = s.pathMtu == null && s.range != null ? s.range.lost() : 0;
        return new Key(s.rule, hosts, s.direction, s.pathMtu, lost, s.group);
    }

    private Finding finding(List<Symptom> group) {
        var first = group.stream()
                .min(Comparator.comparing((Symptom s) -> s.severity).thenComparing(s -> s.confidence))
                .orElseThrow();
        var flowIds = new LinkedHashSet<Integer>();
        group.forEach(s -> flowIds.addAll(s.flowIds));
        var names = flowIds.stream()
                .limit(MOST_FLOWS_NAMED)
                .map(id -> new FlowName(
                        id, scene.traffic().client(id), scene.traffic().server(id)))
                .toList();
        var range = range(group);
        var mtu = first.pathMtu;
        var overhead = room.overhead(first);
        return new Finding(
                "",
                first.rule,
                first.verdict,
                first.severity,
                first.confidence,
                first.title,
                explanation(first, group.size()),
                first.direction,
                first.bothWays,
                mtu,
                range,
                group.stream().mapToInt(s -> s.largestSent).max().orElse(0),
                group.stream().mapToInt(s -> s.largestDelivered).max().orElse(0),
                mss(first),
                mtu == null || !first.explainOverhead ? null : RecommendedMss.of(mtu),
                overhead,
                icmp(group),
                null,
                names,
                flowIds.size(),
                first.evidence.stream()
                        .distinct()
                        .sorted(Comparator.comparingLong(Evidence::packet))
                        .limit(MOST_EVIDENCE)
                        .toList(),
                List.copyOf(first.ruledOut),
                Treatment.of(first, overhead));
    }

    private static String explanation(Symptom first, int flows) {
        return flows == 1
                ? first.explanation
                : first.explanation + " The same happens on %,d flows between these hosts.".formatted(flows);
    }

    private static @Nullable Interval range(List<Symptom> group) {
        var ranges = group.stream()
                .map(s -> s.range)
                .filter(java.util.Objects::nonNull)
                .toList();
        if (ranges.isEmpty()) {
            return null;
        }
        var lost = ranges.stream().mapToInt(r -> r.lost()).min().orElseThrow();
        var delivered = ranges.stream()
                .mapToInt(r -> r.delivered())
                .filter(d -> d < lost)
                .max()
                .orElse(0);
        return new Interval(delivered, lost);
    }

    private static Mss mss(Symptom s) {
        var flow = s.flow;
        if (flow == null) {
            return new Mss(null, null);
        }
        return new Mss(
                known(flow.clientToServer().mss()), known(flow.serverToClient().mss()));
    }

    private static @Nullable Integer known(int mss) {
        return mss < 0 ? null : mss;
    }

    private static @Nullable Icmp icmp(List<Symptom> group) {
        var messages =
                group.stream().flatMap(s -> s.messages.stream()).distinct().toList();
        if (messages.isEmpty()) {
            return null;
        }
        var sources = messages.stream().map(TooBig::source).distinct().toList();
        var mtus = new TreeSet<>(
                messages.stream().map(TooBig::nextHopMtu).filter(m -> m >= 0).toList());
        return new Icmp(messages.size(), sources, List.copyOf(mtus));
    }
}
