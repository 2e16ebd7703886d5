package org.headroom.diagnosis.rule;

import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Flow;
import org.headroom.flow.Half;

/**
 * Packets longer than any link carries, and they arrive: segmentation or receive offload glued them together before the capture saw
 * them. No packet of that size was ever on the wire.
 */
public final class OffloadSuperPackets implements Rule {

    @Override
    public String id() {
        return "offload-super-packets";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.suspects().stream()
                .filter(f -> f.tcp() && aggregated(f))
                .map(f -> symptom(
                        f,
                        f.halves().stream()
                                .filter(h -> h.aggregated() > 0)
                                .findFirst()
                                .orElseThrow()));
    }

    private static boolean aggregated(Flow flow) {
        return flow.clientToServer().aggregated() > 0 || flow.serverToClient().aggregated() > 0;
    }

    private static Symptom symptom(Flow flow, Half half) {
        return new Symptom("offload-super-packets", Verdict.HEALTHY, Severity.INFO)
                .of(flow, half)
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .title("The capturing host glues segments together (TSO, GRO)")
                .explanation(
                        "%,d packets here are longer than the MSS of %d allows: the network card cuts or glues them behind the capture. Their true size on the wire is at most %d octets.",
                        half.aggregated(),
                        flow.mssInForce(half.direction()),
                        flow.mssInForce(half.direction()) + flow.fixedHeaders());
    }
}
