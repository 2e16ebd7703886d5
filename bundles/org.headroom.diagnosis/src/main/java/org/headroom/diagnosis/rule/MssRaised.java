package org.headroom.diagnosis.rule;

import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.headroom.flow.Flow;

/**
 * A box raises the MSS that a host announced: the other end then sends more than the host said it takes. iptables did so before Linux
 * 2.6.25; RFC 9293 §3.7.1 leaves the option to the hosts.
 */
public final class MssRaised implements Rule {

    @Override
    public String id() {
        return "mss-raised";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return Rewrites.flows(scene).flatMap(f -> Rewrites.of(f).stream()
                .filter(Rewrites.Rewrite::raised)
                .limit(1)
                .map(r -> symptom(scene, f, r)));
    }

    private static Symptom symptom(Scene scene, Flow flow, Rewrites.Rewrite rewrite) {
        var who = rewrite.before().fromClient() ? flow.client() : flow.server();
        return new Symptom("mss-raised", Verdict.AT_RISK, Severity.MAJOR)
                .of(flow)
                .direction(rewrite.before().fromClient() ? Direction.SERVER_TO_CLIENT : Direction.CLIENT_TO_SERVER)
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .title(
                        "A box on the way raises the MSS from %d to %d",
                        rewrite.before().mss(), rewrite.after().mss())
                .explanation(
                        "%s announces MSS %d, and a box between the two points here makes it %d: the other end may send packets of %d octets to a host that takes %d.",
                        who.address(),
                        rewrite.before().mss(),
                        rewrite.after().mss(),
                        rewrite.after().mss() + flow.fixedHeaders(),
                        rewrite.before().mss() + flow.fixedHeaders())
                .evidence(scene.evidence(
                        rewrite.before().row(),
                        Evidence.Kind.HANDSHAKE,
                        "MSS %d.",
                        rewrite.before().mss()))
                .evidence(scene.evidence(
                        rewrite.after().row(),
                        Evidence.Kind.HANDSHAKE,
                        "The same packet with MSS %d.",
                        rewrite.after().mss()));
    }
}
