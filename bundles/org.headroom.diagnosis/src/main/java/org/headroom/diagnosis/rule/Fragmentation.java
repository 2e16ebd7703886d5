package org.headroom.diagnosis.rule;

import java.util.List;
import java.util.Locale;
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

/** Datagrams travel in fragments, and all pieces are here: it works, at a price (RFC 8900). */
public final class Fragmentation implements Rule {

    private static final int MOST_SHOWN = 4;

    @Override
    public String id() {
        return "fragmentation";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        var groups = Datagrams.grouped(scene, Datagram::complete);
        return groups.values().stream().map(g -> symptom(scene, g));
    }

    private static String title(boolean one, boolean leaves) {
        if (leaves) {
            return one ? "1 datagram leaves in fragments" : "%,d datagrams leave in fragments";
        }
        return one ? "1 datagram travels in fragments, complete" : "%,d datagrams travel in fragments, all complete";
    }

    private static Symptom symptom(Scene scene, List<Datagram> group) {
        var first = group.getFirst();
        var one = group.size() == 1;
        var leaves = group.stream().allMatch(d -> Datagrams.leaves(scene.traffic(), d));
        var pieces = group.stream().mapToInt(d -> d.rows().size()).sum();
        var largest = group.stream().mapToInt(Datagram::firstLength).max().orElse(0);
        var symptom = Datagrams.symptom(scene, new Symptom("fragmentation", Verdict.FRAGMENTING, Severity.MINOR), group)
                .confidence(Confidence.CONFIRMED)
                .title(title(one, leaves), group.size())
                .explanation(
                        "%s sends %s to %s in %,d pieces%s. The largest first piece has %d octets, so the link that forced it carries %d to %d. %s, at a price (RFC 8900 §3).",
                        first.source(),
                        one ? "1 datagram" : String.format(Locale.ROOT, "%,d datagrams", group.size()),
                        first.destination(),
                        pieces,
                        first.outer() ? ", as the outer packets of a tunnel" : "",
                        largest,
                        largest,
                        largest + 7,
                        leaves
                                ? "Whether they arrive cannot be seen here, beside the sender; if they do"
                                : "All arrive here");
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
                        "A fragment of %d octets.",
                        scene.traffic().length(row))));
        return symptom;
    }
}
