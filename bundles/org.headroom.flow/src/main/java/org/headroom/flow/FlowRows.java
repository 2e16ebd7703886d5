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

    /** Below so many rows another thread is not worth its start. */
    private static final int FEW_ROWS = 1 << 20;

    private static final int ROWS_A_LOOK = 1 << 14;
    private static final int UNWANTED = -1;

    private final Traffic traffic;
    private final PacketTable table;
    /** Number of the first flow: what is kept of each has its place by number less that. */
    private final int base;
    /** Where the rows of a flow begin, {@link #UNWANTED} for the flows in between. */
    private final int[] starts;

    private int[] rows = {};

    /**
     * @param flows their numbers, rising, at least one
     * @param look called now and then; may throw to stop
     */
    FlowRows(Traffic traffic, int[] flows, Runnable look) {
        this.traffic = traffic;
        this.table = traffic.table();
        this.base = flows[0];
        this.starts = new int[flows[flows.length - 1] - base + 1];
        Arrays.fill(starts, UNWANTED);
        var wanted = 0;
        for (var flow : flows) {
            starts[flow - base] = wanted;
            wanted += (int) traffic.packetsOf(flow);
        }
        var first = traffic.firstRow(base);
        var last = Arrays.stream(flows).map(traffic::lastRow).max().orElseThrow();
        if (last - first < (long) wanted * STEP_IN_ROWS) {
            rows = new int[wanted];
            gather(flows, first, last, look);
        }
    }

    private void gather(int[] flows, int first, int last, Runnable look) {
        var middle = first + (last - first) / 2;
        SideBySide.work(2, last - first > FEW_ROWS, look, () -> (half, goOn) -> {
            if (half == 0) {
                forwards(first, middle, goOn);
            } else {
                backwards(flows, middle, last, goOn);
            }
        });
    }

    private void forwards(int from, int to, Runnable look) {
        var next = starts.clone();
        for (long row = from; row < to; row += ROWS_A_LOOK) {
            look.run();
            forwards((int) row, (int) Math.min(to, row + ROWS_A_LOOK), next);
        }
    }

    private void forwards(int from, int to, int[] next) {
        for (int row = from; row < to; row++) {
            var place = table.flow(row) - base;
            if (wanted(place)) {
                rows[next[place]++] = row;
            }
        }
    }

    private void backwards(int[] flows, int from, int to, Runnable look) {
        var behind = new int[starts.length];
        for (var flow : flows) {
            behind[flow - base] = starts[flow - base] + (int) traffic.packetsOf(flow);
        }
        for (int row = to; row >= from; row -= ROWS_A_LOOK) {
            look.run();
            backwards(Math.max(from, row - ROWS_A_LOOK + 1), row, behind);
        }
    }

    private void backwards(int from, int to, int[] behind) {
        for (int row = to; row >= from; row--) {
            var place = table.flow(row) - base;
            if (wanted(place)) {
                rows[--behind[place]] = row;
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
