package org.headroom.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.headroom.diagnosis.points.Points;
import org.headroom.diagnosis.points.Trail;
import org.headroom.flow.Direction;
import org.headroom.flow.FlowRow;

/** MSS options that change between two captures: a box between the points rewrites them. */
final class Handshakes {

    private static final int MOST_FLOWS = 1_000;

    private record Change(int from, int to, int before, int after, Direction direction) {}

    private final Points points;
    private final List<Judgement> judgements;

    Handshakes(Points points, List<Judgement> judgements) {
        this.points = points;
        this.judgements = judgements;
    }

    /** One finding for each pair of values and points. */
    List<Finding> rewrites() {
        var findings = new ArrayList<Finding>();
        Set<Change> changes = new HashSet<>();
        var first = points.traffic(0);
        for (int flow = 0; flow < Math.min(MOST_FLOWS, first.flows()); flow++) {
            if (first.tcp(flow) && first.row(flow).clientMss() != null) {
                var trail = new Trail(points, 0, flow);
                for (var direction : Direction.values()) {
                    for (var change : changes(trail, direction)) {
                        if (changes.add(change)) {
                            findings.add(finding(change, trail, flow));
                        }
                    }
                }
            }
        }
        return findings;
    }

    /** The SYN goes from client to server, the SYN-ACK the other way. */
    private List<Change> changes(Trail trail, Direction direction) {
        var changes = new ArrayList<Change>();
        var order = points.order(trail, direction);
        for (int i = 1; i < order.size(); i++) {
            var before = mss(trail, order.get(i - 1), direction);
            var after = mss(trail, order.get(i), direction);
            if (before != null && after != null && !before.equals(after)) {
                changes.add(new Change(order.get(i - 1), order.get(i), before, after, direction));
            }
        }
        return changes;
    }

    private @org.jspecify.annotations.Nullable Integer mss(Trail trail, int point, Direction direction) {
        var flow = trail.flow(point);
        if (flow == null) {
            return null;
        }
        FlowRow row = points.traffic(point).row(flow);
        return direction == Direction.CLIENT_TO_SERVER ? row.clientMss() : row.serverMss();
    }

    private Finding finding(Change change, Trail trail, int flow) {
        var raised = change.after > change.before;
        var what = change.direction == Direction.CLIENT_TO_SERVER ? "SYN" : "SYN-ACK";
        var symptom = new Symptom(
                        raised ? "mss-raised" : "mss-clamped",
                        raised ? Verdict.AT_RISK : Verdict.HEALTHY,
                        raised ? Severity.MAJOR : Severity.INFO)
                .of(points.traffic(0).flow(flow))
                .withoutOverhead()
                .confidence(Confidence.CONFIRMED)
                .title(
                        "The MSS is %s from %d to %d between points %d and %d",
                        raised ? "raised" : "lowered", change.before, change.after, change.from + 1, change.to + 1)
                .explanation(
                        "The %s has MSS %d at point %d and MSS %d at point %d: a box in between rewrites it.",
                        what, change.before, change.from + 1, change.after, change.to + 1);
        for (var point : List.of(change.from, change.to)) {
            var there = trail.flow(point);
            var scene = judgements.get(point).scene();
            scene.traffic().flow(there == null ? 0 : there).syns().stream()
                    .filter(s -> s.fromClient() == (change.direction == Direction.CLIENT_TO_SERVER))
                    .limit(1)
                    .forEach(s -> symptom.evidence(
                            scene.evidence(s.row(), Evidence.Kind.HANDSHAKE, "%s with MSS %d.", what, s.mss())));
        }
        return new Findings(judgements.getFirst().scene())
                .of(List.of(symptom))
                .getFirst()
                .with(d -> d.between = new Finding.Between(change.from, change.to));
    }
}
