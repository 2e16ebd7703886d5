package org.headroom.flow;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * What is kept of every packet: a row of 32 octets outside the heap, in the order of the file.
 *
 * <p>Row {@code n} is packet number {@code n + 1}. A row also names the next row of the same flow, so that a flow can be walked
 * without an index. One thread appends, then any number may read.
 */
final class PacketTable implements AutoCloseable {

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

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private static final long TIME = 0;
    private static final long FLOW = 8;
    private static final long NEXT = 12;
    private static final long SEQUENCE = 16;
    private static final long ACKNOWLEDGMENT = 20;
    private static final long LENGTH = 24;
    private static final long HEADERS = 26;
    private static final long TIME_TO_LIVE = 27;
    private static final long IDENTIFICATION = 28;
    private static final long FLAGS = 30;
    private static final int ROW = 32;

    private static final int CHUNK_BITS = 15;
    private static final int CHUNK_ROWS = 1 << CHUNK_BITS;

    private final Arena arena = Arena.ofShared();
    private MemorySegment[] chunks = new MemorySegment[16];
    private short[][] legs = new short[16][];
    private int rows;

    /** Appends a row and returns its number, from 0. Times are nanoseconds since 1970. */
    int add(long nanos, int leg) {
        var row = rows++;
        var chunk = row >>> CHUNK_BITS;
        if ((row & CHUNK_ROWS - 1) == 0) {
            grow(chunk);
        }
        var segment = chunks[chunk];
        var at = at(row);
        segment.set(LONG, at + TIME, nanos);
        segment.set(INT, at + FLOW, NONE);
        segment.set(INT, at + NEXT, NONE);
        legs[chunk][row & CHUNK_ROWS - 1] = (short) leg;
        return row;
    }

    void describe(int row, int length, int headers, int timeToLive, int identification, int flags) {
        var segment = chunks[row >>> CHUNK_BITS];
        var at = at(row);
        segment.set(SHORT, at + LENGTH, (short) Math.min(length, 0xffff));
        segment.set(BYTE, at + HEADERS, (byte) Math.min(headers, 0xff));
        segment.set(BYTE, at + TIME_TO_LIVE, (byte) timeToLive);
        segment.set(SHORT, at + IDENTIFICATION, (short) identification);
        segment.set(SHORT, at + FLAGS, (short) flags);
    }

    void sequence(int row, int sequence, int acknowledgment) {
        var segment = chunks[row >>> CHUNK_BITS];
        segment.set(INT, at(row) + SEQUENCE, sequence);
        segment.set(INT, at(row) + ACKNOWLEDGMENT, acknowledgment);
    }

    void flow(int row, int flow) {
        chunks[row >>> CHUNK_BITS].set(INT, at(row) + FLOW, flow);
    }

    void next(int row, int next) {
        chunks[row >>> CHUNK_BITS].set(INT, at(row) + NEXT, next);
    }

    int rows() {
        return rows;
    }

    long nanos(int row) {
        return chunks[row >>> CHUNK_BITS].get(LONG, at(row) + TIME);
    }

    int leg(int row) {
        return Short.toUnsignedInt(legs[row >>> CHUNK_BITS][row & CHUNK_ROWS - 1]);
    }

    int flow(int row) {
        return chunks[row >>> CHUNK_BITS].get(INT, at(row) + FLOW);
    }

    int next(int row) {
        return chunks[row >>> CHUNK_BITS].get(INT, at(row) + NEXT);
    }

    int sequence(int row) {
        return chunks[row >>> CHUNK_BITS].get(INT, at(row) + SEQUENCE);
    }

    int acknowledgment(int row) {
        return chunks[row >>> CHUNK_BITS].get(INT, at(row) + ACKNOWLEDGMENT);
    }

    /** Octets of IP. */
    int length(int row) {
        return Short.toUnsignedInt(chunks[row >>> CHUNK_BITS].get(SHORT, at(row) + LENGTH));
    }

    /** Octets of IP and transport headers, up to 255. */
    int headers(int row) {
        return Byte.toUnsignedInt(chunks[row >>> CHUNK_BITS].get(BYTE, at(row) + HEADERS));
    }

    int timeToLive(int row) {
        return Byte.toUnsignedInt(chunks[row >>> CHUNK_BITS].get(BYTE, at(row) + TIME_TO_LIVE));
    }

    /** The IPv4 identification; in IPv6, which has none, the low half of the TCP timestamp value. */
    int identification(int row) {
        return Short.toUnsignedInt(chunks[row >>> CHUNK_BITS].get(SHORT, at(row) + IDENTIFICATION));
    }

    int flags(int row) {
        return Short.toUnsignedInt(chunks[row >>> CHUNK_BITS].get(SHORT, at(row) + FLAGS));
    }

    private void grow(int chunk) {
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
            legs = Arrays.copyOf(legs, chunk * 2);
        }
        chunks[chunk] = arena.allocate((long) CHUNK_ROWS * ROW, 64);
        legs[chunk] = new short[CHUNK_ROWS];
    }

    private static long at(int row) {
        return (long) (row & CHUNK_ROWS - 1) * ROW;
    }

    @Override
    public void close() {
        arena.close();
    }
}
