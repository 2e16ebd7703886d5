package org.headroom.packet.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packets of several captures that stand one after the other in a text, in the order of their times: where the clock jumps back, the next
 * capture begins, and a router's message belongs to a packet of the one before.
 */
final class Sorting {

    /** Less than this is the order in which processors hand packets on. */
    private static final long JUMP_NANOS = 10_000_000L;

    private static final long HALF_A_DAY_NANOS = 43_200_000_000_000L;
    private static final int MOST = 20_000;
    /** Octets of text: a text that yields no packet for long is taken for none. */
    private static final long MOST_OCTETS = 1L << 21;

    private final List<Entry> held = new ArrayList<>();
    private boolean wanted;

    /** Learns from the first times of a text whether it is needed. */
    Sorting(List<Stamp> first, boolean deltas) {
        var jumps = false;
        for (int i = 1; i < first.size(); i++) {
            var back = first.get(i - 1).nanos() - first.get(i).nanos();
            if (first.get(i).kind() != first.getFirst().kind()) {
                return;
            }
            // half a day back is tomorrow
            jumps |= back > JUMP_NANOS
                    && (back < HALF_A_DAY_NANOS || first.get(i).kind() != Stamp.Kind.OF_DAY);
        }
        this.wanted = jumps && !deltas;
    }

    /** Whether this packet waits for those that come later in the text and went before. */
    boolean holds(Entry entry) {
        if (!wanted || entry.isTree || entry.stamp == null) {
            return false;
        }
        held.add(entry);
        return true;
    }

    /** Whether no more can be held. */
    boolean full() {
        return held.size() >= MOST || !held.isEmpty() && held.getLast().offset - held.getFirst().offset > MOST_OCTETS;
    }

    /** All that were held, in order. From now on none is. */
    List<Entry> release() {
        wanted = false;
        held.sort(Comparator.comparingLong(entry -> nanos(entry.stamp)));
        var all = List.copyOf(held);
        held.clear();
        return all;
    }

    private static long nanos(@Nullable Stamp stamp) {
        return stamp == null ? 0 : stamp.nanos();
    }
}
