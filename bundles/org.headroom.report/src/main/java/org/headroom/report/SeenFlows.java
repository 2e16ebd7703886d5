package org.headroom.report;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.headroom.diagnosis.Analysis;

/**
 * The flows of all captures of an analysis, each once: those of the first as they are numbered there, then what only later ones saw. A
 * list over packed rows, as that of a capture is.
 */
final class SeenFlows extends AbstractList<SeenFlow> {

    private final Analysis analysis;
    private final Connections connections;
    private final MergedRow merged;

    SeenFlows(Analysis analysis) {
        this.analysis = analysis;
        this.connections = Connections.of(analysis);
        this.merged = new MergedRow(analysis);
    }

    @Override
    public SeenFlow get(int index) {
        var flows = connections.flows(index);
        var captures = new ArrayList<Integer>(flows.length);
        for (int capture = 0; capture < flows.length; capture++) {
            if (flows[capture] >= 0) {
                captures.add(capture);
            }
        }
        var verdict = captures.stream()
                .map(capture -> analysis.verdict(capture, flows[capture]))
                .reduce((a, b) -> a.atLeast(b) ? a : b)
                .orElseThrow();
        return new SeenFlow(merged.of(index, captures, flows), verdict, List.copyOf(captures));
    }

    @Override
    public int size() {
        return connections.size();
    }

    /** Whether it is worth saying which capture saw a flow. */
    boolean several() {
        return analysis.diagnosis().captures().size() > 1;
    }
}
