package org.headroom.diagnosis;

/** How a clock runs against the first capture's. */
public sealed interface Drift {

    /**
     * It runs faster or slower, by more than the error.
     *
     * @param ppm microseconds gained in a second, negative where it loses
     * @param errorPpm the estimate may be wrong by this much, more than 0 and less than its amount
     */
    record Measured(double ppm, double errorPpm) implements Drift {}

    /**
     * Nothing that could be told from zero.
     *
     * @param errorPpm it may gain or lose this much unseen, in microseconds a second
     */
    record NoneSeen(double errorPpm) implements Drift {}

    /**
     * It was set while both captures ran, so that no line fits.
     *
     * @param atNanos about when, on the first capture's clock, nanoseconds since 1970
     * @param byNanos positive where it was set forward
     */
    record Stepped(long atNanos, long byNanos) implements Drift {}

    /** It cannot be told. */
    record Unknown(Why why) implements Drift {}

    /** What is missing. */
    enum Why {
        /** Few packets are in both captures, or those that are bunch together. */
        TOO_FEW,
        /** They span too little time for how much their delays vary. */
        TOO_SHORT,
        /** No straight line agrees with them, nor one single step. */
        UNEVEN
    }

    /** Microseconds gained in a second; 0 where none are known. */
    default double rate() {
        return this instanceof Measured measured ? measured.ppm : 0;
    }

    /** Whether a line describes it. */
    private boolean even() {
        return this instanceof Measured || this instanceof NoneSeen;
    }

    private double error() {
        return switch (this) {
            case Measured measured -> measured.errorPpm;
            case NoneSeen none -> none.errorPpm;
            case Stepped _, Unknown _ -> Double.POSITIVE_INFINITY;
        };
    }

    /** Of a clock that runs so against one that runs like {@code other} against the first. */
    default Drift upon(Drift other) {
        if (!even() || !other.even()) {
            return other.even() ? this : even() ? other : new Unknown(Why.UNEVEN);
        }
        var ppm = rate() + other.rate();
        var error = error() + other.error();
        return Math.abs(ppm) > error ? new Measured(ppm, error) : new NoneSeen(error + Math.abs(ppm));
    }
}
