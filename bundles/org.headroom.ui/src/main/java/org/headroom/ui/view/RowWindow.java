package org.headroom.ui.view;

/**
 * The rows of a long list that a table holds: GTK's table takes longer with every row, so of very many it gets a window.
 *
 * @param first place in the list of the first row
 * @param size rows of the window
 * @param total rows of the list
 */
record RowWindow(int first, int size, int total) {

    static final int MOST = 10_000;

    /** The window that starts the list. */
    static RowWindow of(int total) {
        return new RowWindow(0, Math.min(total, MOST), total);
    }

    /** The window that holds a place. */
    RowWindow at(int place) {
        var start = place / MOST * MOST;
        return new RowWindow(start, Math.min(MOST, total - start), total);
    }

    boolean whole() {
        return size == total;
    }

    boolean holds(int place) {
        return place >= first && place < first + size;
    }

    boolean hasNext() {
        return first + size < total;
    }
}
