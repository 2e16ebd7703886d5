package org.headroom.flow;

import java.util.Arrays;
import org.headroom.packet.wire.ControlBit;

/**
 * Tells a packet seen twice from a packet sent twice.
 *
 * <p>A capture on every interface, before and after a router or a tunnel, or on a mirror port, holds the same packet several
 * times: same octets, same IPv4 identification (RFC 6864 allows repeats only outside the lifetime of a datagram), another
 * interface, link address, tunnel or time to live. A retransmission has a new identification, or comes on the same leg. Datagrams without
 * any number are told apart by {@link Unnumbered}.
 *
 * <p>Packets come in order of time, and are numbered so; a hash table leads to the latest with the same key, which leads to the one before it.
 * Used for one flow after the other: nothing is allocated for a packet.
 */
final class Observations {

    /** Copies that a mirror port or driver makes of one packet on one leg. */
    private static final long MIRRORED_NANOS = 2_000_000L;

    /** The same without an identification: no sender repeats itself so soon, but for a SYN. */
    private static final long MIRRORED_UNNAMED_NANOS = 50_000L;

    /** Without an identification, the time that a packet may take from one leg to the next. */
    static final long NEXT_LEG_NANOS = 50_000_000L;

    /** With one, the queues in between may be long. */
    private static final long NEXT_LEG_KNOWN_NANOS = 2_000_000_000L;

    private static final int SYN = ControlBit.SYN.mask();
    static final int TOLD_APART_BY = PacketTable.CONTROL_BITS | PacketTable.REVERSE | PacketTable.FRAGMENT;
    private static final int NONE = -1;
    private static final int UNCHAINED = -2;

    /** Packets that there is room for at first. */
    private static final int SMALL = 128;

    /** A table larger than this is not worth clearing for the next flow. */
    private static final int LARGE = 1 << 10;

    private final PacketTable table;
    private final boolean timeless;
    private final Unnumbered unnumbered;
    private final PacketRow compared = new PacketRow();
    private final PacketRow moved = new PacketRow();
    private boolean version4;
    private boolean tcp;
    /** Number of the latest packet plus 1, by hash. */
    private int[] slots = {};

    private int[] rows = {};
    private int[] hashes = {};
    /** Of a packet, the one before it with the same key; {@link #UNCHAINED} of those that have none. */
    private int[] earlier = {};
    /** Of an observation, the one before it of the same packet; of a packet, its latest observation. */
    private int[] before = {};

    private int packets;
    /** Of them, those that the hash table leads to. */
    private int chained;

    private int[] copyRows = new int[16];
    private int[] copyBefore = new int[16];
    private int copies;

    /** @param timeless whether the capture has no times, so that nearness in time means nothing */
    Observations(PacketTable table, boolean timeless) {
        this.table = table;
        this.timeless = timeless;
        this.unnumbered = new Unnumbered(table);
    }

    /** Forgets everything: another flow follows. */
    void begin(boolean inVersion4, boolean overTcp) {
        version4 = inVersion4;
        tcp = overTcp;
        unnumbered.begin();
        if (slots.length == 0 || slots.length > LARGE) {
            slots = new int[SMALL * 2];
            rows = new int[SMALL];
            hashes = new int[SMALL];
            earlier = new int[SMALL];
            before = new int[SMALL];
        } else {
            Arrays.fill(slots, 0);
        }
        packets = 0;
        chained = 0;
        copies = 0;
    }

    /** How many packets there were, each once. */
    int packets() {
        return packets;
    }

    /** Row of the first observation of a packet. */
    int row(int packet) {
        return rows[packet];
    }

    /** The number of the packet that {@code row} is a further observation of, or -1 where it is a packet of its own. */
    int copyOf(PacketRow row) {
        var identified = isIdentified(row);
        if (!tcp && !identified) {
            return datagram(row);
        }
        var hash = hash(row);
        var slot = slot(row, hash);
        var oldest = row.nanos() - (identified ? NEXT_LEG_KNOWN_NANOS : NEXT_LEG_NANOS);
        for (int packet = slots[slot] - 1;
                packet >= 0 && table.nanos(rows[packet]) >= oldest;
                packet = earlier[packet]) {
            if (elsewhere(packet, row) || isMirrored(packet, row, identified)) {
                addCopy(packet, row.number());
                return packet;
            }
        }
        add(slot, hash, row.number());
        return NONE;
    }

    /** In IPv6 the row of a segment has part of its timestamp in this place, and a datagram that of its fragment header. */
    private boolean isIdentified(PacketRow row) {
        return row.identification() != 0 && (version4 || !tcp);
    }

    private int datagram(PacketRow row) {
        var known = unnumbered.copyOf(row, packets);
        if (known < 0) {
            append(row.number(), 0, UNCHAINED);
        }
        return known;
    }

    private boolean isMirrored(int packet, PacketRow row, boolean identified) {
        var longest = identified || row.has(SYN) ? MIRRORED_NANOS : MIRRORED_UNNAMED_NANOS;
        return (identified || !timeless) && row.nanos() - table.nanos(rows[packet]) <= longest;
    }

    private void add(int slot, int hash, int row) {
        append(row, hash, slots[slot] - 1);
        slots[slot] = packets;
        if (++chained * 2 > slots.length) {
            grow();
        }
    }

    private void append(int row, int hash, int previous) {
        if (packets == rows.length) {
            rows = Arrays.copyOf(rows, packets * 2);
            hashes = Arrays.copyOf(hashes, packets * 2);
            earlier = Arrays.copyOf(earlier, packets * 2);
            before = Arrays.copyOf(before, packets * 2);
        }
        rows[packets] = row;
        hashes[packets] = hash;
        earlier[packets] = previous;
        before[packets++] = NONE;
    }

    private void addCopy(int packet, int row) {
        if (copies == copyRows.length) {
            copyRows = Arrays.copyOf(copyRows, copies * 2);
            copyBefore = Arrays.copyOf(copyBefore, copies * 2);
        }
        copyRows[copies] = row;
        copyBefore[copies] = before[packet];
        before[packet] = copies++;
    }

    /** In order of coming, so that of packets with one key the latest is found first again. */
    private void grow() {
        slots = new int[slots.length * 2];
        for (int packet = 0; packet < packets; packet++) {
            if (earlier[packet] != UNCHAINED) {
                slots[slot(table.read(rows[packet], moved), hashes[packet])] = packet + 1;
            }
        }
    }

    /** Where the packets with this row's key are, or would be. */
    private int slot(PacketRow row, int hash) {
        var mask = slots.length - 1;
        var slot = hash & mask;
        while (slots[slot] != 0 && !sameKey(slots[slot] - 1, row, hash)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static int hash(PacketRow row) {
        var h = row.sequence() * 0x9e3779b1 ^ row.acknowledgment() * 0x85ebca6b;
        h = (h ^ row.identification() ^ payload(row) << 16) * 0xc2b2ae35;
        return h ^ h >>> 15;
    }

    private boolean sameKey(int packet, PacketRow row, int hash) {
        if (hashes[packet] != hash) {
            return false;
        }
        var other = table.read(rows[packet], compared);
        return other.sequence() == row.sequence()
                && other.acknowledgment() == row.acknowledgment()
                && other.identification() == row.identification()
                && ((other.flags() ^ row.flags()) & TOLD_APART_BY) == 0
                && payload(other) == payload(row);
    }

    /** Octets of data; the options of a SYN may change on its way. */
    private static int payload(PacketRow row) {
        return row.has(SYN) ? 0 : row.length() - row.headers();
    }

    private boolean elsewhere(int packet, PacketRow row) {
        if (samePlace(rows[packet], row)) {
            return false;
        }
        for (int copy = before[packet]; copy >= 0; copy = copyBefore[copy]) {
            if (samePlace(copyRows[copy], row)) {
                return false;
            }
        }
        return true;
    }

    private boolean samePlace(int earlierRow, PacketRow row) {
        return table.leg(earlierRow) == row.leg() && table.timeToLive(earlierRow) == row.timeToLive();
    }
}
