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
                        "%s longer than %s: the network card cuts or glues them behind the capture.",
                        Count.of(half.aggregated(), "packet here is", "packets here are"),
                        allowed(flow, flow.mssInForce(half.direction())));
    }

    private static String allowed(Flow flow, int mss) {
        return mss < 0
                ? "any link carries"
                : "the %d octets that an MSS of %d allows on the wire".formatted(mss + flow.fixedHeaders(), mss);
    }
}
