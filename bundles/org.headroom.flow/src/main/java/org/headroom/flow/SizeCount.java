package org.headroom.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes blocks of batches. It keeps what it counts with: each thread has its own. */
final class SizeCount {

    /** Packets of the shortest blocks: a picture has columns about as narrow as that when it shows a thousandth of a large capture. */
    private static final int PART = 256;

    private final short[] counts = new short[SizeBlock.KEYS];
    private int[] touched = new int[64];
    private int distinct;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    /** The packets of a batch that is tied to flows, {@value Batch#SIZE} at most. */
    SizeBlock of(Batch batch) {
        if (batch.count <= PART) {
            return part(batch, 0, batch.count, batch.tied);
        }
        var parts = new SizeBlock[(batch.count + PART - 1) / PART];
        for (int i = 0; i < parts.length; i++) {
            var from = i * PART;
            var to = Math.min(batch.count, from + PART);
            parts[i] = part(batch, from, to, to == batch.count ? batch.tied : batch.row[to]);
        }
        for (var part : parts) {
            for (var entry : part.entries()) {
                add(SizeBlock.key(entry), SizeBlock.count(entry));
            }
            firstNanos = Math.min(firstNanos, part.firstNanos());
            lastNanos = Math.max(lastNanos, part.lastNanos());
        }
        return block(parts, parts[0].fromRow(), batch.tied);
    }

    private SizeBlock part(Batch batch, int from, int to, int toRow) {
        for (int i = from; i < to; i++) {
            var marks = batch.marks[i];
            if ((marks & PacketTable.COUNTED) != 0) {
                add(key(batch.length[i], marks), 1);
                firstNanos = Math.min(firstNanos, batch.nanos[i]);
                lastNanos = Math.max(lastNanos, batch.nanos[i]);
            }
        }
        return block(null, from < to ? batch.row[from] : toRow, toRow);
    }

    /** What a packet counts as, from the flags of its row. */
    static int key(int length, int marks) {
        return SizeBlock.key(
                length,
                (marks & PacketTable.UP) != 0 ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT,
                (marks & PacketTable.AGAIN) != 0 ? SizeBlock.AGAIN : SizeBlock.SENT);
    }

    private void add(int key, int count) {
        if (counts[key] == 0) {
            if (distinct == touched.length) {
                touched = Arrays.copyOf(touched, distinct * 2);
            }
            touched[distinct++] = key;
        }
        counts[key] += (short) count;
    }

    private SizeBlock block(SizeBlock @Nullable [] parts, int fromRow, int toRow) {
        var entries = new int[distinct];
        for (int i = 0; i < distinct; i++) {
            entries[i] = SizeBlock.entry(touched[i], counts[touched[i]]);
            counts[touched[i]] = 0;
        }
        var block = new SizeBlock(entries, parts, fromRow, toRow, firstNanos, lastNanos);
        distinct = 0;
        firstNanos = Long.MAX_VALUE;
        lastNanos = Long.MIN_VALUE;
        return block;
    }
}
