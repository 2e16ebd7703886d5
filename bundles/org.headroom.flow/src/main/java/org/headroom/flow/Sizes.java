package org.headroom.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    public record Count(int length, int delivered, int lost, int unknown) {}

    private static final int FATES = Fate.values().length;
    private static final int[] NOTHING = {};
    private static final long[] NEVER = {};

    /** Of no packets. */
    static final Sizes NONE = new Sizes();

    /** Rising; beside each, how many had which fate. */
    private int[] lengths = NOTHING;

    private int[] counts = NOTHING;
    private int distinct;
    private int latest;
    /** Deliveries of which no later one was larger, by time of sending: what was the largest to arrive since. */
    private int[] arrivedLengths = NOTHING;

    private long[] arrivedNanos = NEVER;
    private int arrivals;

    /** Forgets everything, but keeps its room: another direction follows. */
    void clear() {
        distinct = 0;
        latest = 0;
        arrivals = 0;
    }

    /** The same in as little room as it takes. */
    Sizes copy() {
        if (distinct == 0) {
            return NONE;
        }
        var copy = new Sizes();
        copy.lengths = Arrays.copyOf(lengths, distinct);
        copy.counts = Arrays.copyOf(counts, distinct * FATES);
        copy.distinct = distinct;
        copy.arrivedLengths = Arrays.copyOf(arrivedLengths, arrivals);
        copy.arrivedNanos = Arrays.copyOf(arrivedNanos, arrivals);
        copy.arrivals = arrivals;
        return copy;
    }

    void add(Transmission transmission) {
        var delivered = transmission.fate() == Fate.DELIVERED;
        var length = delivered ? transmission.proves : transmission.length();
        if (length == 0) {
            return;
        }
        var place = place(length);
        counts[place * FATES + transmission.fate().ordinal()]++;
        if (delivered) {
            arrived(length, transmission.nanos());
        }
    }

    /** The place of a length, made where it is new; most packets have the length of the one before. */
    private int place(int length) {
        if (latest < distinct && lengths[latest] == length) {
            return latest;
        }
        var found = Arrays.binarySearch(lengths, 0, distinct, length);
        latest = found >= 0 ? found : insert(-found - 1, length);
        return latest;
    }

    private int insert(int place, int length) {
        if (distinct == lengths.length) {
            var room = Math.max(4, distinct * 2);
            lengths = Arrays.copyOf(lengths, room);
            counts = Arrays.copyOf(counts, room * FATES);
        }
        System.arraycopy(lengths, place, lengths, place + 1, distinct - place);
        System.arraycopy(counts, place * FATES, counts, (place + 1) * FATES, (distinct - place) * FATES);
        lengths[place] = length;
        Arrays.fill(counts, place * FATES, (place + 1) * FATES, 0);
        distinct++;
        return place;
    }

    private void arrived(int length, long nanos) {
        while (arrivals > 0 && arrivedLengths[arrivals - 1] <= length) {
            arrivals--;
        }
        if (arrivals == arrivedLengths.length) {
            var room = Math.max(4, arrivals * 2);
            arrivedLengths = Arrays.copyOf(arrivedLengths, room);
            arrivedNanos = Arrays.copyOf(arrivedNanos, room);
        }
        arrivedLengths[arrivals] = length;
        arrivedNanos[arrivals++] = nanos;
    }

    private int count(int place, Fate fate) {
        return counts[place * FATES + fate.ordinal()];
    }

    /** By rising size. */
    public List<Count> counts() {
        var list = new ArrayList<Count>(distinct);
        for (int i = 0; i < distinct; i++) {
            list.add(new Count(lengths[i], count(i, Fate.DELIVERED), count(i, Fate.LOST), count(i, Fate.UNKNOWN)));
        }
        return list;
    }

    /** Octets of IP of the largest packet known to have arrived, 0 without one. */
    public int largestDelivered() {
        return largestDeliveredUpTo(Integer.MAX_VALUE);
    }

    /** The same among packets of at most {@code most} octets. */
    public int largestDeliveredUpTo(int most) {
        for (int i = distinct - 1; i >= 0; i--) {
            if (lengths[i] <= most && count(i, Fate.DELIVERED) > 0) {
                return lengths[i];
            }
        }
        return 0;
    }

    /** The same of packets sent at {@code nanos} or later. */
    public int largestDeliveredSince(long nanos) {
        var largest = 0;
        for (int i = 0; i < arrivals; i++) {
            if (arrivedNanos[i] >= nanos) {
                largest = Math.max(largest, arrivedLengths[i]);
            }
        }
        return largest;
    }

    /** Packets of at most {@code length} octets known to have arrived. */
    public int deliveredUpTo(int length) {
        return sum(Fate.DELIVERED, 0, length);
    }

    /** Packets of at most {@code length} octets known to be lost. */
    public int lostUpTo(int length) {
        return sum(Fate.LOST, 0, length);
    }

    /** Packets of more than {@code length} octets known to have arrived. */
    public int deliveredAbove(int length) {
        return sum(Fate.DELIVERED, length + 1, Integer.MAX_VALUE);
    }

    /** Packets of more than {@code length} octets of which nobody knows. */
    public int unknownAbove(int length) {
        return sum(Fate.UNKNOWN, length + 1, Integer.MAX_VALUE);
    }

    public int lostAbove(int length) {
        return sum(Fate.LOST, length + 1, Integer.MAX_VALUE);
    }

    private int sum(Fate fate, int fromLength, int toLength) {
        var sum = 0;
        for (int i = 0; i < distinct; i++) {
            if (lengths[i] >= fromLength && lengths[i] <= toLength) {
                sum += count(i, fate);
            }
        }
        return sum;
    }
}
