package org.headroom.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headroom.flow.Direction;
import org.headroom.flow.TooBig;
import org.jspecify.annotations.Nullable;

/**
 * Symptoms become findings: those of flows between the same two hosts with the same rule, direction and number are one, and each
 * finding is given its overhead and its remedies. Where one rule finds the same between very many hosts, the worst stand for
 * themselves and the others are counted together.
 */
final class Findings {

    private static final int MOST_FLOWS_NAMED = 100;
    private static final int MOST_EVIDENCE = 60;

    /** Of one rule; nobody reads more of the same. */
    private static final int MOST_OF_A_RULE = 50;

    private static final String ALONE = " The same happens on %,d flows between these hosts.";
    private static final String ELSEWHERE = " This is one example of %,d flows between further hosts.";

    private static final int NO_HOSTS = -1;

    private record Key(
            String rule,
            int hosts,
            @Nullable Direction direction,
            @Nullable Integer pathMtu,
            int lost,
            String group) {

        /** Written out, as {@link HostPair}'s. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && hosts == that.hosts
                    && lost == that.lost
                    && direction == that.direction
                    && rule.equals(that.rule)
                    && group.equals(that.group)
                    && Objects.equals(pathMtu, that.pathMtu);
        }

        /** Few share both hosts. */
        @Override
        public int hashCode() {
            return hosts * 31 ^ group.hashCode();
        }
    }

    private final Scene scene;
    private final Room room;

    Findings(Scene scene) {
        this.scene = scene;
        this.room = new Room(scene);
    }

    List<Finding> of(List<Symptom> symptoms) {
        return grouped(symptoms, this::key).values().stream()
                .collect(Collectors.groupingBy(g -> g.getFirst().rule, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(groups -> ofRule(groups).stream())
                .toList();
    }

    private static Map<Key, List<Symptom>> grouped(List<Symptom> symptoms, Function<Symptom, Key> key) {
        Map<Key, List<Symptom>> groups = new LinkedHashMap<>();
        symptoms.forEach(s ->
                groups.computeIfAbsent(key.apply(s), _ -> new ArrayList<>(1)).add(s));
        return groups;
    }

    private List<Finding> ofRule(List<List<Symptom>> all) {
        if (all.size() <= MOST_OF_A_RULE) {
            return all.stream().map(g -> finding(g, ALONE)).toList();
        }
        var ranked = new ArrayList<>(all);
        ranked.sort((a, b) -> {
            var weight = byWeight(a.getFirst(), b.getFirst());
            return weight != 0 ? weight : Integer.compare(b.size(), a.size());
        });
        var others = ranked.subList(MOST_OF_A_RULE, ranked.size()).stream()
                .flatMap(List::stream)
                .toList();
        return worstAndRest(
                ranked.stream(),
                grouped(others, this::keyWithoutHosts).values(),
                groups -> groups.stream().flatMap(List::stream).toList(),
                this::finding);
    }

    /**
     * The worst groups as they are, then one example of each of those that the others were gathered into, of which the last become one.
     *
     * @param <G> a group
     * @param together several groups as one
     * @param finding what a group is told as, and where else it was seen
     */
    private static <G> List<Finding> worstAndRest(
            Stream<G> ranked,
            Collection<G> gathered,
            Function<List<G>, G> together,
            BiFunction<G, String, Finding> finding) {
        var examples = new ArrayList<>(gathered);
        if (examples.size() > MOST_OF_A_RULE) {
            var last = examples.subList(MOST_OF_A_RULE, examples.size());
            var rest = together.apply(last);
            last.clear();
            examples.add(rest);
        }
        return Stream.concat(
                        ranked.limit(MOST_OF_A_RULE).map(g -> finding.apply(g, ALONE)),
                        examples.stream().map(g -> finding.apply(g, ELSEWHERE)))
                .toList();
    }

    /** Flows that show a trait, those with most of the same between two hosts first. */
    List<Finding> of(Trait trait) {
        var flows = scene.traffic().flows();
        var groups = new FlowGroups(flows, flows / 2);
        scene.flowNumbers().forEach(flow -> {
            var kind = trait.kind(scene, flow);
            if (kind != Trait.NONE) {
                var hosts = scene.path(flow, Direction.CLIENT_TO_SERVER);
                groups.add((long) hosts << Integer.SIZE | Integer.toUnsignedLong(kind), flow);
            }
        });
        if (groups.size() <= MOST_OF_A_RULE) {
            return groups.all().map(g -> finding(trait, g, ALONE)).toList();
        }
        var ranked = groups.largestFirst();
        var others = new FlowGroups(flows, MOST_OF_A_RULE);
        for (int rank = MOST_OF_A_RULE; rank < ranked.length; rank++) {
            scene.goOn();
            for (var flow : groups.flows(ranked[rank])) {
                others.add(trait.kind(scene, flow), flow);
            }
        }
        return worstAndRest(
                Arrays.stream(ranked).mapToObj(groups::flows),
                others.all().toList(),
                last -> last.stream().flatMapToInt(Arrays::stream).toArray(),
                (group, where) -> finding(trait, group, where));
    }

    private Finding finding(Trait trait, int[] flows, String where) {
        var example = trait.symptom(scene, flows[0]);
        return finding(List.of(example), example, Arrays.stream(flows), flows.length, flows.length, where);
    }

    /** Worst first, numbered so. */
    static List<Finding> ranked(List<Finding> findings) {
        var sorted = new ArrayList<>(findings);
        sorted.sort(Findings::worstFirst);
        var numbered = new ArrayList<Finding>(sorted.size());
        sorted.forEach(f -> numbered.add(f.with(d -> d.id = "F" + (numbered.size() + 1))));
        return List.copyOf(numbered);
    }

    private static int worstFirst(Finding a, Finding b) {
        var severity = a.severity().compareTo(b.severity());
        var verdict = severity != 0 ? severity : a.verdict().compareTo(b.verdict());
        var confidence = verdict != 0 ? verdict : a.confidence().compareTo(b.confidence());
        return confidence != 0 ? confidence : Integer.compare(b.flowCount(), a.flowCount());
    }

    private Key key(Symptom s) {
        var hosts = s.flow == null ? NO_HOSTS : scene.path(s.flow.id(), Direction.CLIENT_TO_SERVER);
        var lost = s.pathMtu == null && s.range != null ? s.range.lost() : 0;
        return new Key(s.rule, hosts, s.direction, s.pathMtu, lost, s.group);
    }

    /** The same trouble between whichever hosts. */
    private Key keyWithoutHosts(Symptom s) {
        var key = key(s);
        return new Key(key.rule, NO_HOSTS, key.direction, key.pathMtu, key.lost, s.flow == null ? "" : key.group);
    }

    private static int byWeight(Symptom a, Symptom b) {
        var severity = a.severity.compareTo(b.severity);
        return severity != 0 ? severity : a.confidence.compareTo(b.confidence);
    }

    private Finding finding(List<Symptom> group, String where) {
        var first = group.stream().min(Findings::byWeight).orElseThrow();
        first.tell();
        var flowIds = new LinkedHashSet<Integer>();
        group.forEach(s -> flowIds.addAll(s.flowIds));
        return finding(group, first, flowIds.stream().mapToInt(Integer::intValue), flowIds.size(), group.size(), where);
    }

    private Finding finding(
            List<Symptom> group, Symptom first, IntStream flowIds, int flowCount, int alike, String where) {
        scene.goOn();
        var names = flowIds.limit(MOST_FLOWS_NAMED)
                .mapToObj(id -> new FlowName(
                        scene.capture(),
                        id,
                        scene.traffic().client(id),
                        scene.traffic().server(id)))
                .toList();
        var range = range(group);
        var mtu = first.pathMtu;
        var overhead = room.overhead(first);
        var delivered = group.stream().mapToInt(s -> s.largestDelivered).max().orElse(0);
        // What arrived was sent, whether this capture saw it on its way or only offload's piece of it.
        var sent = Math.max(
                delivered, group.stream().mapToInt(s -> s.largestSent).max().orElse(0));
        return new Finding(
                "",
                first.rule,
                first.verdict,
                first.severity,
                first.confidence,
                first.title,
                explanation(first, alike, where),
                first.direction,
                first.bothWays,
                mtu,
                range,
                sent,
                delivered,
                mss(first),
                mtu == null || !first.explainOverhead ? null : RecommendedMss.of(mtu),
                overhead,
                icmp(group),
                null,
                names,
                flowCount,
                first.evidence.stream()
                        .distinct()
                        .sorted((a, b) -> Long.compare(a.packet(), b.packet()))
                        .limit(MOST_EVIDENCE)
                        .toList(),
                List.copyOf(first.ruledOut),
                Treatment.of(first, overhead));
    }

    private static String explanation(Symptom first, int flows, String where) {
        return flows == 1 ? first.explanation : first.explanation + where.formatted(flows);
    }

    private static @Nullable Interval range(List<Symptom> group) {
        var ranges = group.stream().map(s -> s.range).filter(Objects::nonNull).toList();
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
        var byRow = new LinkedHashMap<Integer, TooBig>();
        group.forEach(s -> s.messages.forEach(m -> byRow.putIfAbsent(m.row(), m)));
        var messages = byRow.values();
        if (messages.isEmpty()) {
            return null;
        }
        var sources = messages.stream().map(TooBig::source).distinct().toList();
        var mtus = new TreeSet<>(
                messages.stream().map(TooBig::nextHopMtu).filter(m -> m >= 0).toList());
        return new Icmp(
                messages.size(), sources, List.copyOf(mtus), group.getFirst().atSender());
    }
}
