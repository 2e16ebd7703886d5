package org.headroom.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.diagnosis.rule.Rules;
import org.headroom.flow.Direction;
import org.headroom.flow.Traffic;

/** All rules over one capture, and the verdict that follows. */
final class Judgement {

    private final Scene scene;
    private final List<Finding> findings;
    private final Map<Integer, Verdict> verdicts = new HashMap<>();

    Judgement(int capture, Traffic traffic) {
        this.scene = new Scene(capture, traffic);
        var symptoms = new ArrayList<Symptom>();
        Rules.ALL.forEach(rule -> rule.examine(scene).forEach(symptoms::add));
        this.findings = new Findings(scene).of(symptoms);
        symptoms.stream()
                .filter(s -> trouble(s.verdict))
                .forEach(s -> s.flowIds.forEach(id -> verdicts.merge(id, s.verdict, (a, b) -> a.atLeast(b) ? a : b)));
    }

    /** The worst that was found of a flow; findings name only some of theirs. */
    Verdict verdict(int flow) {
        return verdicts.getOrDefault(flow, Verdict.HEALTHY);
    }

    List<Finding> findings() {
        return findings;
    }

    /** The worst of the findings' verdicts; without trouble, healthy if traffic that could have failed passed. */
    static Verdict verdict(List<Finding> findings, boolean fullSizePasses) {
        var worst = findings.stream()
                .map(Finding::verdict)
                .filter(Judgement::trouble)
                .min(java.util.Comparator.naturalOrder());
        return worst.orElse(fullSizePasses ? Verdict.HEALTHY : Verdict.INCONCLUSIVE);
    }

    private static boolean trouble(Verdict verdict) {
        return verdict.atLeast(Verdict.OTHER_TROUBLE);
    }

    /** Whether super-packets of offload arrived, or any flow got a packet through that is as large as its MSS lets it be, options and a little slack allowed for. */
    boolean fullSizePasses() {
        var traffic = scene.traffic();
        if (scene.suspects().stream()
                .flatMap(f -> f.halves().stream())
                .anyMatch(h -> h.aggregated() > 0 && h.largestDelivered() > h.largestSent())) {
            return true;
        }
        for (int id = 0; id < traffic.flows(); id++) {
            var row = traffic.row(id);
            if (!traffic.tcp(id)) {
                continue;
            }
            for (var direction : Direction.values()) {
                var allowed = direction == Direction.CLIENT_TO_SERVER ? row.serverMss() : row.clientMss();
                var own = direction == Direction.CLIENT_TO_SERVER ? row.clientMss() : row.serverMss();
                var full = Math.min(allowed == null ? 1200 : allowed, own == null ? 9000 : own);
                var from = direction == Direction.CLIENT_TO_SERVER ? row.client() : row.server();
                var to = direction == Direction.CLIENT_TO_SERVER ? row.server() : row.client();
                if (scene.largestDelivered(from.address(), to.address()) >= Math.min(full, 1200)) {
                    return true;
                }
            }
        }
        return false;
    }

    Scene scene() {
        return scene;
    }
}
