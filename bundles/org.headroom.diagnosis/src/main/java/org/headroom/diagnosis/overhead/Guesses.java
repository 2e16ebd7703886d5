package org.headroom.diagnosis.overhead;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds every stack and every known default that leaves a path MTU, with a weight from priors alone. */
final class Guesses {

    private static final double OWN_LINK = 100;
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
                .filter(known -> known.mtu() == pathMtu && fits(known.below(), known.mtu()))
                .map(this::known)
                .forEach(guesses::add);
        return guesses;
    }

    /** Links of the hosts' own, and the usual ones of the same order of size; or the one that is certain, and what lies on it. */
    private List<Underlay> underlays() {
        var own = new TreeSet<>(clues.ownMtus());
        own.removeIf(mtu -> mtu <= pathMtu || mtu - pathMtu >= NEAR);
        if (clues.underlay() != 0) {
            own.clear();
            own.add(clues.underlay());
        }
        var usual = Underlay.ALL.stream()
                .filter(underlay -> underlay.mtu() >= pathMtu && !(underlay.isPlain() && own.contains(underlay.mtu())))
                .filter(underlay -> fits(underlay.below(), underlay.mtu()));
        return Stream.concat(own.stream().map(mtu -> Underlay.own(mtu, OWN_LINK)), usual)
                .toList();
    }

    /** Whether a link is worth a try: of the order of size that the path MTU has, and counted from what is certain. */
    private boolean fits(int below, int mtu) {
        return clues.underlay() == 0 ? mtu > Underlay.ETHERNET == isJumbo() : below == clues.underlay();
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
        var title = underlay.isPlain() ? prior.title() : prior.title() + ", over " + underlay.title();
        into.add(new Guess(
                underlay.isPlain() ? stack.name() : underlay.contract() + "+" + stack.name(),
                stack.name(),
                underlay.below(),
                prior.weight() * underlay.weight() / 100,
                true,
                stack.carries(clues.innerVersion()),
                title,
                layers,
                prior.note(),
                prior.cipher().isEmpty() ? List.of() : List.of(new Guess.Form(title, prior.cipher()))));
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
                known.note(),
                List.of());
    }

    /** Two common encapsulations, one inside the other. */
    private static final class NestedPriors {
        static final List<Prior> ALL = Prior.COMMON.stream()
                .flatMap(outer -> Prior.COMMON.stream()
                        .filter(inner ->
                                !outer.stack().name().equals(inner.stack().name()))
                        .filter(inner -> outer.stack().takes(inner.stack()))
                        .map(inner -> new Prior(
                                outer.stack().around(inner.stack()),
                                outer.weight() * inner.weight() / 100 * NESTED,
                                inner.title() + ", inside " + outer.title(),
                                "",
                                "")))
                .toList();
    }
}
