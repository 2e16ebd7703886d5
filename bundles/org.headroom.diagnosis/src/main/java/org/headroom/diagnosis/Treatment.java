package org.headroom.diagnosis;

import java.util.List;
import org.headroom.diagnosis.remedy.Remedies;
import org.headroom.diagnosis.remedy.Remedy;
import org.headroom.diagnosis.remedy.Situation;
import org.headroom.diagnosis.remedy.Situation.Reach;
import org.jspecify.annotations.Nullable;

/** The remedies of a symptom, filled with its numbers. */
final class Treatment {

    private Treatment() {}

    static List<Remedy> of(Symptom symptom, @Nullable Overhead overhead) {
        var flow = symptom.flow;
        if (!symptom.verdict.atLeast(Verdict.PMTUD_WORKING) || symptom.severity == Severity.INFO) {
            return List.of();
        }
        var situation = Situation.of(symptom.rule)
                .withDirection(symptom.direction)
                .withPathMtu(symptom.pathMtu == null ? 0 : symptom.pathMtu);
        if (flow != null) {
            situation = situation
                    .withIpVersion(flow.version())
                    .between(flow.client().address(), flow.server().address())
                    .withTransport(flow.tcp(), !flow.tcp());
        }
        if (overhead != null && !overhead.candidates().isEmpty()) {
            situation = situation.withTunnel(
                    overhead.candidates().getFirst().encapsulation(), overhead.underlay(), overhead.measured());
        }
        if (!symptom.messages.isEmpty()) {
            var message = symptom.messages.getFirst();
            situation = situation.withIcmp(
                    message.source(), message.source().equals(message.quote().destination()));
        }
        situation = situation.withReach(reach(symptom));
        return Remedies.choose(symptom.rule.startsWith("frag") ? situation.withFragments() : situation);
    }

    /** Beside the sender it shows whether messages come so far; what it makes of those that are not meant for it as they are, is another matter. */
    private static Reach reach(Symptom symptom) {
        var flow = symptom.flow;
        var direction = symptom.direction;
        if (flow == null || direction == null || !symptom.atSender()) {
            return Reach.UNKNOWN;
        }
        if (symptom.rule.equals("ptb-ignored")) {
            return Reach.SENDER;
        }
        var told = !flow.half(direction).tooBig().isEmpty() || !symptom.messages.isEmpty();
        return told ? Reach.UNKNOWN : Reach.NOT_SENDER;
    }
}
