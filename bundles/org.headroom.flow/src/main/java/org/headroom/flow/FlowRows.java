package org.headroom.flow;

import java.util.Arrays;

/**
 * The rows of several flows, flow by flow.
 *
 * <p>To follow each flow from row to row waits for memory at each step. Where the flows have a fair share of the rows, all rows are
 * passed by once instead, from both ends: of each flow the first rows are filled in forwards and the last ones backwards.
 */
final class FlowRows {

    /** So many rows are passed by in the time that one step from row to row waits. */
    private static final int STEP_IN_ROWS = 16;

    private static final int ROWS_A_LOOK = 1 << 20;
    private static final int UNWANTED = -1;

    private final Traffic traffic;
    private final PacketTable table;
    /** Number of the first flow: what is kept of each has its place by number less that. */
    private final int base;
    /** Where the rows of a flow begin, {@link #UNWANTED} for the flows in between. */
    private final int[] starts;
    /** Where its next row goes that is met forwards. */
    private final int[] front;
    /** Behind where its next row goes that is met backwards. */
    private final int[] back;

    private int[] rows = {};

    /** @param flows their numbers, rising, at least one */
    FlowRows(Traffic traffic, int[] flows) {
        this.traffic = traffic;
        this.table = traffic.table();
        this.base = flows[0];
        this.starts = new int[flows[flows.length - 1] - base + 1];
        this.back = new int[starts.length];
        Arrays.fill(starts, UNWANTED);
        var wanted = 0;
        for (var flow : flows) {
            starts[flow - base] = wanted;
            wanted += (int) traffic.packetsOf(flow);
            back[flow - base] = wanted;
        }
        this.front = starts.clone();
        var first = traffic.firstRow(base);
        var last = Arrays.stream(flows).map(traffic::lastRow).max().orElseThrow();
        if (last - first < (long) wanted * STEP_IN_ROWS) {
            gather(wanted, first, last);
        }
    }

    private void gather(int wanted, int first, int last) {
        rows = new int[wanted];
        var middle = first + (last - first) / 2;
        SideBySide.work(2, last - first > ROWS_A_LOOK, traffic::goOn, () -> (half, look) -> {
            if (half == 0) {
                forwards(first, middle, look);
            } else {
                backwards(middle, last, look);
            }
        });
    }

    private void forwards(int from, int to, Runnable look) {
        for (int row = from; row < to; row++) {
            var flow = table.flow(row) - base;
            if (wanted(flow)) {
                rows[front[flow]++] = row;
            }
            if (row % ROWS_A_LOOK == 0) {
                look.run();
            }
        }
    }

    private void backwards(int from, int to, Runnable look) {
        for (int row = to; row >= from; row--) {
            var flow = table.flow(row) - base;
            if (wanted(flow)) {
                rows[--back[flow]] = row;
            }
            if (row % ROWS_A_LOOK == 0) {
                look.run();
            }
        }
    }

    private boolean wanted(int place) {
        return place >= 0 && place < starts.length && starts[place] != UNWANTED;
    }

    /** The rows of one of the flows, in order. */
    int[] of(int flow) {
        if (rows.length == 0) {
            return traffic.rows(flow);
        }
        var start = starts[flow - base];
        return Arrays.copyOfRange(rows, start, start + (int) traffic.packetsOf(flow));
    }
}
