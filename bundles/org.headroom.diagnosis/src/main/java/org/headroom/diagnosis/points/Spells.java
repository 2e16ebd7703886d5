package org.headroom.diagnosis.points;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The time that both captures share, in equal spells, and of each the packets that travelled fastest: those that waited in no queue
 * tell most about clocks, as in the clock filter of NTP (RFC 5905 §10). Spells without packets, or with one direction only where there
 * are two, are left out.
 */
final class Spells {

    /**
     * @param nanos when it begins, nanoseconds since 1970
     * @param offset the middle between its two fastest packets (RFC 5905 §8), or where one direction is seen what the fastest shows
     * @param taken their times of travel together
     */
    record Spell(long nanos, double offset, double taken) {}

    private static final int MOST = 64;
    private static final int PAIRS_EACH = 3;

    private final List<Pair> pairs;
    private final Corridor corridor;
    private final long first;
    private final long span;
    private final int count;

    Spells(List<Pair> pairs, Corridor corridor) {
        this.pairs = pairs;
        this.corridor = corridor;
        this.first = pairs.getFirst().nanos();
        this.span = pairs.getLast().nanos() - first;
        var later = pairs.stream().filter(Pair::later).count();
        var scarcer = corridor.bothWays() ? Math.min(later, pairs.size() - later) : pairs.size();
        this.count = (int) Math.clamp(scarcer / PAIRS_EACH, 1, MOST);
    }

    /** Under the assumption that the offset changes by so many nanoseconds a second; offsets are what that leaves. */
    List<Spell> at(double slope) {
        var up = new double[count];
        var down = new double[count];
        Arrays.fill(up, Double.POSITIVE_INFINITY);
        Arrays.fill(down, Double.POSITIVE_INFINITY);
        for (var pair : pairs) {
            var spell = spell(pair);
            var side = pair.later() ? up : down;
            side[spell] = Math.min(side[spell], corridor.taken(pair, slope));
        }
        var spells = new ArrayList<Spell>();
        for (int i = 0; i < count; i++) {
            var begins = begins(i);
            if (corridor.bothWays()) {
                add(spells, new Spell(begins, (up[i] - down[i]) / 2, up[i] + down[i]));
            } else {
                var forward = Double.isFinite(up[i]);
                add(spells, new Spell(begins, forward ? up[i] : -down[i], forward ? up[i] : down[i]));
            }
        }
        return spells;
    }

    private int spell(Pair pair) {
        return (int) Math.min(count - 1, (pair.nanos() - first) / (span + 1.0) * count);
    }

    private long begins(int spell) {
        return first + (long) ((double) spell / count * span);
    }

    /** The packets outside these spells. */
    List<Pair> without(List<Spell> left) {
        var begins = left.stream().map(Spell::nanos).collect(Collectors.toSet());
        return pairs.stream().filter(p -> !begins.contains(begins(spell(p)))).toList();
    }

    private static void add(List<Spell> spells, Spell spell) {
        if (Double.isFinite(spell.taken)) {
            spells.add(spell);
        }
    }
}
