package org.headroom.diagnosis.rule;

import java.util.List;
import java.util.stream.Stream;
import org.headroom.diagnosis.Scene;
import org.headroom.flow.Flow;

/** MSS options that changed between two observations of the same SYN. */
final class Rewrites {

    /**
     * One SYN or SYN-ACK, seen before and after a box that rewrote its MSS.
     *
     * @param before as it was, where it had more hops to live; the first observation where it had as many
     * @param after as the box made it
     */
    record Rewrite(Flow.Syn before, Flow.Syn after) {

        static Rewrite of(Flow.Syn first, Flow.Syn again) {
            return again.timeToLive() > first.timeToLive() ? new Rewrite(again, first) : new Rewrite(first, again);
        }

        boolean raised() {
            return before.mss() >= 0 && after.mss() > before.mss();
        }

        /** "1460", or "no MSS". */
        String from() {
            return before.mss() < 0 ? "no MSS" : Integer.toString(before.mss());
        }
    }

    private Rewrites() {}

    /** Flows whose handshake was rewritten: few, of many. */
    static Stream<Flow> flows(Scene scene) {
        return scene.suspects().stream().filter(Rewrites::any);
    }

    /** Whether a flow's handshake was rewritten. */
    static boolean any(Flow flow) {
        for (var syn : flow.syns()) {
            if (again(syn)) {
                return !of(flow).isEmpty();
            }
        }
        return false;
    }

    /** All rewrites of a flow's handshake, in order. An option that was cut off says nothing. */
    static List<Rewrite> of(Flow flow) {
        return flow.syns().stream()
                .filter(Rewrites::again)
                .flatMap(syn -> flow.syns().stream()
                        .filter(s -> s.row() == syn.copyOf() && rewritten(s, syn))
                        .limit(1)
                        .map(s -> Rewrite.of(s, syn)))
                .filter(r -> r.after().mss() >= 0)
                .toList();
    }

    /** A box that changes the MSS leaves the window: a proxy that opens a connection of its own does not. */
    private static boolean rewritten(Flow.Syn first, Flow.Syn again) {
        return first.optionsWhole()
                && first.mss() != again.mss()
                && first.opening().window() == again.opening().window();
    }

    /** Whether it was seen before, and its MSS can be read. */
    private static boolean again(Flow.Syn syn) {
        return syn.copyOf() >= 0 && syn.optionsWhole() && syn.mss() >= 0;
    }
}
