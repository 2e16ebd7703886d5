package org.headroom.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes blocks of rows. It keeps what it counts with: each thread has its own. */
final class SizeCount {

    /** Rows of the shortest blocks: a picture has columns about as narrow as that when it shows a thousandth of a large capture. */
    private static final int PART = 256;

    private final PacketTable table;
    private final short[] counts = new short[SizeBlock.KEYS];
    private int[] touched = new int[64];
    private int distinct;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    SizeCount(PacketTable table) {
        this.table = table;
    }

    /** Rows that are tied to flows; {@value Batch#SIZE} of them at most may belong to one. */
    SizeBlock of(int fromRow, int toRow) {
        if (toRow - fromRow <= PART) {
            return part(fromRow, toRow);
        }
        var parts = new SizeBlock[(toRow - fromRow + PART - 1) / PART];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part(fromRow + i * PART, Math.min(toRow, fromRow + (i + 1) * PART));
        }
        for (var part : parts) {
            for (var entry : part.entries()) {
                add(SizeBlock.key(entry), SizeBlock.count(entry));
            }
            firstNanos = Math.min(firstNanos, part.firstNanos());
            lastNanos = Math.max(lastNanos, part.lastNanos());
        }
        return block(parts, fromRow, toRow);
    }

    private SizeBlock part(int fromRow, int toRow) {
        for (int row = fromRow; row < toRow; row++) {
            var flags = table.flags(row);
            if ((flags & PacketTable.COUNTED) != 0) {
                add(key(table.length(row), flags), 1);
                firstNanos = Math.min(firstNanos, table.nanos(row));
                lastNanos = Math.max(lastNanos, table.nanos(row));
            }
        }
        return block(null, fromRow, toRow);
    }

    /** What a packet counts as, from the flags of its row. */
    static int key(int length, int flags) {
        return SizeBlock.key(
                length,
                (flags & PacketTable.UP) != 0 ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT,
                (flags & PacketTable.AGAIN) != 0 ? SizeBlock.AGAIN : SizeBlock.SENT);
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
