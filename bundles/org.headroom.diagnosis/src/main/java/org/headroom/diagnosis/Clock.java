package org.headroom.diagnosis;

/**
 * A capture's clock against the first one's, by the packets that both hold.
 *
 * @param offsetNanos positive where this clock is ahead
 * @param errorNanos the offset may be wrong by this much: half of what the fastest packets took there and back
 * @param atNanos when the offset holds, on the first capture's clock, nanoseconds since 1970; elsewhere the drift adds to it, and
 *     where the clock stepped the offset is the one before
 * @param drift how it changes
 * @param bothWays false where packets of one direction only are in both: the offset then holds their time of travel, which nothing
 *     bounds, and a queue that grows looks like drift
 * @param pairs packets that both captures hold
 */
public record Clock(long offsetNanos, long errorNanos, long atNanos, Drift drift, boolean bothWays, int pairs) {

    /** Of the first capture itself. */
    public static final Clock FIRST = new Clock(0, 0, 0, new Drift.NoneSeen(0), true, 0);

    private static final double PPM = 1e-6;

    /** Whether this is the first capture's own clock: no packets but its own show it. */
    public boolean first() {
        return pairs == 0;
    }

    /** How far it is ahead at a time of the first capture's clock. */
    public long offsetAt(long nanos) {
        return offsetNanos + since(nanos);
    }

    private long since(long nanos) {
        return switch (drift) {
            case Drift.Measured measured -> Math.round((nanos - atNanos) * measured.ppm() * PPM);
            case Drift.Stepped step -> nanos < step.atNanos() ? 0 : step.byNanos();
            case Drift.NoneSeen _, Drift.Unknown _ -> 0;
        };
    }

    /** A time that this clock showed, on the first capture's. */
    public long corrected(long nanos) {
        return nanos - offsetAt(nanos - offsetNanos);
    }

    /** Of a clock that is so against one that is like {@code via} against the first. */
    public Clock upon(Clock via) {
        return new Clock(
                offsetNanos + via.offsetAt(atNanos),
                errorNanos + via.errorNanos,
                via.corrected(atNanos),
                drift.upon(via.drift),
                bothWays && via.bothWays,
                pairs);
    }
}
