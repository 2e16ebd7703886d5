package org.headroom.flow;

import java.util.Arrays;

/**
 * Tells datagrams seen twice from datagrams sent twice where no number tells them apart: UDP has none, IPv6 none unless it is fragmented, and
 * IPv4 none that means anything in what may not be (RFC 6864 §4.1). Many are of one length, a few microseconds apart.
 *
 * <p>So their order has to tell: of one length and direction, what one place shows next is what another place showed next, unless that was
 * too long ago. A place shows none of them twice.
 */
final class Unnumbered {

    private static final int NONE = -1;
    private static final int FEW = 16;

    private final PacketTable table;
    /** By length and direction. */
    private Numbering kinds = new Numbering();
    /** Of a kind, the oldest datagram that may still be seen elsewhere, and the latest. */
    private int[] oldest = new int[FEW];

    private int[] latest = new int[FEW];
    /** By kind, leg and time to live. */
    private Numbering places = new Numbering();
    /** At a place, the datagram that it showed last. */
    private int[] shown = new int[FEW];

    private int[] packets = {};
    private int[] rows = {};
    /** Of a datagram, the next of its kind. */
    private int[] later = {};

    private int datagrams;

    Unnumbered(PacketTable table) {
        this.table = table;
    }

    /** Forgets everything: another flow follows. */
    void begin() {
        if (datagrams > 0) {
            kinds = new Numbering();
            places = new Numbering();
            datagrams = 0;
        }
    }

    /**
     * The number of the packet that {@code row} is a further observation of, or -1 where it is a packet of its own.
     *
     * @param number the one that it has then
     */
    int copyOf(PacketRow row, int number) {
        var kind = kind(row);
        var place = place(kind, row);
        var first = oldest[kind];
        var known = first == NONE || first > shown[place] ? first : later[shown[place]];
        shown[place] = known == NONE ? add(kind, row.number(), number) : known;
        return known == NONE ? NONE : packets[known];
    }

    private int kind(PacketRow row) {
        var known = kinds.size();
        var kind = kinds.findOrAdd((long) row.payload() << Integer.SIZE | row.flags() & Observations.TOLD_APART_BY);
        if (kind == known) {
            oldest = with(oldest, kind);
            latest = with(latest, kind);
        }
        while (oldest[kind] != NONE && table.nanos(rows[oldest[kind]]) < row.nanos() - Observations.NEXT_LEG_NANOS) {
            oldest[kind] = later[oldest[kind]];
        }
        return kind;
    }

    private int place(int kind, PacketRow row) {
        var known = places.size();
        var place = places.findOrAdd(((long) kind << 16 | row.leg()) << 8 | row.timeToLive());
        if (place == known) {
            shown = with(shown, place);
        }
        return place;
    }

    /** The same, with an entry that names none. */
    private static int[] with(int[] numbers, int entry) {
        var grown = entry == numbers.length ? Arrays.copyOf(numbers, entry * 2) : numbers;
        grown[entry] = NONE;
        return grown;
    }

    private int add(int kind, int row, int packet) {
        if (datagrams == rows.length) {
            var size = Math.max(FEW, datagrams * 2);
            packets = Arrays.copyOf(packets, size);
            rows = Arrays.copyOf(rows, size);
            later = Arrays.copyOf(later, size);
        }
        packets[datagrams] = packet;
        rows[datagrams] = row;
        later[datagrams] = NONE;
        if (oldest[kind] == NONE) {
            oldest[kind] = datagrams;
        }
        if (latest[kind] != NONE) {
            later[latest[kind]] = datagrams;
        }
        latest[kind] = datagrams;
        return datagrams++;
    }
}
