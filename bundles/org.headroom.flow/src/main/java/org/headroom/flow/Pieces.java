package org.headroom.flow;

import org.jspecify.annotations.Nullable;

/**
 * Into how many packets offload cut what it had glued together, in one direction of a connection over IPv4: the capture shows one, but each
 * piece takes an identification of its own, and many stacks, Linux among them, count these by connection (RFC 6864 §4.3 leaves it to them).
 */
final class Pieces {

    /** As much as offload glues together: 64 KiB. */
    private static final int MOST = 64;

    /** Packets that follow each other and are numbered so: then the stack counts by connection. */
    private static final int FEWEST_COUNTED = 2;

    private static final int NONE = -1;

    private int last;
    private int counted;
    private @Nullable Transmission glued;
    private int full;

    /** Starts on another flow. */
    void begin() {
        last = NONE;
        counted = 0;
        glued = null;
    }

    /** The next packet of this direction, whatever it carries. */
    void next(int identification) {
        var step = last == NONE ? 0 : identification - last & 0xffff;
        var before = glued;
        if (before != null) {
            cut(before, step);
        }
        if (step == 1) {
            counted++;
        } else if (before == null) {
            counted = 0;
        }
        last = identification;
        glued = null;
    }

    /**
     * That packet may have been glued together of several.
     *
     * @param octets of data that a full segment carries; all of them where nobody knows
     */
    void glued(Transmission transmission, int octets) {
        glued = transmission;
        full = octets;
    }

    /** Full pieces are what everybody expects; of more of them each is smaller, and one is as large as it looks. */
    private void cut(Transmission tx, int pieces) {
        var expected = (tx.payload() + full - 1) / full;
        var smaller = pieces > expected && pieces <= MOST;
        var whole = pieces == 1 && expected == 1;
        if (counted >= FEWEST_COUNTED && (smaller || whole)) {
            tx.piece = tx.length() - tx.payload() + (tx.payload() + pieces - 1) / pieces;
            tx.proves = Math.min(tx.proves, tx.piece);
        }
    }
}
