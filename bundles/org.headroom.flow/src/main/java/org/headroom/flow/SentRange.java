package org.headroom.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of octets that was sent as one segment, with every later transmission that carries any of it.
 */
public final class SentRange {

    private static final int FEW = 16;

    private final long start;
    private final long end;
    private final Transmission first;
    /** All of them; empty while the first is the only one, as it mostly is. */
    private List<Transmission> transmissions = List.of();
    /** Of which octets; null while they are few enough to be counted each time. */
    private @Nullable Coverage coverage;

    long deliveredNanos;
    int deliveredLength;
    int deliveredRow = -1;
    boolean selectively;

    SentRange(Transmission first) {
        this(first, first.start());
    }

    SentRange(Transmission first, long start) {
        this(first, start, first.end());
    }

    private SentRange(Transmission first, long start, long end) {
        this.start = start;
        this.end = end;
        this.first = first;
    }

    /** What lies before an octet of it; of one that was sent once. */
    SentRange upTo(long octet) {
        return new SentRange(first, start, octet);
    }

    /** Takes a further transmission of any of its octets; how many, itself included, have carried the first that it carries. */
    int again(Transmission transmission) {
        if (transmissions.isEmpty()) {
            transmissions = new ArrayList<>(4);
            transmissions.add(first);
        }
        transmissions.add(transmission);
        return transmissions.size() <= FEW ? counted(transmission) : covered(transmission);
    }

    private int counted(Transmission transmission) {
        var carriers = 0;
        for (var tx : transmissions) {
            carriers += tx.start() <= transmission.start() && tx.end() > transmission.start() ? 1 : 0;
        }
        return carriers;
    }

    private int covered(Transmission transmission) {
        var known = coverage;
        if (known == null) {
            known = new Coverage();
            coverage = known;
            transmissions.subList(0, FEW).forEach(known::add);
        }
        return known.add(transmission);
    }

    /** Relative sequence number of the first octet. */
    public long start() {
        return start;
    }

    public long end() {
        return end;
    }

    /** In order of time; the first is the one that named the range. */
    public List<Transmission> transmissions() {
        return transmissions.isEmpty() ? List.of(first) : transmissions;
    }

    /** Whether it was sent more than once. */
    boolean repeated() {
        return !transmissions.isEmpty();
    }

    public Transmission first() {
        return first;
    }

    public Transmission last() {
        return transmissions.isEmpty() ? first : transmissions.getLast();
    }

    /** Octets of IP of its largest transmission. */
    public int length() {
        return transmissions().stream().mapToInt(Transmission::length).max().orElse(0);
    }

    /** Whether the other side acknowledged all of it, cumulatively or selectively. */
    public boolean delivered() {
        return deliveredRow >= 0;
    }

    /** When the acknowledgment was seen. */
    public long deliveredNanos() {
        return deliveredNanos;
    }

    /** Octets of IP of the packet that got it there. */
    public int deliveredLength() {
        return deliveredLength;
    }

    /** Row of the acknowledgment, -1 without one. */
    public int deliveredRow() {
        return deliveredRow;
    }

    /** Whether it was a SACK block that acknowledged it. */
    public boolean selectively() {
        return selectively;
    }

    /** Transmissions longer than {@code mtu}. */
    public List<Transmission> longerThan(int mtu) {
        return transmissions().stream().filter(t -> t.length() > mtu).toList();
    }
}
