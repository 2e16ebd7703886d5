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

/** A SYN is answered by a reset or by ICMP unreachable: refused, not too big (RFC 9293 §3.10.7.1, RFC 1122 §4.2.3.9). */
public final class ConnectionRefused implements Rule {

    @Override
    public String id() {
        return "connection-refused";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.suspects().stream()
                .filter(f -> f.tcp() && !f.midStream())
                .filter(ConnectionRefused::opened)
                .flatMap(f -> refusal(scene, f));
    }

    /** A SYN, and never a SYN-ACK or data. */
    private static boolean opened(Flow flow) {
        return flow.clientToServer().dataPackets() == 0
                && flow.serverToClient().dataPackets() == 0
                && !flow.syns().isEmpty()
                && flow.syns().stream().allMatch(Flow.Syn::fromClient);
    }

    private static Stream<Symptom> refusal(Scene scene, Flow flow) {
        var reset = flow.serverToClient().resetRow();
        if (reset >= 0) {
            return Stream.of(
                    symptom(scene, flow, reset, "a reset", flow.server().address()));
        }
        return flow.errors().stream()
                .filter(e -> e.unreachable())
                .limit(1)
                .map(e -> symptom(scene, flow, e.row(), "ICMP unreachable, code " + e.code(), e.source()));
    }

    private static Symptom symptom(Scene scene, Flow flow, int row, String with, String who) {
        return new Symptom("connection-refused", Verdict.OTHER_TROUBLE, Severity.MINOR)
                .of(flow)
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .title("%s refuses the connection", who)
                .explanation("The SYN to %s is answered by %s: refused, not too big.", flow.server(), with)
                .evidence(scene.evidence(row, Evidence.Kind.OTHER, "%s answers with %s.", who, with));
    }
}
