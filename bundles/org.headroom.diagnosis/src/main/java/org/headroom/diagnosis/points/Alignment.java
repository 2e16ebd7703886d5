package org.headroom.diagnosis.points;

import java.util.Arrays;
import java.util.List;
import org.headroom.diagnosis.Clock;
import org.headroom.diagnosis.Drift;
import org.headroom.diagnosis.points.Spells.Spell;
import org.jspecify.annotations.Nullable;

/**
 * Sets one capture's clock against another's, by the packets that both hold.
 *
 * <p>The offset lies in the middle of what the fastest packets of each way allow, half their distance is its error (RFC 5905 §8, with
 * packets of the traffic instead of probes). The drift is the middle of all slopes that leave these packets nearly as much room as the
 * best one; how much less is tolerated comes from how the fastest times of travel vary from spell to spell. A queue that grows one way
 * thus widens the error instead of becoming drift.
 */
final class Alignment {

    private static final int FEWEST_PAIRS = 3;

    /** Below this a quartile says nothing. */
    private static final int FEWEST_SPELLS = 6;

    /** A shorter time tells of the scheduler, not of the clock. */
    private static final long SHORTEST_NANOS = 10_000_000_000L;

    /** An error beyond what the quartz of computers is ever off says nothing of it: nanoseconds a second, 100 ppm. */
    private static final double VAGUE = 100_000;

    /** What one direction alone shows beyond the tolerance of NTP's discipline, 500 ppm (RFC 5905, appendix A), is a queue. */
    private static final double ONE_WAY_STEEPEST = 500_000;

    /** No packet is under way for longer, where nothing says how long. */
    private static final long ONE_WAY_ERROR = 1_000_000_000L;

    /** Delays vary by so much on a quiet host: what lies within contradicts no line. */
    private static final double QUIET_NANOS = 100_000;

    /** Of how much the fastest times of travel vary, what a slope may take away and still be possible. */
    private static final double SLACK = 2;

    /** Of the same, what no queue explains. */
    private static final double CONTRADICTION = 6;

    /** Were it more of the spells, they would be the rule. */
    private static final double MOST_HASTY = 0.25;

    private static final double PPM = 1e-3;

    private final List<Pair> pairs;
    private final Corridor corridor;
    private final Spells spells;

    /** The line that leaves most room, nanoseconds a second. */
    private final double slope;

    private final double room;
    private final List<Spell> at;
    private final double[] sorted;

    private Alignment(List<Pair> pairs) {
        this.pairs = pairs;
        this.corridor = new Corridor(pairs);
        this.spells = new Spells(pairs, corridor);
        this.slope = corridor.best();
        this.room = corridor.room(slope);
        this.at = spells.at(slope);
        this.sorted = at.stream().mapToDouble(Spell::taken).sorted().toArray();
    }

    /** The clock of {@code there} against that of {@code here}, or null where too few packets are in both. */
    static @Nullable Clock between(Sightings here, Sightings there) {
        return of(Pair.of(here, there));
    }

    /** The clock that packets show, given by time; null where they are too few. */
    static @Nullable Clock of(List<Pair> pairs) {
        return pairs.size() < FEWEST_PAIRS ? null : new Alignment(pairs).clock();
    }

    private Clock clock() {
        if (pairs.getLast().nanos() - pairs.getFirst().nanos() < SHORTEST_NANOS) {
            return clock(new Drift.Unknown(Drift.Why.TOO_SHORT), pairs.size());
        }
        if (sorted.length < FEWEST_SPELLS) {
            return clock(new Drift.Unknown(Drift.Why.TOO_FEW), pairs.size());
        }
        if (!contradicted()) {
            return clock(drift(), pairs.size());
        }
        var others = withoutHasty();
        return others == null ? notEven() : others.clock(others.drift(), pairs.size());
    }

    /**
     * What is left without a few spells whose packets were much faster than the rest, if a line agrees with that: they went another way, or
     * were taken for others.
     */
    private @Nullable Alignment withoutHasty() {
        var low = quantile(sorted, 0.25) - tolerance();
        var hasty = at.stream().filter(s -> s.taken() < low).toList();
        if (hasty.isEmpty() || hasty.size() > MOST_HASTY * sorted.length) {
            return null;
        }
        var others = new Alignment(spells.without(hasty));
        return others.sorted.length < FEWEST_SPELLS || others.contradicted() ? null : others;
    }

    private Clock notEven() {
        var step = Step.in(spells.at(0), QUIET_NANOS);
        if (step == null) {
            return clock(new Drift.Unknown(Drift.Why.UNEVEN), pairs.size());
        }
        var before = pairs.stream().filter(p -> p.nanos() < step.notBefore()).toList();
        return new Alignment(before).clock(new Drift.Stepped(step.nanos(), step.by()), pairs.size());
    }

    private Clock clock(Drift drift, int count) {
        var even = drift.rate() / PPM;
        var most = corridor.most(even);
        var least = corridor.least(even);
        var offset = corridor.bothWays() ? (most + least) / 2 : most + least;
        var error = corridor.bothWays() ? (long) Math.ceil(Math.abs(most - least) / 2) : ONE_WAY_ERROR;
        return new Clock(
                corridor.base() + Math.round(offset), error, corridor.origin(), drift, corridor.bothWays(), count);
    }

    private Drift drift() {
        var slack = SLACK * (quantile(sorted, 0.25) - room) + 2 * resolution();
        return judged(corridor.limit(slope, -1, room - slack), corridor.limit(slope, 1, room - slack));
    }

    private Drift judged(double low, double high) {
        var error = (high - low) / 2;
        var middle = (low + high) / 2;
        if (Math.abs(middle) > error && error <= VAGUE) {
            return corridor.bothWays() || Math.abs(middle) < ONE_WAY_STEEPEST
                    ? new Drift.Measured(middle * PPM, error * PPM)
                    : new Drift.Unknown(Drift.Why.UNEVEN);
        }
        var unseen = Math.abs(middle) + error;
        return unseen > VAGUE ? new Drift.Unknown(Drift.Why.TOO_SHORT) : new Drift.NoneSeen(unseen * PPM);
    }

    /**
     * Whether the line is one that the packets do not follow. There and back each spell shows a time of travel that no clock changes: a
     * line that implies less than nearly all of them, by more than they vary, is wrong. One way alone each spell must come near the line,
     * or else something other than an even clock moved it.
     */
    private boolean contradicted() {
        return quantile(sorted, corridor.bothWays() ? 0.25 : 0.875) - room > tolerance();
    }

    /** How much times of travel may differ by: several times what they usually do, one way alone from a spell to the next. */
    private double tolerance() {
        if (corridor.bothWays()) {
            return CONTRADICTION * (quantile(sorted, 0.75) - quantile(sorted, 0.25)) + QUIET_NANOS;
        }
        var changes = new double[at.size() - 1];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = Math.abs(at.get(i + 1).taken() - at.get(i).taken());
        }
        Arrays.sort(changes);
        return CONTRADICTION * quantile(changes, 0.5) + QUIET_NANOS;
    }

    private static double quantile(double[] sorted, double part) {
        return sorted[(int) (part * (sorted.length - 1))];
    }

    /** The unit that all times are whole multiples of, nanoseconds: 1000 where a capture counts microseconds. */
    private long resolution() {
        var unit = 1_000_000_000L;
        for (var pair : pairs) {
            while (unit > 1 && (pair.nanos() % unit != 0 || pair.apart() % unit != 0)) {
                unit /= 10;
            }
        }
        return Math.max(unit, 1000);
    }
}
