package org.headroom.diagnosis.overhead;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headroom.diagnosis.Overhead;
import org.headroom.packet.wire.Encapsulation;
import org.jspecify.annotations.Nullable;

/** What ate the room: from a path MTU to the encapsulations that leave it. */
public final class Catalogue {

    private static final int FEW = 2;
    private static final int MOST = 4;

    private Catalogue() {}

    /**
     * Explanations of a path MTU.
     *
     * @param pathMtu octets of IP, {@value Stack#SMALLEST_UNDERLAY} to {@value Stack#LARGEST_UNDERLAY}
     * @return one to four, most likely first; explanations that the packets inside rule out come last and say so. Where nothing fits, one
     *     {@code manual} that names the number only
     * @throws IllegalArgumentException where {@code pathMtu} is out of range, or above an underlay that is certain
     */
    public static List<Overhead.Candidate> candidates(int pathMtu, Clues clues) {
        if (pathMtu < Stack.SMALLEST_UNDERLAY || pathMtu > Stack.LARGEST_UNDERLAY) {
            throw new IllegalArgumentException("an MTU is %d to %d octets, not %d"
                    .formatted(Stack.SMALLEST_UNDERLAY, Stack.LARGEST_UNDERLAY, pathMtu));
        }
        if (clues.underlay() != 0 && clues.underlay() < pathMtu) {
            throw new IllegalArgumentException(
                    "an MTU of %d does not come out of an underlay of %d".formatted(pathMtu, clues.underlay()));
        }
        var guesses = new Guesses(pathMtu, clues).all();
        var ranking = new Ranking(clues);
        var say = new Sentences(pathMtu, clues);
        var possible = ranking.possible(guesses);
        var ruledOut = ranking.ruledOut(guesses, possible);
        var candidates = new ArrayList<Overhead.Candidate>();
        possible.stream().map(say::possible).forEach(candidates::add);
        if (possible.isEmpty()) {
            candidates.add(say.unknown(below(pathMtu, clues)));
        } else if (clues.icmpFromDestination() || possible.size() < FEW) {
            addByHand(candidates, say.byHand(possible.getFirst().below()));
        }
        ruledOut.stream().map(say::ruledOut).forEach(candidates::add);
        return candidates.stream().limit(MOST).toList();
    }

    private static void addByHand(List<Overhead.Candidate> candidates, Overhead.Candidate byHand) {
        if (candidates.stream().noneMatch(there -> there.encapsulation().equals(byHand.encapsulation()))) {
            candidates.add(1, byHand);
        }
    }

    /**
     * The overhead behind a path MTU that a router said.
     *
     * @param pathMtu as for {@link #candidates}
     * @return not measured; its octets are the underlay of the likeliest candidate less {@code pathMtu}
     * @throws IllegalArgumentException as {@link #candidates}
     */
    public static Overhead explain(int pathMtu, Clues clues) {
        var candidates = candidates(pathMtu, clues);
        var bytes = candidates.getFirst().bytes();
        return new Overhead(bytes, false, pathMtu + bytes, candidates);
    }

    /**
     * The overhead of a tunnel whose inside and outside are both in the capture.
     *
     * @param outsideIn what was seen, not empty
     * @param bytes octets that it took, null where its inside cannot be read
     * @param underlay the MTU outside, octets; null where the capture does not tell it
     */
    public static Overhead measured(
            List<Encapsulation> outsideIn, @Nullable Integer bytes, @Nullable Integer underlay) {
        var seen = new Seen(outsideIn, bytes, underlay == null ? Underlay.ETHERNET : underlay).candidate();
        return new Overhead(bytes, bytes != null, underlay, List.of(seen));
    }

    /**
     * What else a number may be than an MTU: a ping's payload or an MSS, typed where the MTU belongs.
     *
     * @param mtu octets
     * @return a sentence, or null where the number is not known for it
     */
    public static @Nullable String trap(int mtu) {
        return Table.rows("traps.tsv", 2).stream()
                .filter(row -> Integer.parseInt(row.get(0)) == mtu)
                .map(row -> row.get(1))
                .findFirst()
                .orElse(null);
    }

    /** What the octets are missing from where nothing explains the number. */
    private static int below(int pathMtu, Clues clues) {
        if (clues.underlay() != 0) {
            return clues.underlay();
        }
        var own = clues.ownMtus().stream().filter(mtu -> mtu >= pathMtu).min(Comparator.naturalOrder());
        if (pathMtu <= Underlay.ETHERNET) {
            return own.filter(mtu -> mtu <= Underlay.ETHERNET).orElse(Underlay.ETHERNET);
        }
        return own.orElseGet(() -> Underlay.ALL.stream()
                .map(Underlay::mtu)
                .filter(mtu -> mtu >= pathMtu)
                .min(Comparator.naturalOrder())
                .orElse(pathMtu));
    }
}
