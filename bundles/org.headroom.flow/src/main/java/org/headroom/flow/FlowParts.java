package org.headroom.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flows worked out part by part, on several threads. */
final class FlowParts {

    private static final int FLOWS_A_PART = 64;

    /** Their rows are looked up together. */
    private static final int MOST_ROWS = 1 << 22;

    /** Below so many rows another thread is not worth its start. */
    private static final int FEW_ROWS = 1 << 16;

    private final Traffic traffic;

    FlowParts(Traffic traffic) {
        this.traffic = traffic;
    }

    /**
     * Flows by their numbers, in that order, which rises.
     *
     * @param look called now and then, on the thread of the caller; may throw to stop
     */
    List<Flow> flows(int[] wanted, Runnable look) {
        var flows = new ArrayList<Flow>(wanted.length);
        for (int from = 0; from < wanted.length; ) {
            var together = Arrays.copyOfRange(wanted, from, end(wanted, from));
            flows.addAll(together(together, look));
            from += together.length;
        }
        return flows;
    }

    /** Behind the flows from {@code from} on whose rows are few enough; one at least. */
    private int end(int[] wanted, int from) {
        var rows = 0L;
        var end = from;
        while (end < wanted.length && (rows == 0 || rows + traffic.packetsOf(wanted[end]) <= MOST_ROWS)) {
            rows += traffic.packetsOf(wanted[end++]);
        }
        return end;
    }

    private List<Flow> together(int[] wanted, Runnable look) {
        var rows = new FlowRows(traffic, wanted, look);
        var results = new @Nullable Flow[wanted.length];
        var parts = (wanted.length + FLOWS_A_PART - 1) / FLOWS_A_PART;
        SideBySide.work(parts, traffic.packets() >= FEW_ROWS, look, () -> {
            var reader = new FlowReader(traffic);
            return (part, _) -> {
                for (int i = part * FLOWS_A_PART; i < Math.min(wanted.length, (part + 1) * FLOWS_A_PART); i++) {
                    var flow = traffic.unread(wanted[i]);
                    reader.read(flow, rows.of(wanted[i]), traffic.aIsClient(wanted[i]), false);
                    results[i] = flow;
                }
            };
        });
        return Arrays.asList(results);
    }
}
