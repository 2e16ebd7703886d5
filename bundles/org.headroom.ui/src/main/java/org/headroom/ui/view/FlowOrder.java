package org.headroom.ui.view;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.headroom.diagnosis.Analysis;
import org.headroom.flow.FlowRow;

/** The flows of a capture in the order of a column; rows are made only where they are looked at. */
record FlowOrder(Analysis analysis, int[] ids) {

    static FlowOrder of(Analysis analysis, FlowColumn column, boolean descending, Ways ways) {
        var flows = analysis.flows();
        var order = column.order(analysis, ways);
        var chosen = descending ? order.reversed() : order;
        var ids = IntStream.range(0, flows.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> flows.get(i), chosen))
                .mapToInt(Integer::intValue)
                .toArray();
        return new FlowOrder(analysis, ids);
    }

    int size() {
        return ids.length;
    }

    FlowRow row(int place) {
        return analysis.flows().get(ids[place]);
    }

    /** Where a flow is, or -1. */
    int place(int flow) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == flow) {
                return i;
            }
        }
        return -1;
    }

    List<FlowRow> first(int most) {
        return Arrays.stream(ids).limit(most).mapToObj(analysis.flows()::get).toList();
    }
}
