package org.headroom.flow;

import java.util.Arrays;

/** What travelled on each leg: kept for tunnels, whose packets show what an encapsulation takes. */
final class LegStats {

    private long[] packets = new long[16];
    private int[] largestInner = new int[16];
    private int[] largestOuter = new int[16];
    private int[] firstRow = new int[16];

    void count(int leg, int inner, int outer, int row) {
        if (leg >= packets.length) {
            var size = Math.max(leg + 1, packets.length * 2);
            packets = Arrays.copyOf(packets, size);
            largestInner = Arrays.copyOf(largestInner, size);
            largestOuter = Arrays.copyOf(largestOuter, size);
            firstRow = Arrays.copyOf(firstRow, size);
        }
        if (packets[leg]++ == 0) {
            firstRow[leg] = row;
        }
        if (inner > largestInner[leg]) {
            largestInner[leg] = inner;
        }
        if (outer > largestOuter[leg]) {
            largestOuter[leg] = outer;
        }
    }

    /** Packets with IP; legs that carry other packets alone have none. */
    long packets(int leg) {
        return leg < packets.length ? packets[leg] : 0;
    }

    /** Octets of IP of the largest innermost packet. */
    int largestInner(int leg) {
        return leg < packets.length ? largestInner[leg] : 0;
    }

    /** Octets of IP of the largest outermost packet. */
    int largestOuter(int leg) {
        return leg < packets.length ? largestOuter[leg] : 0;
    }

    /** Row of the first, -1 where there is none. */
    int firstRow(int leg) {
        return packets(leg) > 0 ? firstRow[leg] : PacketTable.NONE;
    }
}
