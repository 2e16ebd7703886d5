package org.headroom.flow;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts packets by size and time: a block that lies in one column is added as a whole, of one that does not its parts, and in the end
 * its rows are looked at. So the answer is exact, and costs milliseconds at any zoom.
 *
 * <p>Any thread counts batches and hands their blocks in, in any order.
 */
final class DensityCounter implements Sketch {

    /** Turned rows are remembered to so many. */
    private static final int STEP = 256;

    private final PacketTable table;
    /** Where rows turned out to go the other way after they had been tied: there the rows know. */
    private final ConcurrentSkipListSet<Integer> turned = new ConcurrentSkipListSet<>();
    /** By number of their batch; replaced by a longer one as they grow. */
    private volatile @Nullable SizeBlock[] blocks = new @Nullable SizeBlock[64];
    /** Blocks up to the first that is missing. */
    private volatile int finished;

    /** Whether batches are counted as they come. */
    private boolean counting = true;
    /** Whether everything is there and nothing is counted yet. */
    private volatile boolean uncounted;

    private volatile long firstNanos = Long.MAX_VALUE;
    private volatile long lastNanos = Long.MIN_VALUE;

    DensityCounter(PacketTable table) {
        this.table = table;
    }

    /** Reading begins: {@code meanwhile} it is asked already, else only when it has ended. */
    void begin(boolean meanwhile) {
        counting = meanwhile;
    }

    /** Counts a batch that is tied to flows, where that is wanted and nobody did. */
    void count(Batch batch, SizeCount counts) {
        if (counting && batch.toRow > batch.fromRow && !batch.counted) {
            add(batch.number, counts.of(batch.fromRow, batch.toRow));
            batch.counted = true;
        }
    }

    /** All rows are tied to flows. */
    void end() {
        uncounted = !counting;
    }

    private synchronized void countAll() {
        if (!uncounted) {
            return;
        }
        var counts = new SizeCount(table);
        for (int from = 0; from < table.rows(); from += Batch.SIZE) {
            add(from / Batch.SIZE, counts.of(from, Math.min(table.rows(), from + Batch.SIZE)));
        }
        turned.clear();
        uncounted = false;
    }

    private synchronized void add(int number, SizeBlock block) {
        if (number >= blocks.length) {
            blocks = Arrays.copyOf(blocks, number * 2);
        }
        blocks[number] = block;
        firstNanos = Math.min(firstNanos, block.firstNanos());
        lastNanos = Math.max(lastNanos, block.lastNanos());
        var next = finished;
        while (next < blocks.length && blocks[next] != null) {
            next++;
        }
        finished = next;
    }

    /** A packet tied before went the other way, counted or not: who its flow's client is was mistaken. */
    void turn(int row) {
        table.turn(row);
        turned.add(row / STEP * STEP);
    }

    @Override
    public long packets() {
        var last = finished;
        return last == 0 ? 0 : block(last - 1).toRow();
    }

    private SizeBlock block(int number) {
        return Objects.requireNonNull(blocks[number]);
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
            countAll();
            for (int i = 0; i < finished; i++) {
                add(block(i), cells);
            }
        } catch (IllegalStateException e) {
            // The capture was closed meanwhile, and its memory with it: nobody waits for the rest.
        }
        return cells.density();
    }

    private void add(SizeBlock block, Cells cells) {
        if (cells.misses(block.firstNanos(), block.lastNanos())) {
            return;
        }
        var column = cells.column(block.firstNanos());
        if (column >= 0 && column == cells.column(block.lastNanos()) && !turned(block)) {
            for (var entry : block.entries()) {
                cells.add(column, entry);
            }
            return;
        }
        var parts = block.parts();
        if (parts == null) {
            addRows(block, cells);
            return;
        }
        for (var part : parts) {
            add(part, cells);
        }
    }

    private boolean turned(SizeBlock block) {
        if (turned.isEmpty()) {
            return false;
        }
        var nearest = turned.ceiling(block.fromRow() / STEP * STEP);
        return nearest != null && nearest < block.toRow();
    }

    private void addRows(SizeBlock block, Cells cells) {
        for (int row = block.fromRow(); row < block.toRow(); row++) {
            var flags = table.flags(row);
            if ((flags & PacketTable.COUNTED) != 0) {
                var entry = SizeBlock.entry(SizeCount.key(table.length(row), flags), 1);
                cells.add(cells.column(table.nanos(row)), entry);
            }
        }
    }
}
