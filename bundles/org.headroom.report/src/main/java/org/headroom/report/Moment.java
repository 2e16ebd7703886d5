package org.headroom.report;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times as text. Written out by hand: the formatters of {@code java.time} cost a short program's start more than its whole work.
 */
final class Moment {

    private static final long SECOND = 1_000_000_000;
    private static final long DAY = 86_400 * SECOND;

    private Moment() {}

    /** ISO 8601 in UTC with nanoseconds; null for a packet without a time. */
    static @Nullable String iso(long nanos) {
        return nanos == Long.MIN_VALUE ? null : date(nanos) + "T" + time(nanos) + fraction(nanos) + "Z";
    }

    /** {@code 2026-11-22 22:43:47 UTC}, for people; without the day where none was printed, or the clock was never set. */
    static String readable(long nanos) {
        if (nanos == Long.MIN_VALUE) {
            return "at an unknown time";
        }
        return nanos >= 0 && nanos < DAY
                ? time(nanos) + " of a day that is not recorded"
                : date(nanos) + " " + time(nanos) + " UTC";
    }

    /** {@code 22:43:47 UTC}, where the day is plain. */
    static String ofDay(long nanos) {
        return time(nanos) + " UTC";
    }

    /** {@code 16 s}, {@code 0.27 ms}, {@code 2 h 5 min}: three digits at the most. */
    static String lasting(long nanos) {
        if (nanos < 10 * SECOND) {
            return shortly(nanos);
        }
        var seconds = (nanos + SECOND / 2) / SECOND;
        if (seconds < 120) {
            return seconds + " s";
        }
        var minutes = (seconds + 30) / 60;
        if (minutes < 120) {
            return minutes + " min";
        }
        return minutes < 48 * 60
                ? minutes / 60 + " h " + minutes % 60 + " min"
                : Wording.number((minutes / 60 + 12) / 24) + " days";
    }

    private static String shortly(long nanos) {
        if (nanos >= SECOND / 10) {
            return hundredths(nanos / (SECOND / 100)) + " s";
        }
        return nanos >= 100_000 ? hundredths(nanos / 10_000) + " ms" : nanos / 1000 + " µs";
    }

    private static String hundredths(long hundredths) {
        var rest = hundredths % 100;
        return hundredths / 100 + (rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : "." + digits(rest, 2));
    }

    private static String date(long nanos) {
        var at = at(nanos);
        return digits(at.getYear(), 4) + "-" + digits(at.getMonthValue(), 2) + "-" + digits(at.getDayOfMonth(), 2);
    }

    private static String time(long nanos) {
        var at = at(nanos);
        return digits(at.getHour(), 2) + ":" + digits(at.getMinute(), 2) + ":" + digits(at.getSecond(), 2);
    }

    private static String fraction(long nanos) {
        return "." + digits(Math.floorMod(nanos, SECOND), 9);
    }

    private static LocalDateTime at(long nanos) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(nanos, SECOND), 0, ZoneOffset.UTC);
    }

    private static String digits(long number, int count) {
        var text = Long.toString(number);
        return "0".repeat(Math.max(0, count - text.length())) + text;
    }
}
