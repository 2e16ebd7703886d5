package org.headroom.flow;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts packets by size and time: a block that lies in one column is added as a whole, of one that does not the rows are looked
 * at. So the answer is exact, and costs milliseconds at any zoom.
 */
final class DensityCounter implements Sketch {

    private final PacketTable table;
    private final SizeBlocks blocks = new SizeBlocks();
    /** Blocks with rows whose direction turned out to be the other one after they had been counted: there the rows know. */
    private final Set<Integer> turned = ConcurrentHashMap.newKeySet();

    private volatile int rows;
    private volatile long firstNanos = Long.MAX_VALUE;
    private volatile long lastNanos = Long.MIN_VALUE;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    DensityCounter(PacketTable table) {
        this.table = table;
    }

    /** Counts a packet of a flow. */
    void count(int row, long nanos, Direction direction, boolean again, int length) {
        blocks.count(row, nanos, direction, again ? SizeBlocks.AGAIN : SizeBlocks.SENT, length);
        first = Math.min(first, nanos);
        last = Math.max(last, nanos);
    }

    /** A packet counted before went the other way: who its flow's client is was mistaken. */
    void turn(int row) {
        table.turn(row);
        turned.add(row / SizeBlocks.ROWS);
    }

    /** All rows before {@code row} are counted. */
    void reached(int row) {
        firstNanos = first;
        lastNanos = last;
        rows = row;
    }

    @Override
    public long packets() {
        return rows;
    }

    @Override
    public long firstNanos() {
        return firstNanos;
    }

    @Override
    public long lastNanos() {
        return lastNanos;
    }

    @Override
    public Density density(Direction direction, long fromNanos, long toNanos, int columns, int[] lengthBounds) {
        var cells = new Cells(direction, fromNanos, toNanos, columns, lengthBounds);
        try {
            var until = rows;
            var whole = Math.min(blocks.finished(), until / SizeBlocks.ROWS);
            for (int i = 0; i < whole; i++) {
                add(i, blocks.block(i), cells);
            }
            add(whole * SizeBlocks.ROWS, until, cells);
        } catch (IllegalStateException e) {
            // The capture was closed meanwhile: nobody waits for the rest.
        }
        return cells.density();
    }

    private void add(int number, SizeBlocks.Block block, Cells cells) {
        if (cells.misses(block.firstNanos(), block.lastNanos())) {
            return;
        }
        var column = cells.column(block.firstNanos());
        if (column < 0 || column != cells.column(block.lastNanos()) || turned.contains(number)) {
            add(number * SizeBlocks.ROWS, (number + 1) * SizeBlocks.ROWS, cells);
            return;
        }
        for (var entry : block.entries()) {
            cells.add(column, entry);
        }
    }

    private void add(int from, int to, Cells cells) {
        for (int row = from; row < to; row++) {
            var flags = table.flags(row);
            if ((flags & PacketTable.COUNTED) != 0) {
                cells.add(
                        cells.column(table.nanos(row)),
                        (flags & PacketTable.UP) != 0 ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT,
                        (flags & PacketTable.AGAIN) != 0 ? SizeBlocks.AGAIN : SizeBlocks.SENT,
                        table.length(row),
                        1);
            }
        }
    }
}
