package org.headroom.diagnosis.rule;

import java.util.ArrayList;
import java.util.List;
import org.headroom.flow.Flow;

/** MSS options that changed between two observations of the same SYN. */
final class Rewrites {

    /**
     * One SYN or SYN-ACK, seen before and after a box that rewrote its MSS.
     *
     * @param before first observation
     * @param after later observation
     */
    record Rewrite(Flow.Syn before, Flow.Syn after) {

        boolean raised() {
            return before.mss() >= 0 && after.mss() > before.mss();
        }

        /** "1460", or "no MSS". */
        String from() {
            return before.mss() < 0 ? "no MSS" : Integer.toString(before.mss());
        }
    }

    private Rewrites() {}

    /** All rewrites of a flow's handshake, in order. An option that was cut off says nothing. */
    static List<Rewrite> of(Flow flow) {
        var rewrites = new ArrayList<Rewrite>();
        for (var syn : flow.syns()) {
            if (syn.copyOf() < 0 || !syn.optionsWhole()) {
                continue;
            }
            flow.syns().stream()
                    .filter(s -> s.row() == syn.copyOf() && s.optionsWhole() && s.mss() != syn.mss() && syn.mss() >= 0)
                    .findFirst()
                    .ifPresent(s -> rewrites.add(new Rewrite(s, syn)));
        }
        return rewrites;
    }
}
