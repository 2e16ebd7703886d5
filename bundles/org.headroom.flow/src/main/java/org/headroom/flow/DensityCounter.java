package org.headroom.flow;

import java.util.Arrays;

/** Counts packets by size and time, straight from the rows. */
final class DensityCounter {

    private final Traffic traffic;

    DensityCounter(Traffic traffic) {
        this.traffic = traffic;
    }

    Density count(Direction direction, long fromNanos, long toNanos, int columns, int[] lengthBounds) {
        var table = traffic.table();
        var rows = lengthBounds.length - 1;
        var sent = new int[columns * rows];
        var lost = new int[columns * rows];
        var span = Math.max(1, toNanos - fromNanos);
        for (int row = 0; row < table.rows(); row++) {
            var nanos = table.nanos(row);
            var flow = table.flow(row);
            if (nanos < fromNanos
                    || nanos >= toNanos
                    || flow < 0
                    || traffic.direction(flow, traffic.reversed(row)) != direction) {
                continue;
            }
            var band = band(lengthBounds, table.length(row));
            if (band >= 0) {
                sent[(int) ((double) (nanos - fromNanos) / span * columns) * rows + band]++;
            }
        }
        return new Density(fromNanos, toNanos, columns, lengthBounds.clone(), sent, lost);
    }

    private static int band(int[] bounds, int length) {
        var found = Arrays.binarySearch(bounds, length);
        var band = found >= 0 ? found : -found - 2;
        return band < 0 || band >= bounds.length - 1 ? -1 : band;
    }
}
