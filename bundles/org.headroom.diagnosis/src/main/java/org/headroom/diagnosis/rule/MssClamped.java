package org.headroom.diagnosis.rule;

import java.util.List;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Flow;

/** The same SYN is here with two values of MSS: a box on the way lowers it, so that segments fit a smaller path. */
public final class MssClamped implements Rule {

    @Override
    public String id() {
        return "mss-clamped";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return Rewrites.flows(scene).filter(f -> !lowered(f).isEmpty()).map(f -> symptom(scene, f, lowered(f)));
    }

    private static List<Rewrites.Rewrite> lowered(Flow flow) {
        return Rewrites.of(flow).stream().filter(r -> !r.raised()).toList();
    }

    private static Symptom symptom(Scene scene, Flow flow, List<Rewrites.Rewrite> rewrites) {
        var first = rewrites.getFirst();
        var both = rewrites.stream().anyMatch(r -> r.before().fromClient())
                && rewrites.stream().anyMatch(r -> !r.before().fromClient());
        var symptom = new Symptom("mss-clamped", Verdict.HEALTHY, Severity.INFO)
                .of(flow)
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .group(first.before().mss() + ">" + first.after().mss() + both)
                .title(
                        "The MSS is lowered from %s to %d on the way%s",
                        first.from(), first.after().mss(), both ? ", both ways" : "")
                .explanation(
                        "The same %s passes here with MSS %s and with MSS %d: a box between the two points clamps it. Segments %s then fit packets of %d octets.",
                        first.before().fromClient() ? "SYN" : "SYN-ACK",
                        first.from(),
                        first.after().mss(),
                        both ? "of both ends" : first.before().fromClient() ? "of the server" : "of the client",
                        first.after().mss() + flow.fixedHeaders());
        for (var rewrite : rewrites) {
            var what = rewrite.before().fromClient() ? "SYN" : "SYN-ACK";
            symptom.evidence(scene.evidence(
                    rewrite.before().row(),
                    Evidence.Kind.HANDSHAKE,
                    "%s with %s%s.",
                    what,
                    rewrite.before().mss() < 0 ? "" : "MSS ",
                    rewrite.from()));
            symptom.evidence(scene.evidence(
                    rewrite.after().row(),
                    Evidence.Kind.HANDSHAKE,
                    "The same %s with MSS %d.",
                    what,
                    rewrite.after().mss()));
        }
        return symptom;
    }
}
