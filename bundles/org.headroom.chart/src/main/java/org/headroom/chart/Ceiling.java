package org.headroom.chart;

import java.util.List;
import org.headroom.diagnosis.Interval;

/** What the path carries, in octets of IP, and how that is known. */
public sealed interface Ceiling {

    /** Octets of the tightest bound; of an interval the upper one, which is known not to pass. */
    int octets();

    /** Nanoseconds from when on it is known. */
    long sinceNanos();

    /**
     * Routers said it in this flow.
     *
     * @param steps each message that lowered the bound, in order, at least one
     * @param messages numbers of all messages about packets of this direction, in order
     */
    record Said(List<Step> steps, List<Long> messages) implements Ceiling {
        @Override
        public int octets() {
            return steps.getLast().octets();
        }

        @Override
        public long sinceNanos() {
            return steps.getFirst().nanos();
        }
    }

    /** The number comes from another flow or another capture. */
    record Elsewhere(int octets, long sinceNanos) implements Ceiling {}

    /** Nobody said the number: the largest packet that passed and the smallest that did not enclose it. */
    record Between(Interval interval, long sinceNanos) implements Ceiling {
        @Override
        public int octets() {
            return interval.lost();
        }
    }

    /**
     * A message that lowered the bound.
     *
     * @param packet its number
     * @param octets the next-hop MTU
     * @param source address of the router that speaks
     */
    record Step(long nanos, long packet, int octets, String source) {}
}
