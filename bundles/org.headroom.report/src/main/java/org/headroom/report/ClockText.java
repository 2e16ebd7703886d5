package org.headroom.report;

import org.headroom.diagnosis.Clock;
import org.headroom.diagnosis.Drift;
import org.jspecify.annotations.Nullable;

/** A capture's clock in a sentence or two: {@code Its clock is 1.234 s ahead of the first capture's (± 0.2 ms) and gains 12 ppm (± 3 ppm).} */
final class ClockText {

    private static final long SECOND = 1_000_000_000;

    private ClockText() {}

    static String of(@Nullable Clock clock) {
        return clock == null
                ? "Too few packets of the first capture are recognised in it to set its clock: they may not show the same traffic."
                : "Its clock " + offset(clock) + drift(clock.drift()) + "." + (clock.bothWays() ? "" : oneWay(clock));
    }

    private static String offset(Clock clock) {
        var nanos = clock.offsetNanos();
        var against = Math.abs(nanos) < 500
                ? "agrees with the first capture's"
                : "is " + amount(Math.abs(nanos)) + (nanos > 0 ? " ahead of" : " behind") + " the first capture's";
        return against
                + (clock.drift() instanceof Drift.Measured ? " at " + Moment.ofDay(clock.atNanos()) : "")
                + (clock.bothWays() ? " (± " + amount(Math.max(1000, clock.errorNanos())) + ")" : "");
    }

    private static String drift(Drift drift) {
        return switch (drift) {
            case Drift.Measured(double ppm, double error) ->
                (ppm > 0 ? " and gains " : " and loses ") + rate(Math.abs(ppm), error) + " ppm (± " + rate(error, error)
                        + " ppm)";
            case Drift.NoneSeen(double error) -> "; no drift is seen (± " + rate(error, error) + " ppm)";
            case Drift.Stepped(long at, long by) ->
                " until it was set " + amount(Math.abs(by)) + (by > 0 ? " forward" : " back") + " at about "
                        + Moment.ofDay(at);
            case Drift.Unknown(var why) ->
                switch (why) {
                    case TOO_FEW -> "; its drift is unknown, for the packets in both are too few or bunched";
                    case TOO_SHORT -> "; its drift is unknown, for the packets in both span too little time";
                    case UNEVEN -> "; its drift is unknown, for it does not run evenly against that";
                };
        };
    }

    private static String oneWay(Clock clock) {
        return " Both hold packets of one direction only: that includes their time of travel"
                + switch (clock.drift()) {
                    case Drift.Measured _ -> ", and a queue that grows looks the same as drift.";
                    case Drift.Stepped _ -> ", and another route looks the same as a clock that was set.";
                    case Drift.NoneSeen _, Drift.Unknown _ -> ".";
                };
    }

    /** Like {@link Moment#lasting}, to the millisecond where it is seconds. */
    private static String amount(long nanos) {
        var millis = nanos / 1_000_000 % 1000;
        return nanos < SECOND || nanos >= 120 * SECOND || millis == 0
                ? Moment.lasting(nanos)
                : nanos / SECOND + "." + "%03d".formatted(millis) + " s";
    }

    /** With as many digits as its error deserves, which is rounded up. */
    private static String rate(double ppm, double error) {
        var parts = error >= 10 ? 1 : error >= 1 ? 10 : 100;
        var whole = (long) (ppm == error ? Math.ceil(ppm * parts) : Math.round(ppm * parts));
        var rest = Long.toString(parts + whole % parts).substring(1);
        return whole / parts + (parts == 1 ? "" : "." + rest);
    }
}
