package org.headroom.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.headroom.flow.Flow;
import org.headroom.flow.Traffic;

/**
 * Flows that are one connection seen on both sides of a NAT: the same initial sequence number at the same moment, one end's
 * address or port changed.
 */
final class NatTwins {

    private static final long APART_NANOS = 1_000_000_000L;

    private final Traffic traffic;
    private final List<Flow> flows;

    NatTwins(Traffic traffic, List<Flow> flows) {
        this.traffic = traffic;
        this.flows = flows;
    }

    void find(Set<Integer> twins) {
        var first = new HashMap<Long, Flow>();
        for (var flow : flows) {
            for (var syn : flow.syns()) {
                if (syn.fromClient() && syn.copyOf() < 0) {
                    var key = (long) traffic.sequence(syn.row()) << Integer.SIZE | traffic.identification(syn.row());
                    var known = first.putIfAbsent(key, flow);
                    if (known != null && known.id() != flow.id() && close(known, flow) && related(known, flow)) {
                        known.join(flow);
                        twins.add(flow.id());
                    }
                    break;
                }
            }
        }
    }

    private static boolean close(Flow a, Flow b) {
        return Math.abs(a.syns().getFirst().nanos() - b.syns().getFirst().nanos()) < APART_NANOS;
    }

    private static boolean related(Flow a, Flow b) {
        return a.client().equals(b.client()) || a.server().equals(b.server());
    }
}
