package org.headroom.ui.capture;

import java.time.Duration;
import java.util.Locale;
import org.headroom.report.Wording;

/**
 * How far the reading of a capture is.
 *
 * @param octets of the file taken so far
 * @param size of the file, -1 where it is not known
 * @param packets read so far
 * @param nanos since it began
 */
record ReadingState(long octets, long size, long packets, long nanos) {

    private static final double MEGABYTE = 1e6;
    private static final double SECOND = 1e9;

    /** From 0 to 1; 0 where the size is not known. */
    double share() {
        return size <= 0 ? 0 : Math.clamp((double) octets / size, 0, 1);
    }

    /** {@code 12,345 packets · 120 MB of 400 MB · 80 MB/s · 4 s left}; what follows the reading has no rate. */
    String sentence() {
        var text = new StringBuilder(Wording.count(packets, "packet"));
        if (share() >= 1) {
            return text.append(" · ")
                    .append(megabytes(octets))
                    .append(" · all read, looking for what is wrong")
                    .toString();
        }
        text.append(" · ").append(megabytes(octets));
        if (size > 0) {
            text.append(" of ").append(megabytes(size));
        }
        var rate = octets / (nanos / SECOND);
        if (rate > 0) {
            text.append(" · ").append(megabytes(rate)).append("/s");
            if (size > octets) {
                text.append(" · ").append(left((size - octets) / rate)).append(" left");
            }
        }
        return text.toString();
    }

    private static String megabytes(double octets) {
        return String.format(Locale.ROOT, octets < 10 * MEGABYTE ? "%.1f MB" : "%,.0f MB", octets / MEGABYTE);
    }

    private static String left(double seconds) {
        var time = Duration.ofSeconds(Math.max(1, Math.round(seconds)));
        return time.toMinutes() > 1 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
