package org.headroom.diagnosis.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Tunnels;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Leg;
import org.headroom.packet.wire.Encapsulation;

/** An encapsulation is in the capture, inner and outer packet alike: what it takes is measured, not guessed. */
public final class TunnelObserved implements Rule {

    private static final int MOST_PACKETS_SHOWN = 3;

    @Override
    public String id() {
        return "tunnel-observed";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        Map<String, List<Leg>> stacks = new LinkedHashMap<>();
        for (var leg : scene.traffic().legs()) {
            if (interesting(leg) && scene.traffic().packetsOn(leg) > 0) {
                stacks.computeIfAbsent(name(leg), _ -> new ArrayList<>()).add(leg);
            }
        }
        return stacks.entrySet().stream().map(e -> symptom(scene, e.getKey(), e.getValue()));
    }

    /** A single VLAN tag is how switches talk, not a tunnel. */
    private static boolean interesting(Leg leg) {
        return leg.tunnels().stream().anyMatch(t -> t.kind() != Encapsulation.VLAN);
    }

    private static String name(Leg leg) {
        return String.join(
                "+", leg.tunnels().stream().map(t -> t.kind().label()).toList());
    }

    private static Symptom symptom(Scene scene, String name, List<Leg> legs) {
        var traffic = scene.traffic();
        var leg = legs.stream()
                .max(java.util.Comparator.comparingInt(Leg::overhead))
                .orElseThrow();
        var opaque = leg.tunnels().getLast().overhead() == 0;
        var packets = legs.stream().mapToLong(traffic::packetsOn).sum();
        var inner = legs.stream().mapToInt(traffic::largestInner).max().orElse(0);
        var outer = legs.stream().mapToInt(traffic::largestOuter).max().orElse(0);
        var titles = String.join(
                " in ",
                leg.tunnels().reversed().stream().map(t -> t.kind().title()).toList());
        var symptom = new Symptom("tunnel-observed", opaque ? Verdict.INCONCLUSIVE : Verdict.HEALTHY, Severity.INFO)
                .group("tunnel " + name + (opaque ? "" : leg.overhead()))
                .confidence(Confidence.CONFIRMED)
                .overhead(Tunnels.overhead(leg.tunnels()));
        if (opaque) {
            symptom.title("%s: what is inside cannot be seen", titles)
                    .explanation(
                            "%s in %s, the largest of %d octets. Their inside is encrypted: what it holds, and how large it is, this capture cannot tell.",
                            Count.of(packets, "packet travels", "packets travel"), titles, outer);
        } else {
            symptom.title("%s takes %d octets", titles, leg.overhead())
                    .explanation(
                            "%s in %s. The largest inside has %d octets; each carries %d octets more for it: %s. Of 1500 octets %d are left.",
                            Count.of(packets, "packet travels", "packets travel"),
                            titles,
                            inner,
                            leg.overhead(),
                            parts(leg),
                            1500 - leg.overhead());
        }
        legs.stream()
                .limit(MOST_PACKETS_SHOWN)
                .forEach(l -> symptom.evidence(
                        scene.evidence(traffic.firstRow(l), Evidence.Kind.TUNNEL, "%s%s.", titles, ends(l))));
        return symptom;
    }

    private static String ends(Leg leg) {
        var outermost = leg.tunnels().getFirst();
        return outermost.source().isEmpty() ? "" : " from " + outermost.source() + " to " + outermost.destination();
    }

    private static String parts(Leg leg) {
        return String.join(
                ", ",
                leg.tunnels().stream()
                        .map(t -> t.kind().title() + " " + t.overhead())
                        .toList());
    }
}
