package org.headroom.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of octets that was sent as one segment, with every later transmission that carries any of it.
 */
public final class SentRange {

    private final long start;
    private final long end;
    private final List<Transmission> transmissions = new ArrayList<>(1);
    long deliveredNanos;
    int deliveredLength;
    int deliveredRow = -1;
    boolean selectively;

    SentRange(Transmission first) {
        this.start = first.start();
        this.end = first.end();
        transmissions.add(first);
    }

    SentRange(Transmission first, long start) {
        this.start = start;
        this.end = first.end();
        transmissions.add(first);
    }

    void again(Transmission transmission) {
        transmissions.add(transmission);
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
        return transmissions;
    }

    public Transmission first() {
        return transmissions.getFirst();
    }

    public Transmission last() {
        return transmissions.getLast();
    }

    /** Octets of IP of its largest transmission. */
    public int length() {
        return transmissions.stream().mapToInt(Transmission::length).max().orElse(0);
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
        return transmissions.stream().filter(t -> t.length() > mtu).toList();
    }
}
