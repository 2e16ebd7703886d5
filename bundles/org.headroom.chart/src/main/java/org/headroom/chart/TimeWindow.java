package org.headroom.chart;

/**
 * The time that a timeline shows.
 *
 * @param fromNanos of its left edge, since 1970
 * @param toNanos of its right edge, later
 */
public record TimeWindow(long fromNanos, long toNanos) {

    private static final long SHORTEST_NANOS = 1_000;

    public TimeWindow {
        if (toNanos - fromNanos < SHORTEST_NANOS) {
            toNanos = fromNanos + SHORTEST_NANOS;
        }
    }

    /** All of a model, with a little air at both ends. */
    static TimeWindow whole(TimelineModel model) {
        var span = Math.max(1_000_000L, model.lastNanos() - model.firstNanos());
        return new TimeWindow(model.firstNanos() - span / 50, model.lastNanos() + span / 35);
    }

    long nanos() {
        return toNanos - fromNanos;
    }

    /** Closer (a factor below 1) or farther round a time, never beyond {@code whole}. */
    TimeWindow zoomed(double factor, long around, TimeWindow whole) {
        var span = Math.min(Math.max(SHORTEST_NANOS, Math.round(nanos() * factor)), whole.nanos());
        var share = (double) (around - fromNanos) / nanos();
        var from = around - Math.round(span * share);
        return new TimeWindow(from, from + span).inside(whole);
    }

    TimeWindow moved(long nanos, TimeWindow whole) {
        return new TimeWindow(fromNanos + nanos, toNanos + nanos).inside(whole);
    }

    private TimeWindow inside(TimeWindow whole) {
        var from = Math.clamp(fromNanos, whole.fromNanos, Math.max(whole.fromNanos, whole.toNanos - nanos()));
        return new TimeWindow(from, from + nanos());
    }
}
