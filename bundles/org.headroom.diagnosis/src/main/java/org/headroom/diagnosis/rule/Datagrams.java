package org.headroom.diagnosis.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Symptom;
import org.headroom.flow.Datagram;
import org.headroom.flow.Hops;
import org.headroom.flow.Traffic;

/** Fragmented datagrams by who sends them to whom. */
final class Datagrams {

    private Datagrams() {}

    static Map<String, List<Datagram>> grouped(Scene scene, Predicate<Datagram> which) {
        Map<String, List<Datagram>> groups = new LinkedHashMap<>();
        for (var datagram : scene.traffic().datagrams()) {
            if (which.test(datagram)) {
                groups.computeIfAbsent(datagram.source() + ">" + datagram.destination(), _ -> new ArrayList<>())
                        .add(datagram);
            }
        }
        return groups;
    }

    /** Ties a symptom to the flows inside the datagrams and to their direction. */
    static Symptom symptom(Scene scene, Symptom symptom, List<Datagram> group) {
        var known = group.stream().filter(d -> d.flow() >= 0).toList();
        symptom.group("fragments " + group.getFirst().source() + ">"
                + group.getFirst().destination());
        if (known.isEmpty()) {
            return symptom;
        }
        var flows = known.stream().map(Datagram::flow).distinct().toList();
        var first = known.getFirst();
        symptom.of(scene.traffic().flow(first.flow()));
        flows.stream().skip(1).forEach(symptom::alsoFlow);
        return symptom.direction(scene.traffic().direction(first.flow(), first.reversed()));
    }

    /** Whether the capture was taken beside the sender, as far as hops tell: what is seen there has not travelled yet. */
    static boolean leaves(Traffic traffic, Datagram datagram) {
        var row = datagram.rows().getFirst();
        return traffic.legs().get(traffic.leg(row)).tunnels().isEmpty() && Hops.passed(traffic.timeToLive(row)) == 0;
    }
}
