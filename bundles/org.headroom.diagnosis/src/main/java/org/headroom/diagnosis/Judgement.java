package org.headroom.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.headroom.diagnosis.rule.Rules;
import org.headroom.flow.Direction;
import org.headroom.flow.Half;
import org.headroom.flow.SideBySide;
import org.headroom.flow.Traffic;

/** All rules over one capture, and the verdict that follows. */
final class Judgement {

    /** To judge so many flows is worth a second thread. */
    private static final int MANY = 1000;

    private final Scene scene;
    private final List<Finding> findings;
    private final Map<Integer, Verdict> verdicts = new ConcurrentHashMap<>();

    Judgement(int capture, Traffic traffic) {
        this.scene = new Scene(capture, traffic);
        this.findings = examined(new Findings(scene));
    }

    /** In the order of the rules, whichever ends first. */
    private List<Finding> examined(Findings makes) {
        var results = new ArrayList<List<Finding>>(Collections.nCopies(Rules.ALL.size(), List.of()));
        SideBySide.work(
                Rules.ALL.size(),
                scene.suspects().size() >= MANY,
                scene::goOn,
                () -> (rule, _) -> results.set(rule, examined(Rules.ALL.get(rule), makes)));
        return results.stream().flatMap(List::stream).toList();
    }

    private List<Finding> examined(Rule rule, Findings makes) {
        if (rule instanceof Trait trait) {
            return makes.of(trait);
        }
        var symptoms = rule.examine(scene).toList();
        symptoms.stream()
                .filter(s -> trouble(s.verdict) || open(s.verdict, s.severity))
                .forEach(this::note);
        return makes.of(symptoms);
    }

    private void note(Symptom symptom) {
        symptom.flowIds.forEach(id -> verdicts.merge(id, symptom.verdict, (a, b) -> a.atLeast(b) ? a : b));
    }

    /** The worst that was found of a flow; findings name only some of theirs. Of one that suffers nothing, whether full-size packets pass on its path. */
    Verdict verdict(int flow) {
        var found = verdicts.get(flow);
        return found != null ? found : fullSizePasses(flow) ? Verdict.HEALTHY : Verdict.INCONCLUSIVE;
    }

    List<Finding> findings() {
        return findings;
    }

    /** The worst of the findings' verdicts; without trouble, healthy if traffic that could have failed passed, and nothing is left open. */
    static Verdict verdict(List<Finding> findings, boolean fullSizePasses) {
        var worst = findings.stream()
                .map(Finding::verdict)
                .filter(Judgement::trouble)
                .min(Comparator.naturalOrder());
        return worst.orElse(
                fullSizePasses && findings.stream().noneMatch(f -> open(f.verdict(), f.severity()))
                        ? Verdict.HEALTHY
                        : Verdict.INCONCLUSIVE);
    }

    /** Whether something is wrong of which the capture does not tell what. */
    private static boolean open(Verdict verdict, Severity severity) {
        return verdict == Verdict.INCONCLUSIVE && severity != Severity.INFO;
    }

    private static boolean trouble(Verdict verdict) {
        return verdict.atLeast(Verdict.OTHER_TROUBLE);
    }

    /** Whether super-packets of offload arrived, or any flow got a packet through that is as large as its MSS lets it be, options and a little slack allowed for. */
    boolean fullSizePasses() {
        var traffic = scene.traffic();
        if (scene.suspects().stream().flatMap(f -> f.halves().stream()).anyMatch(Half::aggregatesArrived)) {
            return true;
        }
        return IntStream.range(0, traffic.flows()).anyMatch(this::fullSizePasses);
    }

    /** On the path of a flow, either way; nothing acknowledges what is not TCP. */
    private boolean fullSizePasses(int id) {
        var traffic = scene.traffic();
        var client = traffic.mss(id, Direction.CLIENT_TO_SERVER);
        var server = traffic.mss(id, Direction.SERVER_TO_CLIENT);
        return traffic.tcp(id)
                && (fullSizePasses(id, Direction.CLIENT_TO_SERVER, client, server)
                        || fullSizePasses(id, Direction.SERVER_TO_CLIENT, server, client));
    }

    private boolean fullSizePasses(int id, Direction way, int own, int allowed) {
        var full = Math.min(allowed < 0 ? 1200 : allowed, own < 0 ? 9000 : own);
        return scene.largestDelivered(id, way) >= Math.min(full, 1200);
    }

    Scene scene() {
        return scene;
    }
}
