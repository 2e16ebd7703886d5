package org.headroom.diagnosis.rule;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
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
import org.jspecify.annotations.Nullable;

/**
 * The ends announce different MSS: their links differ, or somebody clamps one way only. Each value limits the other end (RFC 9293
 * §3.7.1), so that trouble may show in one direction only. A fact, not a fault.
 */
public final class MssAsymmetric implements Rule {

    /** Less may be the room of options that a stack allowed for (RFC 6691 §3 tells it not to). */
    private static final int SLACK = 12;

    /** The default without the option (RFC 9293 §3.7.1); smaller ones are those of scanners. */
    private static final int DEFAULT = 536;

    @Override
    public String id() {
        return "mss-asymmetric";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return IntStream.range(0, scene.traffic().flows())
                .mapToObj(id -> judge(scene, id))
                .flatMap(Optional::stream);
    }

    private static Optional<Symptom> judge(Scene scene, int id) {
        var client = scene.mss(id, Direction.CLIENT_TO_SERVER);
        var server = scene.mss(id, Direction.SERVER_TO_CLIENT);
        return scene.traffic().tcp(id) && asymmetric(client, server)
                ? Optional.of(symptom(scene, id, client + "/" + server))
                : Optional.empty();
    }

    private static boolean asymmetric(@Nullable Integer client, @Nullable Integer server) {
        return client != null
                && server != null
                && Math.min(client, server) > DEFAULT
                && Math.abs(client - server) > SLACK;
    }

    private static Symptom symptom(Scene scene, int id, String values) {
        return new Symptom("mss-asymmetric", Verdict.HEALTHY, Severity.INFO)
                .of(id, () -> scene.opening(id))
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .group(values)
                .told(symptom -> tell(symptom, scene, Objects.requireNonNull(symptom.flow())));
    }

    private static void tell(Symptom symptom, Scene scene, Flow flow) {
        var client = flow.clientToServer();
        var server = flow.serverToClient();
        symptom.title("The client announces MSS %d, the server %d", client.mss(), server.mss())
                .explanation(
                        "Each MSS limits the other end: the client may send packets of up to %d octets, the server of up to %d (RFC 9293 §3.7.1).",
                        server.mss() + flow.fixedHeaders(), client.mss() + flow.fixedHeaders());
        for (var half : flow.halves()) {
            symptom.evidence(
                    scene.evidence(half.mssRow(), Evidence.Kind.HANDSHAKE, "MSS %d is announced.", half.mss()));
        }
    }
}
