package org.headroom.diagnosis.rule;

import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Flow;

/**
 * A SYN without MSS option, on a connection that carries data: the other end must assume 536, or 1220 in IPv6 (RFC 9293 §3.7.1,
 * MUST-15).
 */
public final class MssMissing implements Rule {

    @Override
    public String id() {
        return "mss-missing";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.suspects().stream().filter(f -> f.tcp() && data(f)).flatMap(f -> f.syns().stream()
                .filter(s -> s.optionsWhole() && s.mss() < 0)
                .limit(1)
                .map(s -> symptom(scene, f, s)));
    }

    /** Scanners send bare SYNs by the thousand: no data, no matter. */
    private static boolean data(Flow flow) {
        return flow.clientToServer().dataPackets() > 0 && flow.serverToClient().dataPackets() > 0;
    }

    private static Symptom symptom(Scene scene, Flow flow, Flow.Syn syn) {
        var who = syn.fromClient() ? flow.client() : flow.server();
        var assumed = flow.version() == 6 ? 1220 : 536;
        return new Symptom("mss-missing", Verdict.HEALTHY, Severity.INFO)
                .of(flow)
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .title("%s announces no MSS", who.address())
                .explanation(
                        "The %s of %s has no MSS option: the other end assumes %d (RFC 9293 §3.7.1), and everything goes in small packets.",
                        syn.fromClient() ? "SYN" : "SYN-ACK", who.address(), assumed)
                .evidence(scene.evidence(syn.row(), Evidence.Kind.HANDSHAKE, "No MSS option."));
    }
}
