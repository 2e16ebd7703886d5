package org.headroom.packet.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Where the decoder stands in a packet, and how far it may read.
 *
 * <p>Positions count from the packet's start. {@link #holds} is the door: what lies behind it can be read without looking again.
 */
final class Cursor {

    private static final VarHandle U16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle I64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Where a packet ends whose length nothing states. */
    static final int UNKNOWN = Integer.MAX_VALUE;

    private byte[] bytes = new byte[0];
    private int base;

    /** Where the next header starts. */
    int at;

    /** Where the octets end that may be read: those captured, of the innermost packet entered. */
    int limit;

    /** Where the innermost packet entered ended on the wire; {@link #UNKNOWN} in a quote or a first fragment. */
    int wireEnd;

    /** Whether this is the packet that an ICMP error quotes. */
    boolean quoting;

    /** Where an ICMP error's quote starts and ends; 0 without one. */
    int quoteStart;

    int quoteEnd;

    /** Stands at the start of a packet. */
    void enter(byte[] array, int start, int captured, int original) {
        bytes = array;
        base = start;
        at = 0;
        limit = captured;
        wireEnd = original == 0 ? UNKNOWN : Math.max(captured, original);
        quoting = false;
        quoteStart = 0;
    }

    /** Stands at the start of the packet that the ICMP error just read quotes. */
    void enterQuote() {
        at = quoteStart;
        limit = Math.min(limit, quoteEnd);
        wireEnd = UNKNOWN;
        quoting = true;
        quoteStart = 0;
    }

    /** A header states where its packet ends: nothing beyond belongs to it. */
    void endAt(int end, Packet packet) {
        if (end > wireEnd) {
            packet.flaw(Flaw.LONGER_THAN_CARRIER);
        }
        wireEnd = end;
        limit = Math.min(limit, end);
    }

    /** Whether the next octets were captured and belong to the packet. */
    boolean holds(int octets) {
        return octets <= limit - at;
    }

    /** Whether the capture, not the packet, ends before these octets do. */
    boolean isCutWithin(int octets) {
        return limit - at < Math.min(octets, wireEnd - at);
    }

    /** Says why a header of so many octets is not here, and that reading ends. */
    int missing(Packet packet, int octets) {
        if (octets > wireEnd - at) {
            packet.flaw(Flaw.SHORTER_THAN_HEADER);
        } else {
            packet.cut = true;
        }
        return Next.NOTHING;
    }

    int u8(int position) {
        return bytes[base + position] & 0xff;
    }

    int u16(int position) {
        return (short) U16.get(bytes, base + position) & 0xffff;
    }

    int i32(int position) {
        return (int) I32.get(bytes, base + position);
    }

    long u32(int position) {
        return i32(position) & 0xffff_ffffL;
    }

    /** A MAC address. */
    long u48(int position) {
        return (long) u16(position) << 32 | u32(position + 2);
    }

    long i64(int position) {
        return (long) I64.get(bytes, base + position);
    }
}
