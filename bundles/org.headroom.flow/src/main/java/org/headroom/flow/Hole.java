package org.headroom.flow;

/** Octets that the sender is past and that this capture has not seen. */
public final class Hole {

    final long start;
    long end;
    final int noticedRow;
    boolean acknowledged;
    boolean filled;
    int filledRow = -1;

    Hole(long start, long end, int noticedRow) {
        this.start = start;
        this.end = end;
        this.noticedRow = noticedRow;
    }

    /** Relative sequence number. */
    public long start() {
        return start;
    }

    public long end() {
        return end;
    }

    public long octets() {
        return end - start;
    }

    /** Row of the packet that showed it. */
    public int noticedRow() {
        return noticedRow;
    }

    /** Whether the receiver acknowledged it all the same: then the capture lost packets, not the path. */
    public boolean acknowledged() {
        return acknowledged;
    }

    /** Whether all of it came later. */
    public boolean filled() {
        return filled;
    }

    /** Row of the packet that began to fill it, -1 where none did. */
    public int filledRow() {
        return filledRow;
    }
}
