package org.headroom.ui.view;

import org.headroom.report.Wording;

/**
 * The rows of a long list that a view holds: GTK takes longer with every row, so of very many a view gets a window.
 *
 * @param first place in the list of the first row
 * @param size rows of the window
 * @param total rows of the list
 * @param most rows that any window of the list holds
 */
record RowWindow(int first, int size, int total, int most) {

    /** The window that starts the list. */
    static RowWindow of(int total, int most) {
        return new RowWindow(0, Math.min(total, most), total, most);
    }

    /** The window that holds a place. */
    RowWindow at(int place) {
        var start = place / most * most;
        return new RowWindow(start, Math.min(most, total - start), total, most);
    }

    /** The window that one of its {@link #links} leads to. */
    RowWindow turned(String link) {
        return at(first + (link.equals("next") ? most : -most));
    }

    boolean whole() {
        return size == total;
    }

    boolean holds(int place) {
        return place >= first && place < first + size;
    }

    /** {@code 31 – 60 of 483}. */
    String places() {
        return "%s – %s of %s"
                .formatted(Wording.number(first + 1L), Wording.number(first + (long) size), Wording.number(total));
    }

    /** The ways to the windows beside it, as the text of a link; empty where there is none. */
    String links() {
        var before = first > 0 ? "<a href=\"back\">‹ Before</a>" : "";
        var after = first + size < total ? "<a href=\"next\">Next ›</a>" : "";
        return before + (before.isEmpty() || after.isEmpty() ? "" : "  ") + after;
    }
}
