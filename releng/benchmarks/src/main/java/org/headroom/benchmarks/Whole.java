package org.headroom.benchmarks;

import java.util.List;
import org.headroom.chart.TimelineModel;
import org.headroom.flow.Endpoint;
import org.headroom.flow.FlowRow;
import org.headroom.flow.FlowTrace;

/** All of a capture in one timeline: no marks, density alone. */
final class Whole {

    private Whole() {}

    static TimelineModel model(long firstNanos, long lastNanos) {
        var nobody = new Endpoint("", 0);
        var side = new FlowRow.Side(0, 0, 1500, 1500, 0, 0);
        var row = new FlowRow(0, "TCP", nobody, nobody, 1460, 1460, side, side, 0, firstNanos, lastNanos);
        return TimelineModel.of(new FlowTrace(row, List.of(), 0), null);
    }
}
