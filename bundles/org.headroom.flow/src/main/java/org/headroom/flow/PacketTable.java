package org.headroom.flow;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.headroom.packet.wire.ControlBit;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of every packet: a row of 24 octets outside the heap, in the order of the file, and 8 octets that tie it to its flow.
 *
 * <p>Row {@code n} is packet number {@code n + 1}. A tie also names the row before of the same flow, so that a flow can be walked
 * without an index. One thread appends rows ({@link RowWriter}), and another, or the same, ties each of them; then any number may read.
 * Rows and ties lie apart: so neither thread writes to a line of the other's cache.
 *
 * <p>A row holds its time as nanoseconds since the first row of its chunk, in 48 bits (39 hours either way). What is farther off, which
 * only a slow capture has, is kept whole beside the chunk.
 */
final class PacketTable {

    static final int NONE = -1;

    /** The TCP control bits up to ACK, as {@link ControlBit#mask} has them. */
    static final int CONTROL_BITS = (ControlBit.ACK.mask() << 1) - 1;

    // Flags beside them.
    static final int DF = 1 << 6;
    static final int FRAGMENT = 1 << 7;
    static final int ZERO_WINDOW = 1 << 8;
    static final int SACK = 1 << 9;
    /** The captured bytes end before the data offset: how much of the packet is payload is unknown. */
    static final int CUT = 1 << 10;

    static final int ICMP_ERROR = 1 << 11;

    /** Above all that a packet has of its own. */
    static final int FLAGS = 1 << 12;

    // Flags that a packet has from its flow.
    /** Carries octets below the highest that its flow had sent when it came. */
    static final int AGAIN = 1 << 12;

    /** Travels from client to server, as far as known when it came; with {@link #COUNTED} only. */
    static final int UP = 1 << 13;
    /** Belongs to a flow, and is counted among the packets of its direction. */
    static final int COUNTED = 1 << 14;
    /** Travels from its flow's B end to its A end. */
    static final int REVERSE = 1 << 15;

    private static final int CHUNK_BITS = 11;
    static final int CHUNK_ROWS = 1 << CHUNK_BITS;

    private static final int TIME = 0;
    private static final int NUMBERS = 8;
    private static final int SIZES = 16;
    private static final int ROW = 24;

    /** Behind the rows of a chunk lie their ties: the row before, and below it the flow, each plus 1, and the flags from it. */
    private static final int TIES = CHUNK_ROWS * ROW;

    private static final int MARKS_SHIFT = 12;
    private static final int MARKS_BITS = 4;
    private static final int MARKS = (1 << MARKS_BITS) - 1;

    private static final int LEG_BITS = 16;
    private static final int FLAGS_SHIFT = 48;

    /** In place of a time: it is too far from the first of its chunk. */
    private static final long FAR = Long.MIN_VALUE >> LEG_BITS;

    /** Rows and their ties. */
    static final class Chunk {

        /** Holds no row. */
        static final Chunk NONE = new Chunk(ByteBuffer.allocate(0), 0);

        final ByteBuffer octets;
        final long start;
        long @Nullable [] far;

        Chunk(ByteBuffer octets, long start) {
            this.octets = octets;
            this.start = start;
        }

        void set(int row, long nanos, int leg, long sizes, long numbers) {
            var at = at(row);
            var since = nanos - start;
            var kept = since << LEG_BITS >> LEG_BITS == since && since != FAR ? since : far(row, nanos);
            octets.putLong(at + TIME, kept << LEG_BITS | leg);
            octets.putLong(at + NUMBERS, numbers);
            octets.putLong(at + SIZES, sizes);
        }

        private long far(int row, long nanos) {
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
        var time = chunk.octets.getLong(at + TIME);
        into.set(
                row,
                chunk.nanos(row, time),
                (int) time & 0xffff,
                chunk.octets.getLong(at + NUMBERS),
                chunk.octets.getLong(at + SIZES) | (long) marks(row) << FLAGS_SHIFT);
        return into;
    }

    /**
     * Ties a row to its flow.
     *
     * @param flow its number, below 2²⁸ − 1, {@link #NONE} where it has none
     * @param before the row before of the same flow, {@link #NONE} where this is the first
     * @param flags those that it has from its flow
     */
    void tie(int row, int flow, int before, int flags) {
        of(row).putLong(tieAt(row), before + 1L << Integer.SIZE | flow + 1L << MARKS_BITS | flags >>> MARKS_SHIFT);
    }

    /** Counts a row for the other direction. */
    void turn(int row) {
        of(row).putLong(tieAt(row), tie(row) ^ UP >>> MARKS_SHIFT);
    }

    private long tie(int row) {
        return of(row).getLong(tieAt(row));
    }

    private int marks(int row) {
        return ((int) tie(row) & MARKS) << MARKS_SHIFT;
    }

    /** How many rows are tied. */
    int rows() {
        return rows;
    }

    /** So many rows are tied now. */
    void rows(int tied) {
        rows = tied;
    }

    long nanos(int row) {
        var chunk = chunks[row >>> CHUNK_BITS];
        return chunk.nanos(row, chunk.octets.getLong(at(row) + TIME));
    }

    int leg(int row) {
        return (int) of(row).getLong(at(row) + TIME) & 0xffff;
    }

    int flow(int row) {
        return ((int) tie(row) >>> MARKS_BITS) - 1;
    }

    /** The row before of the same flow, {@link #NONE} of its first. */
    int before(int row) {
        return (int) (tie(row) >>> Integer.SIZE) - 1;
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
        return flagsOf(sizes(row)) | marks(row);
    }

    /** A chunk that begins with this row, whose time it is. */
    Chunk grow(int row, long nanos) {
        var index = row >>> CHUNK_BITS;
        var grown = index == chunks.length ? Arrays.copyOf(chunks, index * 2) : chunks;
        var chunk = new Chunk(store.allocate(TIES + CHUNK_ROWS * Long.BYTES), nanos);
        grown[index] = chunk;
        chunks = grown;
        return chunk;
    }

    private ByteBuffer of(int row) {
        return chunks[row >>> CHUNK_BITS].octets;
    }

    private static int tieAt(int row) {
        return TIES + (row & CHUNK_ROWS - 1) * Long.BYTES;
    }

    private static int at(int row) {
        return (row & CHUNK_ROWS - 1) * ROW;
    }
}
