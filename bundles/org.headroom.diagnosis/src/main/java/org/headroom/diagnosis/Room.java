package org.headroom.diagnosis;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.headroom.diagnosis.remedy.Remedy;
import org.headroom.flow.Leg;
import org.headroom.packet.wire.Encapsulation;
import org.jspecify.annotations.Nullable;

/** What took the room in a symptom's path, and what to do about it. */
final class Room {

    private static final int ETHERNET = 1500;

    private final Scene scene;

    Room(Scene scene) {
        this.scene = scene;
    }

    @Nullable Overhead overhead(Symptom symptom) {
        if (!symptom.explainOverhead) {
            return null;
        }
        if (symptom.overhead != null) {
            return symptom.overhead;
        }
        var tunnels = tunnels(symptom);
        if (symptom.pathMtu == null) {
            return tunnels.isEmpty() ? opaque() : MeasuredOverhead.of(tunnels);
        }
        var measured = MeasuredOverhead.of(tunnels.isEmpty() ? List.of(new Leg.Tunnel(Encapsulation.MANUAL, 0, "", "")) : tunnels);
        var missing = underlay(symptom) - symptom.pathMtu;
        var quoted = symptom.messages.stream().filter(m -> m.quote().outer()).findFirst();
        if (quoted.isPresent()) {
            return MeasuredOverhead.of(tunnels.isEmpty() ? quoted.get().quote().tunnels() : tunnels);
        }
        return !tunnels.isEmpty() && measured.bytes() != null && (measured.bytes() == missing || toldOuter(symptom)) ? measured : null;
    }

    private static boolean toldOuter(Symptom symptom) {
        return symptom.rule.equals("ptb-not-relayed");
    }

    private List<Leg.Tunnel> tunnels(Symptom symptom) {
        return symptom.flow == null ? List.of() : scene.tunnels(symptom.flow);
    }

    /** A tunnel in the capture that hides its inside may carry the flow: named, without a number. */
    private @Nullable Overhead opaque() {
        return scene.traffic().legs().stream().map(Leg::tunnels).filter(t -> !t.isEmpty() && t.getLast().overhead() == 0).findFirst().map(MeasuredOverhead::of).orElse(null);
    }

    static int underlay(Symptom symptom) {
        return symptom.pathMtu != null && symptom.pathMtu > ETHERNET ? 9000 : ETHERNET;
    }

    List<Remedy> remedies(Symptom symptom, @Nullable Overhead overhead) {
        return List.of();
    }

    Set<Encapsulation> seen() {
        var seen = EnumSet.noneOf(Encapsulation.class);
        scene.traffic().legs().forEach(l -> l.tunnels().forEach(t -> seen.add(t.kind())));
        return seen;
    }

    Set<Integer> ownMtus(Symptom symptom) {
        var mtus = new TreeSet<Integer>();
        if (symptom.flow != null) {
            var headers = symptom.flow.fixedHeaders();
            symptom.flow.halves().forEach(h -> {
                if (h.mss() > 0) {
                    mtus.add(h.mss() + headers);
                }
            });
        }
        return mtus;
    }
}
