package org.headroom.diagnosis.points;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one moment at which a clock was set: before and after it the offset stays, and between it jumps.
 *
 * @param notBefore when the spell before the jump begins, which may hold it, nanoseconds since 1970
 * @param nanos when the spell after it begins
 * @param by nanoseconds, positive where the clock was set forward
 */
record Step(long notBefore, long nanos, long by) {

    private static final int FEWEST = 2;

    /** The jump against what is left on both sides. An even slope leaves a quarter of it. */
    private static final double CLEAR = 8;

    /**
     * Finds it, or null where there is none, or several.
     *
     * @param quiet a jump of so many nanoseconds is none
     */
    static @Nullable Step in(List<Spells.Spell> spells, double quiet) {
        var offsets = spells.stream().mapToDouble(Spells.Spell::offset).toArray();
        var at = -1;
        var least = Double.POSITIVE_INFINITY;
        for (int i = FEWEST; i <= offsets.length - FEWEST; i++) {
            var left = distance(offsets, 0, i) + distance(offsets, i, offsets.length);
            if (left < least) {
                least = left;
                at = i;
            }
        }
        if (at < 0) {
            return null;
        }
        var by = median(offsets, at, offsets.length) - median(offsets, 0, at);
        var clear = Math.abs(by) > CLEAR * least / offsets.length + quiet;
        return clear && Math.abs(atOnce(offsets, at)) > Math.abs(by) / 2
                ? new Step(spells.get(at - 1).nanos(), spells.get(at).nanos(), Math.round(by))
                : null;
    }

    /** How much changes from before the spell that may hold the jump to after it. */
    private static double atOnce(double[] offsets, int at) {
        return offsets[Math.min(at + 1, offsets.length - 1)] - offsets[at - 2];
    }

    /** How far the values of a range are from their median, together. */
    private static double distance(double[] values, int from, int to) {
        var middle = median(values, from, to);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(values[i] - middle);
        }
        return sum;
    }

    private static double median(double[] values, int from, int to) {
        var sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
