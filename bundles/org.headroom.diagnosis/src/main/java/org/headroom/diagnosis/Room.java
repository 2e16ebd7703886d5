package org.headroom.diagnosis;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.headroom.diagnosis.overhead.Catalogue;
import org.headroom.diagnosis.overhead.Clues;
import org.headroom.diagnosis.overhead.Stack;
import org.headroom.flow.Leg;
import org.headroom.packet.wire.Encapsulation;
import org.jspecify.annotations.Nullable;

/** What took the room in a symptom's path: measured where a tunnel is in the capture, else inferred from the path MTU. */
final class Room {

    private static final int ETHERNET = 1500;

    /** More than any stack of headers takes: the links themselves differ. */
    private static final int MOST_HEADERS = 400;

    /** What an explanation depends on: many flows ask the same. */
    private record Question(int pathMtu, Clues clues) {

        /** Written out, as {@link HostPair}'s. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Question that && pathMtu == that.pathMtu && clues.equals(that.clues);
        }

        @Override
        public int hashCode() {
            return pathMtu * 31 + clues.hashCode();
        }
    }

    private final Map<Question, Overhead> known = new ConcurrentHashMap<>();
    private final Scene scene;
    private final Set<Encapsulation> seen = EnumSet.noneOf(Encapsulation.class);
    /** A tunnel in the capture that hides its inside may carry the flow: named, without a number. */
    private final @Nullable Overhead opaque;

    Room(Scene scene) {
        this.scene = scene;
        var legs = scene.traffic().legs();
        legs.forEach(l -> l.tunnels().forEach(t -> seen.add(t.kind())));
        this.opaque = legs.stream()
                .map(Leg::tunnels)
                .filter(Tunnels::opaque)
                .findFirst()
                .map(Tunnels::overhead)
                .orElse(null);
    }

    @Nullable
    Overhead overhead(Symptom symptom) {
        if (!symptom.explainOverhead || symptom.overhead != null) {
            return symptom.overhead;
        }
        var tunnels = symptom.flow == null ? List.<Leg.Tunnel>of() : scene.tunnels(symptom.flow);
        if (symptom.pathMtu == null) {
            return tunnels.isEmpty() ? opaque : Tunnels.overhead(tunnels);
        }
        var quoted = symptom.messages.stream()
                .map(m -> m.quote())
                .filter(q -> q.outer())
                .findFirst();
        if (quoted.isPresent()) {
            return Tunnels.overhead(tunnels.isEmpty() ? quoted.get().tunnels() : tunnels);
        }
        var measured = !tunnels.isEmpty()
                && (Tunnels.octets(tunnels) == ETHERNET - symptom.pathMtu || symptom.rule.equals("ptb-not-relayed"));
        return measured ? Tunnels.overhead(tunnels) : inferred(symptom, symptom.pathMtu);
    }

    private @Nullable Overhead inferred(Symptom symptom, int pathMtu) {
        if (pathMtu < Stack.SMALLEST_UNDERLAY) {
            return null;
        }
        var explained = explained(new Question(pathMtu, clues(symptom)));
        return explained.bytes() == null || explained.bytes() <= 0 || explained.bytes() > MOST_HEADERS
                ? null
                : explained;
    }

    private Overhead explained(Question question) {
        return known.computeIfAbsent(question, q -> Catalogue.explain(q.pathMtu, q.clues));
    }

    private Clues clues(Symptom symptom) {
        var flow = symptom.flow;
        var clues = new Clues(false, "", flow == null ? 0 : flow.version(), seen, ownMtus(symptom));
        return symptom.messages.stream()
                .filter(m -> m.source().equals(m.quote().destination()))
                .findFirst()
                .map(m -> clues.withIcmpFromDestination(m.source()))
                .orElse(clues);
    }

    private static Set<Integer> ownMtus(Symptom symptom) {
        var mtus = new TreeSet<Integer>();
        var flow = symptom.flow;
        if (flow != null) {
            flow.halves().stream().filter(h -> h.mss() > 0).forEach(h -> mtus.add(h.mss() + flow.fixedHeaders()));
        }
        return mtus;
    }
}
