package org.headroom.diagnosis;

import java.util.List;
import org.headroom.diagnosis.remedy.Remedies;
import org.headroom.diagnosis.remedy.Remedy;
import org.headroom.diagnosis.remedy.Situation;
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
        return Remedies.choose(symptom.rule.startsWith("frag") ? situation.withFragments() : situation);
    }
}
