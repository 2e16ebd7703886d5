package org.headroom.flow;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Works out flows whose numbers are near each other, and whose packets therefore lie near each other in the file.
 *
 * <p>To follow each flow from row to row waits for memory at each step. Where the flows wanted have a fair share of the rows, these
 * are gathered in one pass forwards instead; then one flow after the other is read, which keeps its state in the cache.
 */
final class FlowPart {

    /** So many rows are passed by in the time that one step from row to row waits. */
    private static final int STEP_IN_ROWS = 16;

    private static final int FLOWS_A_LOOK = 64;

    private final Traffic traffic;
    private final int[] ids;
    private final int from;
    private final int to;
    /** Where the rows of a flow begin in {@link #rows}, and once they are gathered where they end; by number less {@link #from}; -1 for the rest. */
    private final int[] places;

    private int[] rows = {};

    /** The flows {@code wanted} with numbers in [from, to). */
    FlowPart(Traffic traffic, BitSet wanted, int from, int to) {
        this.traffic = traffic;
        this.from = from;
        this.to = to;
        this.ids = wanted.get(from, to).stream().map(i -> i + from).toArray();
        this.places = new int[to - from];
        Arrays.fill(places, -1);
    }

    /**
     * Puts the flows into {@code results} under their numbers.
     *
     * @param look called now and then; may throw to stop
     */
    void read(FlowReader reader, @Nullable Flow[] results, Runnable look) {
        gather();
        for (int i = 0; i < ids.length; i++) {
            if (i % FLOWS_A_LOOK == 0) {
                look.run();
            }
            var id = ids[i];
            var flow = traffic.unread(id);
            reader.read(flow, rows(id), traffic.aIsClient(id), false);
            results[id] = flow;
        }
    }

    private int[] rows(int id) {
        var end = places[id - from];
        return end < 0 ? traffic.rows(id) : Arrays.copyOfRange(rows, end - (int) traffic.packetsOf(id), end);
    }

    /** The last row to gather up to, such that those flows that go on behind it are better followed; -1 where all are. */
    private int lastRow() {
        var last = Arrays.stream(ids)
                .mapToLong(id -> (long) traffic.lastRow(id) << Integer.SIZE | id)
                .sorted()
                .toArray();
        var followed = 0L;
        var best = Arrays.stream(ids).mapToLong(traffic::packetsOf).sum() * STEP_IN_ROWS;
        var bestRow = -1;
        for (int i = last.length - 1; i >= 0; i--) {
            var row = (int) (last[i] >>> Integer.SIZE);
            var cost = row - traffic.firstRow(ids[0]) + followed;
            if (cost < best) {
                best = cost;
                bestRow = row;
            }
            followed += traffic.packetsOf((int) last[i]) * STEP_IN_ROWS;
        }
        return bestRow;
    }

    private void gather() {
        var last = lastRow();
        if (last < 0) {
            return;
        }
        var count = 0;
        for (var id : ids) {
            if (traffic.lastRow(id) <= last) {
                places[id - from] = count;
                count += (int) traffic.packetsOf(id);
            }
        }
        rows = new int[count];
        var table = traffic.table();
        for (int row = traffic.firstRow(ids[0]); row <= last; row++) {
            var flow = table.flow(row);
            if (flow >= from && flow < to && places[flow - from] >= 0) {
                rows[places[flow - from]++] = row;
            }
        }
    }
}
