package org.headroom.flow;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of every packet: a row of 32 octets outside the heap, in the order of the file.
 *
 * <p>Row {@code n} is packet number {@code n + 1}. A row also names the next row of the same flow, so that a flow can be walked
 * without an index. One thread appends and ties rows to flows, then any number may read.
 *
 * <p>A row holds its time as nanoseconds since the first row of its chunk, in 48 bits (39 hours either way). What is farther off, which
 * only a slow capture has, is kept whole beside the chunk.
 */
final class PacketTable {

    static final int NONE = -1;

    // Flags beside the TCP control bits FIN 1, SYN 2, RST 4, PSH 8, ACK 16.
    static final int CONTROL_BITS = 0x1f;
    static final int REVERSE = 1 << 5;
    static final int DF = 1 << 6;
    static final int FRAGMENT = 1 << 7;
    static final int ZERO_WINDOW = 1 << 8;
    static final int SACK = 1 << 9;
    /** The captured bytes end before the data offset: how much of the packet is payload is unknown. */
    static final int CUT = 1 << 10;

    static final int ICMP_ERROR = 1 << 11;
    /** Carries octets below the highest that its flow had sent when it came. */
    static final int AGAIN = 1 << 12;

    /** Travels from client to server, as far as known when it came; with {@link #COUNTED} only. */
    static final int UP = 1 << 13;
    /** Belongs to a flow, and is counted among the packets of its direction. */
    static final int COUNTED = 1 << 14;

    private static final int TIME = 0;
    private static final int FLOW = 8;
    private static final int NEXT = 12;
    private static final int NUMBERS = 16;
    private static final int SIZES = 24;
    private static final int ROW = 32;

    private static final int CHUNK_BITS = 13;
    private static final int CHUNK_ROWS = 1 << CHUNK_BITS;
    private static final int LEG_BITS = 16;
    private static final int FLAGS_SHIFT = 48;

    /** In place of a time: it is too far from the first of its chunk. */
    private static final long FAR = Long.MIN_VALUE >> LEG_BITS;

    private static final class Chunk {

        final ByteBuffer rows;
        final long start;
        long @Nullable [] far;

        Chunk(ByteBuffer rows, long start) {
            this.rows = rows;
            this.start = start;
        }

        long far(int row, long nanos) {
            var whole = far;
            if (whole == null) {
                whole = new long[CHUNK_ROWS];
                far = whole;
            }
            whole[row & CHUNK_ROWS - 1] = nanos;
            return FAR;
        }

        long nanos(int row, long time) {
            var since = time >> LEG_BITS;
            var whole = far;
            return since == FAR && whole != null ? whole[row & CHUNK_ROWS - 1] : start + since;
        }
    }

    private final ColumnStore store;
    /** Replaced by a longer one as the table grows, while others read. */
    private volatile Chunk[] chunks = new Chunk[16];

    private int rows;

    /** Its rows are kept in {@code store}, and are gone when that is closed. */
    PacketTable(ColumnStore store) {
        this.store = store;
    }

    /** An empty row: of a packet that a filter held back, or one without IP. */
    int add(long nanos, int leg) {
        return add(nanos, leg, 0, 0);
    }

    /**
     * Appends a row of no flow and returns its number, from 0. Times are nanoseconds since 1970.
     *
     * @param sizes see {@link #sizes}
     * @param numbers see {@link #numbers}
     */
    int add(long nanos, int leg, long sizes, long numbers) {
        var row = rows++;
        if ((row & CHUNK_ROWS - 1) == 0) {
            grow(row >>> CHUNK_BITS, nanos);
        }
        var chunk = chunks[row >>> CHUNK_BITS];
        var at = at(row);
        var since = nanos - chunk.start;
        var kept = since << LEG_BITS >> LEG_BITS == since && since != FAR ? since : chunk.far(row, nanos);
        chunk.rows.putLong(at + TIME, kept << LEG_BITS | leg);
        chunk.rows.putLong(at + FLOW, -1L);
        chunk.rows.putLong(at + NUMBERS, numbers);
        chunk.rows.putLong(at + SIZES, sizes);
        return row;
    }

    /** Octets of IP, of its headers up to 255, time to live, identification, and flags, as a row has them. */
    static long sizes(int length, int headers, int timeToLive, int identification, int flags) {
        return Math.min(length, 0xffff)
                | (long) Math.min(headers, 0xff) << 16
                | (timeToLive & 0xffL) << 24
                | (identification & 0xffffL) << 32
                | (long) flags << FLAGS_SHIFT;
    }

    /** TCP sequence and acknowledgment number, as a row has them. */
    static long numbers(int sequence, int acknowledgment) {
        return (long) acknowledgment << 32 | sequence & 0xffffffffL;
    }

    static int acknowledgmentOf(long numbers) {
        return (int) (numbers >>> 32);
    }

    static int lengthOf(long sizes) {
        return (int) sizes & 0xffff;
    }

    static int headersOf(long sizes) {
        return (int) (sizes >>> 16) & 0xff;
    }

    static int timeToLiveOf(long sizes) {
        return (int) (sizes >>> 24) & 0xff;
    }

    static int identificationOf(long sizes) {
        return (int) (sizes >>> 32) & 0xffff;
    }

    /** The flags among {@link #sizes}. */
    static int flagsOf(long sizes) {
        return (int) (sizes >>> FLAGS_SHIFT);
    }

    /** Fetches a row. */
    PacketRow read(int row, PacketRow into) {
        var chunk = chunks[row >>> CHUNK_BITS];
        var at = at(row);
        var time = chunk.rows.getLong(at + TIME);
        into.set(
                row,
                chunk.nanos(row, time),
                (int) time & 0xffff,
                chunk.rows.getLong(at + NUMBERS),
                chunk.rows.getLong(at + SIZES));
        return into;
    }

    void flow(int row, int flow) {
        of(row).putInt(at(row) + FLOW, flow);
    }

    void next(int row, int next) {
        of(row).putInt(at(row) + NEXT, next);
    }

    /** Adds flags to those of a row. */
    void mark(int row, int flags) {
        var rows = of(row);
        var at = at(row) + SIZES;
        rows.putLong(at, rows.getLong(at) | (long) flags << FLAGS_SHIFT);
    }

    /** Counts a row for the other direction. */
    void turn(int row) {
        var rows = of(row);
        var at = at(row) + SIZES;
        rows.putLong(at, rows.getLong(at) ^ (long) UP << FLAGS_SHIFT);
    }

    int rows() {
        return rows;
    }

    long nanos(int row) {
        var chunk = chunks[row >>> CHUNK_BITS];
        return chunk.nanos(row, chunk.rows.getLong(at(row) + TIME));
    }

    int leg(int row) {
        return (int) of(row).getLong(at(row) + TIME) & 0xffff;
    }

    int flow(int row) {
        return of(row).getInt(at(row) + FLOW);
    }

    int next(int row) {
        return of(row).getInt(at(row) + NEXT);
    }

    int sequence(int row) {
        return (int) of(row).getLong(at(row) + NUMBERS);
    }

    int acknowledgment(int row) {
        return acknowledgmentOf(of(row).getLong(at(row) + NUMBERS));
    }

    private long sizes(int row) {
        return of(row).getLong(at(row) + SIZES);
    }

    /** Octets of IP. */
    int length(int row) {
        return lengthOf(sizes(row));
    }

    /** Octets of IP and transport headers, up to 255. */
    int headers(int row) {
        return headersOf(sizes(row));
    }

    int timeToLive(int row) {
        return timeToLiveOf(sizes(row));
    }

    /** The IPv4 identification; in IPv6, which has none, the low half of the TCP timestamp value. */
    int identification(int row) {
        return identificationOf(sizes(row));
    }

    int flags(int row) {
        return flagsOf(sizes(row));
    }

    private void grow(int chunk, long nanos) {
        var grown = chunk == chunks.length ? Arrays.copyOf(chunks, chunk * 2) : chunks;
        grown[chunk] = new Chunk(store.allocate(CHUNK_ROWS * ROW), nanos);
        chunks = grown;
    }

    private ByteBuffer of(int row) {
        return chunks[row >>> CHUNK_BITS].rows;
    }

    private static int at(int row) {
        return (row & CHUNK_ROWS - 1) * ROW;
    }
}
