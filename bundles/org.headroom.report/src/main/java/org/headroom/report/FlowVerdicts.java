package org.headroom.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.headroom.flow.FlowRow;

/**
 * The verdict on a flow of any capture. An analysis judges those of its first; of the others its findings tell what they suffer from, and
 * the largest packets of their path whether full ones pass.
 */
final class FlowVerdicts {

    /** What arrives of this size was not small, whatever an MSS allows. */
    private static final int FULL = 1200;

    private final Analysis analysis;
    private final Map<String, Verdict> named = new HashMap<>();
    private final Map<String, Integer> delivered = new HashMap<>();

    FlowVerdicts(Analysis analysis) {
        this.analysis = analysis;
        for (var finding : analysis.diagnosis().findings()) {
            for (var flow : finding.flows()) {
                if (finding.verdict().atLeast(Verdict.OTHER_TROUBLE)) {
                    named.merge(flow.capture() + " " + flow.id(), finding.verdict(), (a, b) -> a.atLeast(b) ? a : b);
                }
            }
        }
        for (int capture = 1; capture < analysis.diagnosis().captures().size(); capture++) {
            learn(capture, analysis.flows(capture));
        }
    }

    private void learn(int capture, List<FlowRow> rows) {
        for (var row : rows) {
            for (var way : Direction.values()) {
                delivered.merge(path(capture, row, way), row.side(way).largestDelivered(), Math::max);
            }
        }
    }

    /** From host to host, whichever the ports. */
    private static String path(int capture, FlowRow row, Direction way) {
        var client = row.client().address();
        var server = row.server().address();
        return capture
                + (way == Direction.CLIENT_TO_SERVER ? " " + client + " " + server : " " + server + " " + client);
    }

    Verdict of(int capture, int flow) {
        if (capture == 0) {
            return analysis.verdict(flow);
        }
        var found = named.get(capture + " " + flow);
        return found != null ? found : fullSizePasses(capture, flow) ? Verdict.HEALTHY : Verdict.INCONCLUSIVE;
    }

    /** Nothing acknowledges what is not TCP. */
    private boolean fullSizePasses(int capture, int flow) {
        var row = analysis.flows(capture).get(flow);
        return row.protocol().equals("TCP")
                && (fullSizePasses(capture, row, Direction.CLIENT_TO_SERVER)
                        || fullSizePasses(capture, row, Direction.SERVER_TO_CLIENT));
    }

    private boolean fullSizePasses(int capture, FlowRow row, Direction way) {
        var client = row.clientMss() == null ? FULL : row.clientMss();
        var server = row.serverMss() == null ? FULL : row.serverMss();
        return delivered.getOrDefault(path(capture, row, way), 0) >= Math.min(FULL, Math.min(client, server));
    }
}
