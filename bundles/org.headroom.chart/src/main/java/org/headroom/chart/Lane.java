package org.headroom.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.headroom.flow.Direction;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a flow on the timeline.
 *
 * @param marks its packets, and the ICMP messages about them, in order of time
 * @param context packets of other flows that go the same way
 * @param allowed what the MSS allows, null where the handshake was not seen or had no option
 * @param ceiling what the path carries, null where nothing is known
 * @param copies packets that carry the same octets
 * @param waits what the sender's timer took
 * @param flight packets sent before the sender could know, null without any
 * @param sizes what became of which size, smallest first
 */
public record Lane(
        Direction direction,
        List<Mark> marks,
        List<Mark.Data> context,
        @Nullable Allowed allowed,
        @Nullable Ceiling ceiling,
        List<Copies> copies,
        List<Wait> waits,
        @Nullable Flight flight,
        List<SizeCount> sizes) {

    /**
     * All transmissions of the same octets, in order; at least two.
     *
     * @param marks the first of them is the original where it was seen
     */
    public record Copies(List<Mark.Data> marks) {}

    /**
     * A retransmission timer that ran out.
     *
     * @param fromNanos when the copy before was sent
     * @param copy what was sent when it expired
     */
    public record Wait(long fromNanos, Mark.Data copy) {
        public long nanos() {
            return copy.nanos() - fromNanos;
        }
    }

    /**
     * One round trip after the first message of a router: what is sent in it accuses nobody.
     *
     * @param message number of the ICMP message
     */
    public record Flight(long message, long fromNanos, long toNanos) {}

    /**
     * What became of the packets of one size.
     *
     * @param length octets of IP
     */
    public record SizeCount(int length, int arrived, int lost) {
        public int sent() {
            return arrived + lost;
        }
    }

    /** Transmissions of octets of which no copy arrived; handshakes and acknowledgments aside. */
    public List<Mark.Data> never() {
        var arrived = new HashSet<Long>();
        var lost = new ArrayList<Mark.Data>();
        for (var mark : marks) {
            if (mark instanceof Mark.Data data && data.fate() == Fate.DELIVERED) {
                arrived.add(data.original());
            } else if (mark instanceof Mark.Data data && data.fate() == Fate.LOST && data.sequence() > 0) {
                lost.add(data);
            }
        }
        return lost.stream().filter(data -> !arrived.contains(data.original())).toList();
    }

    /** The first packet of the very size that the MSS allows that arrived: proof that it fits. */
    public Optional<Mark.Data> largestAllowedArrived() {
        return marks.stream()
                .filter(m -> m instanceof Mark.Data data
                        && allowed != null
                        && data.fate() == Fate.DELIVERED
                        && data.length() == allowed.octets())
                .map(Mark.Data.class::cast)
                .findFirst();
    }

    /** Octets between what the path carries and what the MSS allows: negative where room is missing; null where unknown. */
    public @Nullable Integer headroom() {
        return allowed == null || ceiling == null || ceiling instanceof Ceiling.Between
                ? null
                : Integer.valueOf(ceiling.octets() - allowed.octets());
    }

    /** Octets of IP of the largest packet that arrived, 0 without one. */
    public int largestArrived() {
        return sizes.stream()
                .filter(s -> s.arrived() > 0)
                .mapToInt(SizeCount::length)
                .max()
                .orElse(0);
    }

    /** Octets of IP of the largest packet of this flow, 0 without one. */
    public int largestSent() {
        return marks.stream()
                .mapToInt(m -> m instanceof Mark.Data data ? data.length() : 0)
                .max()
                .orElse(0);
    }
}
