package org.headroom.chart;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round times for an axis: seconds since the origin, or the time of day (UTC) where a view spans more than ten minutes. */
final class TimeTicks {

    private static final double[] CLOCK_STEPS = {
        60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800
    };
    private static final double LONG_SPAN = 600;
    private static final int MOST = 200;
    private static final DateTimeFormatter OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter OF_DAYS =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private TimeTicks() {}

    static List<Abscissa.Tick> of(double from, double to, long originNanos, double width) {
        var span = to - from;
        if (!(span > 0) || width < 1) {
            return List.of();
        }
        return span > LONG_SPAN ? ofDay(from, to, originNanos, width) : relative(from, to, width);
    }

    /** Whether ticks of a view this long name the time of day. */
    static boolean timeOfDay(double seconds) {
        return seconds > LONG_SPAN;
    }

    /** {@code 12:32} UTC. */
    static String timeOfDay(long nanos) {
        return OF_DAY.format(Instant.ofEpochSecond(nanos / 1_000_000_000L));
    }

    private static List<Abscissa.Tick> relative(double from, double to, double width) {
        var step = nice((to - from) / width * 64);
        var unit = step >= 1 ? 1 : step >= 1e-3 && to < 1 ? 1e-3 : step >= 1e-6 && to < 1e-3 ? 1e-6 : 1;
        var name = unit == 1 ? "s" : unit == 1e-3 ? "ms" : "µs";
        var decimals = (int) Math.clamp(Math.ceil(-Math.log10(step / unit) - 1e-9), 0, 9);
        var ticks = new ArrayList<Abscissa.Tick>();
        for (var n = Math.ceil(from / step - 1e-9); n * step <= to && ticks.size() < MOST; n++) {
            var text = String.format(Locale.ROOT, "%." + decimals + "f %s", n * step / unit + 0.0, name);
            ticks.add(new Abscissa.Tick(n * step, text, false));
        }
        return ticks;
    }

    private static List<Abscissa.Tick> ofDay(double from, double to, long originNanos, double width) {
        var wanted = (to - from) / width * 90;
        var step = CLOCK_STEPS[CLOCK_STEPS.length - 1];
        for (var s : CLOCK_STEPS) {
            if (s >= wanted) {
                step = s;
                break;
            }
        }
        step *= Math.max(1, Math.ceil(wanted / step));
        var origin = originNanos / 1e9;
        var format = to - from > 86_400 ? OF_DAYS : OF_DAY;
        var ticks = new ArrayList<Abscissa.Tick>();
        for (var n = Math.ceil((from + origin) / step); n * step - origin <= to && ticks.size() < MOST; n++) {
            var time = Instant.ofEpochSecond(Math.round(n * step));
            ticks.add(new Abscissa.Tick(n * step - origin, format.format(time), false));
        }
        return ticks;
    }

    /** The next of 1, 2, 5, 10, …. */
    private static double nice(double atLeast) {
        var power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        var digit = atLeast / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
