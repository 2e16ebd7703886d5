package org.headroom.diagnosis.overhead;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds every stack and every known default that leaves a path MTU, with a weight from priors alone. */
final class Guesses {

    private static final double OWN_LINK = 150;
    private static final double NESTED = 0.06;
    private static final int NEAR = 260;

    private final int pathMtu;
    private final Clues clues;

    Guesses(int pathMtu, Clues clues) {
        this.pathMtu = pathMtu;
        this.clues = clues;
    }

    List<Guess> all() {
        var guesses = new ArrayList<Guess>();
        for (var underlay : underlays()) {
            Prior.SINGLE.forEach(prior -> consider(underlay, prior, guesses));
            if (underlay.isPlain()) {
                nested().forEach(prior -> consider(underlay, prior, guesses));
            }
        }
        KnownDefault.ALL.stream()
                .filter(known -> known.mtu() == pathMtu)
                .map(this::known)
                .forEach(guesses::add);
        return guesses;
    }

    /** Links of the hosts' own, and the usual ones of the same order of size. */
    private List<Underlay> underlays() {
        var own = clues.ownMtus().stream()
                .filter(mtu -> mtu > pathMtu && mtu - pathMtu < NEAR)
                .map(mtu -> Underlay.own(mtu, OWN_LINK));
        var usual = Underlay.ALL.stream()
                .filter(underlay -> underlay.mtu() >= pathMtu && (underlay.mtu() > Underlay.ETHERNET) == isJumbo())
                .filter(underlay -> !(underlay.isPlain() && clues.ownMtus().contains(underlay.mtu())));
        return Stream.concat(own, usual).toList();
    }

    private boolean isJumbo() {
        return pathMtu > Underlay.ETHERNET;
    }

    private static Stream<Prior> nested() {
        return NestedPriors.ALL.stream();
    }

    private void consider(Underlay underlay, Prior prior, List<Guess> into) {
        var stack = prior.stack();
        if (stack.inside(underlay.mtu()) != pathMtu || !canLieOn(underlay, stack)) {
            return;
        }
        var layers = Stream.concat(underlay.layers().stream(), stack.pictured(underlay.mtu()).stream())
                .toList();
        into.add(new Guess(
                underlay.isPlain() ? stack.name() : underlay.contract() + "+" + stack.name(),
                stack.name(),
                underlay.below(),
                prior.weight() * underlay.weight() / 100,
                true,
                stack.carries(clues.innerVersion()),
                underlay.isPlain() ? prior.title() : prior.title() + ", over " + underlay.title(),
                layers,
                prior.note()));
    }

    /** What takes its room from the frame does so on the link itself; and nothing is its own underlay. */
    private static boolean canLieOn(Underlay underlay, Stack stack) {
        return underlay.isPlain()
                || stack.encapsulations().getFirst().overIp() && !stack.name().equals(underlay.contract());
    }

    private Guess known(KnownDefault known) {
        return new Guess(
                known.contract(),
                known.contract(),
                known.below(),
                known.weight(),
                false,
                true,
                known.title(),
                known.layers(),
                known.note());
    }

    /** Two common encapsulations, one inside the other. */
    private static final class NestedPriors {
        static final List<Prior> ALL = Prior.COMMON.stream()
                .flatMap(outer -> Prior.COMMON.stream()
                        .filter(inner -> !outer.stack().name().equals(inner.stack().name()))
                        .filter(inner -> outer.stack().takes(inner.stack()))
                        .map(inner -> new Prior(
                                outer.stack().around(inner.stack()),
                                outer.weight() * inner.weight() / 100 * NESTED,
                                inner.title() + ", inside " + outer.title(),
                                "")))
                .toList();
    }
}
