package org.headroom.diagnosis.overhead;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.packet.wire.Encapsulation;

/** Puts explanations in order: what the capture shows first, then how often one meets them. */
final class Ranking {

    private static final double SEEN = 50;
    private static final double DESTINATION_WRAPS = 20;
    private static final double WORTH_TELLING = 0.04;
    private static final double WORTH_NAMING = 0.1;
    private static final int MOST = 4;

    /** What a load balancer that hands packets on to its servers wraps them in (ipvsadm(8), --tun-type). */
    private static final Map<Encapsulation, Double> FROM_DESTINATION = Map.of(
            Encapsulation.IPIP, DESTINATION_WRAPS,
            Encapsulation.IP6IP6, DESTINATION_WRAPS,
            Encapsulation.SIX_IN_FOUR, DESTINATION_WRAPS,
            Encapsulation.FOUR_IN_SIX, DESTINATION_WRAPS,
            Encapsulation.GUE, DESTINATION_WRAPS,
            Encapsulation.FOU, DESTINATION_WRAPS,
            Encapsulation.GRE, DESTINATION_WRAPS / 4);

    private final Clues clues;

    Ranking(Clues clues) {
        this.clues = clues;
    }

    /** The possible ones worth telling, most likely first, at most four, each explanation once. */
    List<Guess> possible(List<Guess> guesses) {
        var ranked = distinct(guesses.stream().filter(Guess::possible).toList());
        if (ranked.isEmpty()) {
            return ranked;
        }
        var best = ranked.getFirst();
        return ranked.stream()
                .filter(guess -> guess.weight() >= best.weight() * WORTH_TELLING && comparable(guess, best))
                .limit(MOST)
                .toList();
    }

    /** Whether octets are counted from the same MTU; jumbo links differ by an octet, and both may be told. */
    private static boolean comparable(Guess guess, Guess best) {
        return guess.below() == best.below() || best.below() > Underlay.JUMBO && guess.below() > Underlay.JUMBO;
    }

    /** What would explain the number as well as the best, but cannot carry these packets. */
    List<Guess> ruledOut(List<Guess> guesses, List<Guess> possible) {
        var best = possible.stream().mapToDouble(Guess::weight).findFirst().orElse(0);
        var bytes = possible.stream().mapToInt(Guess::bytes).findFirst();
        return distinct(guesses.stream().filter(guess -> !guess.possible()).toList()).stream()
                .filter(guess -> bytes.isEmpty() || guess.bytes() == bytes.getAsInt())
                .filter(guess -> guess.weight() * DESTINATION_WRAPS >= best * 0.3)
                .limit(1)
                .toList();
    }

    private List<Guess> distinct(List<Guess> guesses) {
        var kept = new ArrayList<Guess>();
        guesses.stream()
                .map(guess -> guess.times(factor(guess)))
                .sorted(Comparator.comparingDouble(Guess::weight).reversed())
                .forEach(guess -> keep(guess, kept));
        return kept;
    }

    private static void keep(Guess guess, List<Guess> kept) {
        for (var i = 0; i < kept.size(); i++) {
            if (kept.get(i).isLike(guess)) {
                if (guess.weight() >= kept.get(i).weight() * WORTH_NAMING) {
                    kept.set(i, kept.get(i).with(guess));
                }
                return;
            }
        }
        kept.add(guess);
    }

    private double factor(Guess guess) {
        return seen(guess) * (clues.icmpFromDestination() ? fromDestination(guess) : 1);
    }

    /** Whether the capture holds all of it, or some. */
    private double seen(Guess guess) {
        var parts = guess.encapsulations();
        var there = parts.stream().filter(clues.seen()::contains).count();
        return there == 0 ? 1 : SEEN * there / parts.size();
    }

    /** Whether load balancers wrap packets for their servers this way. */
    static boolean wrapsForServers(Guess guess) {
        return fromDestination(guess) > 1;
    }

    private static double fromDestination(Guess guess) {
        var parts = Set.copyOf(guess.encapsulations());
        return parts.size() > 1
                ? 1
                : FROM_DESTINATION.getOrDefault(parts.iterator().next(), 1.0);
    }
}
