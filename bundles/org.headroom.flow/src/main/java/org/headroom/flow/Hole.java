package org.headroom.flow;

import java.util.Optional;

/** Octets that the sender is past and that this capture has not seen. */
public final class Hole {

    long start;
    long end;
    final int noticedRow;
    final long quietNanos;
    boolean filled;
    int filledRow = -1;

    Hole(long start, long end, int noticedRow, long quietNanos) {
        this.start = start;
        this.end = end;
        this.noticedRow = noticedRow;
        this.quietNanos = quietNanos;
    }

    /** What stays open below {@code octet}. */
    Optional<Hole> before(long octet) {
        return octet > start ? Optional.of(new Hole(start, octet, noticedRow, quietNanos)) : Optional.empty();
    }

    /** What stays open from {@code octet} on. */
    Optional<Hole> after(long octet) {
        return octet < end ? Optional.of(new Hole(octet, end, noticedRow, quietNanos)) : Optional.empty();
    }

    /** Narrows to the part that this transmission brings. */
    void fill(Transmission tx) {
        start = Math.max(start, tx.start());
        end = Math.min(end, tx.end());
        filled = true;
        filledRow = tx.row();
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

    /** How long nothing of this direction had come when it was noticed, in nanoseconds. */
    public long quietNanos() {
        return quietNanos;
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
