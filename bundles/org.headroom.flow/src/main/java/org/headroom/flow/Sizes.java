package org.headroom.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What became of the packets of one direction, by size: the survival of sizes. */
public final class Sizes {

    /**
     * Packets of one size.
     *
     * @param length octets of IP
     * @param delivered known to have arrived
     * @param lost known to be lost, or sent again
     * @param unknown neither
     */
    public record Count(int length, int delivered, int lost, int unknown) {

        Count plus(Fate fate) {
            return switch (fate) {
                case DELIVERED -> new Count(length, delivered + 1, lost, unknown);
                case LOST -> new Count(length, delivered, lost + 1, unknown);
                case UNKNOWN -> new Count(length, delivered, lost, unknown + 1);
            };
        }
    }

    private record Arrival(long nanos, int length) {}

    private final TreeMap<Integer, Count> counts = new TreeMap<>();
    /** Deliveries of which no later one was larger, by time of sending: what was the largest to arrive since. */
    private final List<Arrival> arrivals = new ArrayList<>();

    void add(Transmission transmission) {
        counts.merge(
                transmission.length(),
                new Count(transmission.length(), 0, 0, 0).plus(transmission.fate()),
                (old, _) -> old.plus(transmission.fate()));
        if (transmission.fate() == Fate.DELIVERED) {
            while (!arrivals.isEmpty() && arrivals.getLast().length() <= transmission.length()) {
                arrivals.removeLast();
            }
            arrivals.add(new Arrival(transmission.nanos(), transmission.length()));
        }
    }

    /** By rising size. */
    public List<Count> counts() {
        return List.copyOf(counts.values());
    }

    /** Octets of IP of the largest packet known to have arrived, 0 without one. */
    public int largestDelivered() {
        return counts.values().stream()
                .filter(c -> c.delivered() > 0)
                .mapToInt(Count::length)
                .max()
                .orElse(0);
    }

    /** The same of packets sent at {@code nanos} or later. */
    public int largestDeliveredSince(long nanos) {
        return arrivals.stream()
                .filter(a -> a.nanos() >= nanos)
                .mapToInt(Arrival::length)
                .max()
                .orElse(0);
    }

    /** Packets of at most {@code length} octets known to have arrived. */
    public int deliveredUpTo(int length) {
        return counts.headMap(length, true).values().stream()
                .mapToInt(Count::delivered)
                .sum();
    }

    /** Packets of at most {@code length} octets known to be lost. */
    public int lostUpTo(int length) {
        return counts.headMap(length, true).values().stream()
                .mapToInt(Count::lost)
                .sum();
    }

    /** Packets of more than {@code length} octets known to have arrived. */
    public int deliveredAbove(int length) {
        return counts.tailMap(length, false).values().stream()
                .mapToInt(Count::delivered)
                .sum();
    }

    public int lostAbove(int length) {
        return counts.tailMap(length, false).values().stream()
                .mapToInt(Count::lost)
                .sum();
    }
}
