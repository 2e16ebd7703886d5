package org.headroom.ui.capture;

import java.time.Duration;
import java.util.Locale;
import org.headroom.report.Wording;

/** How long a capture lasts, in the two largest units that it takes: {@code 368 days 14 h}. */
public final class Span {

    private static final long MINUTES = 2;

    private Span() {}

    public static String of(long firstNanos, long lastNanos) {
        var time = Duration.ofNanos(lastNanos - firstNanos);
        if (time.toMinutes() < MINUTES) {
            return String.format(Locale.ROOT, "%.1f s", (lastNanos - firstNanos) / 1e9);
        }
        if (time.toHours() < 2) {
            return two(time.toMinutes(), "min", time.toSecondsPart(), "s");
        }
        return time.toDays() < 2
                ? two(time.toHours(), "h", time.toMinutesPart(), "min")
                : two(time.toDays(), "days", time.toHoursPart(), "h");
    }

    private static String two(long large, String unit, int small, String smaller) {
        return Wording.number(large) + " " + unit + (small == 0 ? "" : " " + small + " " + smaller);
    }
}
