package org.headroom.diagnosis.rule;

import java.util.Optional;
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
 * The box that lowers the MSS of one of SYN and SYN-ACK lets the other pass as it is: a rule bound to an interface or to a direction. Only the
 * packets of one end are kept small.
 *
 * <p>Guards: the other packet was seen on both sides of the box as well, unchanged; its MSS is above what the box sets, so
 * that it would have had something to lower.
 */
public final class MssClampOneWay implements Rule {

    @Override
    public String id() {
        return "mss-clamp-one-way";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return Rewrites.flows(scene).flatMap(f -> judge(scene, f).stream());
    }

    private static Optional<Symptom> judge(Scene scene, Flow flow) {
        var rewrites = Rewrites.of(flow);
        var lowered = rewrites.stream().filter(r -> !r.raised()).findFirst();
        if (lowered.isEmpty()) {
            return Optional.empty();
        }
        var fromClient = lowered.get().before().fromClient();
        if (rewrites.stream().anyMatch(r -> r.before().fromClient() != fromClient)) {
            return Optional.empty();
        }
        return untouched(flow, !fromClient)
                .filter(s -> s.mss() > lowered.get().after().mss())
                .map(s -> symptom(scene, flow, lowered.get(), s));
    }

    /** The SYN or SYN-ACK of which a second observation is the same. */
    private static Optional<Flow.Syn> untouched(Flow flow, boolean fromClient) {
        return flow.syns().stream()
                .filter(s -> s.fromClient() == fromClient && s.copyOf() >= 0 && s.optionsWhole())
                .findFirst();
    }

    private static Symptom symptom(Scene scene, Flow flow, Rewrites.Rewrite lowered, Flow.Syn other) {
        var fromClient = other.fromClient();
        var half = fromClient ? flow.serverToClient() : flow.clientToServer();
        var suffers = scene.subjects().stream()
                .anyMatch(s -> s.half() == half && (PtbIgnored.holds(s) || SilentSizeLoss.holds(s)));
        return new Symptom(
                        "mss-clamp-one-way",
                        suffers ? Verdict.BLACK_HOLE : Verdict.HEALTHY,
                        suffers ? Severity.MINOR : Severity.INFO)
                .of(flow, half)
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .group(other.mss() + "")
                .title("The MSS is lowered in the %s only", fromClient ? "SYN-ACK" : "SYN")
                .explanation(
                        "A box lowers the MSS of the %s from %s to %d and lets the %d of the %s pass. So the %s still sends packets of up to %d octets. The rule must meet both: no interface, no direction in its match.",
                        fromClient ? "SYN-ACK" : "SYN",
                        lowered.from(),
                        lowered.after().mss(),
                        other.mss(),
                        fromClient ? "SYN" : "SYN-ACK",
                        fromClient ? "server" : "client",
                        other.mss() + flow.fixedHeaders())
                .evidence(scene.evidence(
                        lowered.before().row(), Evidence.Kind.HANDSHAKE, "Before: MSS %s.", lowered.from()))
                .evidence(scene.evidence(
                        lowered.after().row(),
                        Evidence.Kind.HANDSHAKE,
                        "After: MSS %d.",
                        lowered.after().mss()))
                .evidence(scene.evidence(
                        other.row(), Evidence.Kind.HANDSHAKE, "The other way it stays MSS %d.", other.mss()));
    }
}
