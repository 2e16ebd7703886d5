package org.headroom.diagnosis.rule;

import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Trait;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;

/**
 * The ends announce different MSS: their links differ, or somebody clamps one way only. Each value limits the other end (RFC 9293
 * §3.7.1), so that trouble may show in one direction only. A fact, not a fault.
 */
public final class MssAsymmetric implements Trait {

    /** Less may be the room of options that a stack allowed for (RFC 6691 §2 tells it not to). */
    private static final int SLACK = 12;

    /** The default without the option (RFC 9293 §3.7.1); smaller ones are those of scanners. */
    private static final int DEFAULT = 536;

    @Override
    public String id() {
        return "mss-asymmetric";
    }

    @Override
    public int kind(Scene scene, int flow) {
        var client = scene.mss(flow, Direction.CLIENT_TO_SERVER);
        var server = scene.mss(flow, Direction.SERVER_TO_CLIENT);
        return asymmetric(client, server) && scene.traffic().tcp(flow) ? client << Short.SIZE | server : NONE;
    }

    private static boolean asymmetric(int client, int server) {
        return Math.min(client, server) > DEFAULT && Math.abs(client - server) > SLACK;
    }

    @Override
    public Symptom symptom(Scene scene, int flow) {
        var opening = scene.opening(flow);
        var client = opening.clientToServer();
        var server = opening.serverToClient();
        var symptom = new Symptom("mss-asymmetric", Verdict.HEALTHY, Severity.INFO)
                .of(opening)
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .group(client.mss() + "/" + server.mss())
                .title("The client announces MSS %d, the server %d", client.mss(), server.mss())
                .explanation(
                        "Each MSS limits the other end: the client may send packets of up to %d octets, the server of up to %d (RFC 9293 §3.7.1).",
                        server.mss() + opening.fixedHeaders(), client.mss() + opening.fixedHeaders());
        for (var half : opening.halves()) {
            symptom.evidence(
                    scene.evidence(half.mssRow(), Evidence.Kind.HANDSHAKE, "MSS %d is announced.", half.mss()));
        }
        return symptom;
    }
}
