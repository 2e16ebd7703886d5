package org.headroom.flow;

/**
 * Appends rows to a table. It is made on the thread that does so: then what it writes for each row lies in no line of a cache that
 * another thread reads.
 */
final class RowWriter {

    private final PacketTable table;
    private PacketTable.Chunk chunk = PacketTable.Chunk.NONE;
    private int rows;

    RowWriter(PacketTable table) {
        this.table = table;
    }

    /** How many there are. */
    int rows() {
        return rows;
    }

    /** An empty row: of a packet that a filter held back, or one without IP. */
    int add(long nanos, int leg) {
        return add(nanos, leg, 0, 0);
    }

    /**
     * Appends a row and returns its number, from 0. It is to be tied. Times are nanoseconds since 1970.
     *
     * @param sizes see {@link PacketTable#sizes}
     * @param numbers see {@link PacketTable#numbers}
     */
    int add(long nanos, int leg, long sizes, long numbers) {
        var row = rows++;
        if ((row & PacketTable.CHUNK_ROWS - 1) == 0) {
            chunk = table.grow(row, nanos);
        }
        chunk.set(row, nanos, leg, sizes, numbers);
        return row;
    }
}
