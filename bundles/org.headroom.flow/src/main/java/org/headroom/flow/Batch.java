package org.headroom.flow;

import java.util.function.Consumer;
import org.headroom.packet.wire.Addresses;
import org.headroom.packet.wire.Ip;
import org.headroom.packet.wire.Packet;
import org.jspecify.annotations.Nullable;

/**
 * Packets that have rows and are not tied to flows yet: entries that one thread fills and another empties, handed over whole and used
 * again. What changes threads costs as much as what is done with it: an entry holds no more than ties need, and lies in one piece.
 */
final class Batch {

    static final int SIZE = 2048;

    // What an entry carries.
    static final int OTHER = 0;
    static final int TCP = 1;
    static final int UDP = 2;

    // Marks of an entry; of one that carries neither TCP nor UDP there are no other words.
    private static final int CARRIED = 3;
    private static final int SIX = 1 << 2;
    /** Its addresses need more than 32 bits each. */
    private static final int WIDE = 1 << 3;
    /** The packet itself is kept. */
    private static final int WHOLE = 1 << 4;

    private static final int WORDS = 4;
    /** Source port, destination port, flags, marks, from above. */
    private static final int PORTS = 0;
    /** As a row has them. */
    private static final int NUMBERS = 1;
    /** Octets of data, above octets of IP. */
    private static final int LENGTHS = 2;
    /** Source above destination, 32 bits each, where these suffice. */
    private static final int ADDRESSES = 3;

    private static final int WIDE_WORDS = 4;

    private final long[] entries = new long[SIZE * WORDS];
    /** Source and destination, upper half first. */
    private final long[] wide = new long[SIZE * WIDE_WORDS];

    private final int[] mss = new int[SIZE];
    private final @Nullable Packet[] whole = new @Nullable Packet[SIZE];
    /** Entries with a packet. */
    private final int[] kept = new int[SIZE];

    private int keeps;

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

    /** Rows from this one on are to come into it; the packets that it kept are given back. */
    void clear(int row, Consumer<? super Packet> back) {
        for (int i = 0; i < keeps; i++) {
            var packet = whole[kept[i]];
            if (packet != null) {
                back.accept(packet);
            }
            whole[kept[i]] = null;
        }
        keeps = 0;
        fromRow = row;
        toRow = row;
        counted = false;
        last = false;
    }

    /** A packet with neither TCP nor UDP. */
    void putOther(int entry) {
        entries[entry * WORDS + PORTS] = OTHER;
    }

    /**
     * A packet with ports.
     *
     * @param carried {@link #TCP} or {@link #UDP}
     * @param flags as {@link PacketTable#flags} has them
     * @param numbers see {@link PacketTable#numbers}
     * @param payload octets of data; of TCP 0 where its header was cut
     */
    void put(int entry, int carried, Packet packet, int flags, long numbers, int payload) {
        var ip = packet.ip();
        var at = entry * WORDS;
        var six = ip.version() == 6;
        var narrow = !six && Addresses.isMapped(ip.sourceLow()) && Addresses.isMapped(ip.destinationLow());
        entries[at + PORTS] = (long) packet.sourcePort() << 48
                | (long) packet.destinationPort() << 32
                | (long) flags << 16
                | (carried | (six ? SIX : 0) | (narrow ? 0 : WIDE));
        entries[at + NUMBERS] = numbers;
        entries[at + LENGTHS] = (long) payload << Integer.SIZE | ip.length() & 0xffffffffL;
        if (narrow) {
            entries[at + ADDRESSES] = ip.sourceLow() << Integer.SIZE | ip.destinationLow() & 0xffffffffL;
        } else {
            putWide(entry * WIDE_WORDS, ip, six);
        }
    }

    private void putWide(int at, Ip ip, boolean six) {
        wide[at] = six ? ip.sourceHigh() : 0;
        wide[at + 1] = ip.sourceLow();
        wide[at + 2] = six ? ip.destinationHigh() : 0;
        wide[at + 3] = ip.destinationLow();
    }

    /** MSS of a SYN, -1 without the option. */
    void putMss(int entry, int octets) {
        mss[entry] = octets;
    }

    /** Keeps the packet of an entry that was put: an ICMP error, a ping or a fragment. */
    void keep(int entry, Packet packet) {
        entries[entry * WORDS + PORTS] |= WHOLE;
        whole[entry] = packet;
        kept[keeps++] = entry;
    }

    /** The packet itself where it was kept, null of most. */
    @Nullable
    Packet whole(int entry) {
        return (marks(entry) & WHOLE) == 0 ? null : whole[entry];
    }

    /** {@link #TCP}, {@link #UDP} or {@link #OTHER}. */
    int carried(int entry) {
        return marks(entry) & CARRIED;
    }

    boolean six(int entry) {
        return (marks(entry) & SIX) != 0;
    }

    private int marks(int entry) {
        return (int) entries[entry * WORDS + PORTS] & 0xffff;
    }

    int flags(int entry) {
        return (int) entries[entry * WORDS + PORTS] >>> 16;
    }

    int sequence(int entry) {
        return (int) entries[entry * WORDS + NUMBERS];
    }

    int acknowledgment(int entry) {
        return PacketTable.acknowledgmentOf(entries[entry * WORDS + NUMBERS]);
    }

    /** Octets of IP, where the row holds 65,535 at most. */
    int length(int entry) {
        return (int) entries[entry * WORDS + LENGTHS];
    }

    int payload(int entry) {
        return (int) (entries[entry * WORDS + LENGTHS] >>> Integer.SIZE);
    }

    int mss(int entry) {
        return mss[entry];
    }

    /** Its flow in a table, which is added where it is new. */
    int flow(int entry, FlowTable flows, int protocol) {
        var ports = entries[entry * WORDS + PORTS];
        var source = (int) (ports >>> 48);
        var destination = (int) (ports >>> 32) & 0xffff;
        if (((int) ports & WIDE) != 0) {
            var at = entry * WIDE_WORDS;
            return flows.findOrAdd(wide[at], wide[at + 1], wide[at + 2], wide[at + 3], source, destination, protocol);
        }
        var addresses = entries[entry * WORDS + ADDRESSES];
        return flows.findOrAdd(
                0,
                Addresses.MAPPED | addresses >>> Integer.SIZE,
                0,
                Addresses.MAPPED | addresses & 0xffffffffL,
                source,
                destination,
                protocol);
    }
}
