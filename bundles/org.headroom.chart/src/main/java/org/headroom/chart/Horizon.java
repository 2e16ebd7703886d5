package org.headroom.chart;

/**
 * Until when a capture will last of which only a part has been read.
 *
 * <p>It is expected to go on as it began, and what was expected stays as long as it can: a time axis that moves with every picture is
 * hard to look at.
 */
final class Horizon {

    /** However little is read, it takes a quarter of the axis at least. */
    private static final double FARTHEST = 4;

    /** As far where nobody knows how much there is to read. */
    private static final double UNKNOWN = 2;

    /** An axis may be longer than expected by a third. */
    private static final double TOO_FAR = 4 / 3.0;

    private double nanos;

    /**
     * The time of the end, never before {@code lastNanos}.
     *
     * @param firstNanos earliest time so far, since 1970
     * @param lastNanos latest
     * @param share of the capture that is read, from 0 to 1; 0 where that is not known
     */
    long after(long firstNanos, long lastNanos, double share) {
        if (share >= 1) {
            return lastNanos;
        }
        var read = (double) (lastNanos - firstNanos);
        var expected = read * (share > 0 ? Math.min(1 / share, FARTHEST) : UNKNOWN);
        if (read >= nanos || nanos > expected * TOO_FAR) {
            nanos = expected;
        }
        return Math.max(lastNanos, firstNanos + Math.round(nanos));
    }
}
