package org.headroom.report;

import java.util.List;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.FlowRow;

/**
 * A flow of an analysis, whichever of its captures saw it.
 *
 * @param row its numbers, of all of them together
 * @param captures those that saw it, from 0
 */
record SeenFlow(FlowRow row, Verdict verdict, List<Integer> captures) {

    /** Names of the captures that saw it. */
    List<String> files(Analysis analysis) {
        var all = analysis.diagnosis().captures();
        return captures.stream().map(c -> all.get(c).file()).toList();
    }
}
