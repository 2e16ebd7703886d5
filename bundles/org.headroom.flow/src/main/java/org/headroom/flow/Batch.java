package org.headroom.flow;

import java.util.Arrays;
import org.headroom.packet.wire.Packet;
import org.jspecify.annotations.Nullable;

/**
 * Packets that have rows and are not tied to flows yet: columns that one thread fills and another empties, handed over whole and used
 * again. What changes threads costs as much as what is done with it: there are no more columns than ties need, and they are no wider
 * than they must be.
 */
final class Batch {

    static final int SIZE = 2048;

    /** What an entry carries. */
    static final byte OTHER = 0;

    static final byte TCP = 1;
    static final byte UDP = 2;

    final byte[] kind = new byte[SIZE];
    /** Of TCP and UDP: as {@link PacketTable#flags} has them. */
    final char[] flags = new char[SIZE];

    /** TCP sequence and acknowledgment number. */
    final int[] sequence = new int[SIZE];

    final int[] acknowledgment = new int[SIZE];

    final long[] sourceLow = new long[SIZE];
    final long[] destinationLow = new long[SIZE];
    /** Of IPv6 only: in IPv4 it is 0. */
    final long[] sourceHigh = new long[SIZE];

    final long[] destinationHigh = new long[SIZE];
    final char[] sourcePort = new char[SIZE];
    final char[] destinationPort = new char[SIZE];
    /** Octets of IP, where the row holds 65,535 at most. */
    final int[] length = new int[SIZE];
    /** Octets of data; of TCP 0 where its header was cut. */
    final int[] payload = new int[SIZE];

    /** MSS of a SYN, -1 without the option; left as it was by other packets. */
    final int[] mss = new int[SIZE];
    /** 1 for IPv6. */
    final byte[] six = new byte[SIZE];
    /** The packet itself where it is an ICMP error or a fragment; null of most. */
    final @Nullable Packet[] whole = new @Nullable Packet[SIZE];

    /** How many batches came before it. */
    int number;
    /** Its rows in the table: of each an entry, in their order. */
    int fromRow;

    int toRow;
    /** Whether its sizes are counted. */
    boolean counted;
    /** Octets of the input taken when it was full. */
    long consumed;
    /** Whether the input ends with it. */
    boolean last;
    /** Why reading stopped with it, null where it did not. */
    @Nullable
    Throwable failure;

    int count() {
        return toRow - fromRow;
    }

    /** Rows from this one on are to come into it. */
    void clear(int row) {
        Arrays.fill(whole, 0, count(), null);
        fromRow = row;
        toRow = row;
        counted = false;
        last = false;
    }
}
