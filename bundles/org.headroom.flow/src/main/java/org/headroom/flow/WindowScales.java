package org.headroom.flow;

/** What the SYNs of a connection say of the scale of one end's windows: it holds where each has one (RFC 7323 §2.2). */
final class WindowScales {

    private boolean ownSeen;
    private boolean otherSeen;
    private boolean missing;
    private boolean cut;
    private int least = Opening.LARGEST_SCALE;

    /** @param own whether that end sent the SYN */
    void take(boolean own, Opening opening) {
        ownSeen |= own;
        otherSeen |= !own;
        missing |= opening.scale() < 0;
        cut |= !opening.optionsWhole();
        least = own && opening.scale() >= 0 ? Math.min(least, opening.scale()) : least;
    }

    /** Bits that windows are shifted by at least. */
    int least() {
        return agreed() ? least : 0;
    }

    /** Bits that they are shifted by at most. */
    int most() {
        if (missing && !cut) {
            return 0;
        }
        return agreed() ? least : Opening.LARGEST_SCALE;
    }

    private boolean agreed() {
        return ownSeen && otherSeen && !missing;
    }
}
