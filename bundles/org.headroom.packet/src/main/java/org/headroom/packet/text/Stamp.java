package org.headroom.packet.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time before a printed packet, in any way that the options {@code -t} print it, with the packet's number before it where there is one.
 *
 * @param nanos since 1970, since midnight, or of the number as it stands
 * @param end index of what follows it in the line
 */
record Stamp(Kind kind, long nanos, int end) {

    /** What a time counts from. */
    enum Kind {
        DATED,
        OF_DAY,
        SECONDS
    }

    private static final long SECOND = 1_000_000_000L;
    private static final long LAST_SECOND = (1L << 62) / SECOND - 1;

    private static final Pattern CLOCK = Pattern.compile(
            "(?:\\d{1,9}+ ++)?+"
                    + "(?:(?:(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)|(?<month2>\\d\\d)/(?<day2>\\d\\d)/(?<year2>\\d{4})|(?<year3>\\d{4})/(?<ofYear>\\d{1,3}))[ T] *+)?+"
                    + "(?:[A-Z][a-z]{2} {1,2}\\d{1,2} )?+"
                    + "(?<h>\\d\\d?):(?<m>\\d\\d):(?<s>\\d\\d)(?:[.,](?<f>\\d{1,9})(?:Z|[+-]\\d\\d:?\\d\\d)?(?: |$)|(?= (?:IP6?|ARP,?) ))");
    /** {@code Nov 27 07:18:47.123456} of OpenBSD. */
    private static final Pattern MONTH = Pattern.compile("[A-Z][a-z]{2} {1,2}\\d{1,2} \\d");

    private static final Pattern NUMBER =
            Pattern.compile("(?:\\d{1,9}+ ++)?+(?<s>-?\\d{1,10})[.,](?<f>\\d{6}|\\d{9})(?: |$)");

    /** The time that a line without blanks in front begins with, or null. */
    static @Nullable Stamp at(String line) {
        if (line.isEmpty()
                || Character.digit(line.charAt(0), 10) < 0
                        && line.charAt(0) != '-'
                        && !MONTH.matcher(line).lookingAt()) {
            return null;
        }
        var clock = CLOCK.matcher(line);
        if (clock.lookingAt()) {
            return clock(clock);
        }
        var number = NUMBER.matcher(line);
        if (number.lookingAt()) {
            var seconds = Long.parseLong(number.group("s"));
            var nanos = fraction(number.group("f"));
            var back = number.group("s").startsWith("-");
            return new Stamp(Kind.SECONDS, held(seconds, back ? -nanos : nanos), number.end());
        }
        return null;
    }

    /** Times that no clock can mean are held where differences of them can still be counted. */
    private static long held(long seconds, long nanos) {
        return Math.clamp(seconds, -LAST_SECOND, LAST_SECOND) * SECOND + nanos;
    }

    private static @Nullable Stamp clock(Matcher in) {
        var ofDay = ((Long.parseLong(in.group("h")) * 60 + Long.parseLong(in.group("m"))) * 60
                                + Long.parseLong(in.group("s")))
                        * SECOND
                + fraction(in.group("f"));
        try {
            var day = day(in);
            return day == null
                    ? new Stamp(Kind.OF_DAY, ofDay, in.end())
                    : new Stamp(Kind.DATED, held(day.toEpochDay() * 86_400 + ofDay / SECOND, ofDay % SECOND), in.end());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalDate day(Matcher in) {
        if (in.group("year") != null) {
            return LocalDate.of(number(in, "year"), number(in, "month"), number(in, "day"));
        }
        if (in.group("year2") != null) {
            return LocalDate.of(number(in, "year2"), number(in, "month2"), number(in, "day2"));
        }
        return in.group("year3") != null ? LocalDate.ofYearDay(number(in, "year3"), number(in, "ofYear")) : null;
    }

    private static int number(Matcher in, String group) {
        return Integer.parseInt(in.group(group));
    }

    private static long fraction(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "000000000").substring(0, 9));
    }
}
