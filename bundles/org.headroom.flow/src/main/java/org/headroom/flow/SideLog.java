package org.headroom.flow;

import java.util.Arrays;

/** What few packets have beside their row: numbers kept under the row, which only rises. */
final class SideLog {

    private int[] rows = new int[64];
    private int[] starts = new int[64];
    private int[] numbers = new int[256];
    private int entries;
    private int used;

    void add(int row) {
        if (entries == rows.length) {
            rows = Arrays.copyOf(rows, entries * 2);
            starts = Arrays.copyOf(starts, entries * 2);
        }
        rows[entries] = row;
        starts[entries++] = used;
    }

    /** Adds a number to the entry added last. */
    void put(int number) {
        if (used == numbers.length) {
            numbers = Arrays.copyOf(numbers, used * 2);
        }
        numbers[used++] = number;
    }

    /** The numbers of a row; empty where it has none. */
    int[] of(int row) {
        var found = Arrays.binarySearch(rows, 0, entries, row);
        if (found < 0) {
            return new int[0];
        }
        return Arrays.copyOfRange(numbers, starts[found], found + 1 == entries ? used : starts[found + 1]);
    }
}
