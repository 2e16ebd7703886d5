package org.headroom.flow;

import java.util.ArrayList;
import java.util.List;

/** A segment as it was put on the wire once. What the capture observed several times is one transmission. */
public final class Transmission {

    private final int row;
    private final long nanos;
    private final long start;
    private final long end;
    private final int length;
    private final int payload;
    private final int timeToLive;
    private final int identification;
    private final int leg;
    private final boolean dontFragment;
    private final boolean fragment;
    private List<Observation> further = List.of();
    Fate fate = Fate.UNKNOWN;
    int copy = 1;
    int original;
    /** Octets of IP of the largest packet that its arrival proves to have passed; of what offload had glued together less than its length, or 0. */
    int proves;
    /** Octets of IP of each of its pieces, at the least, where identifications tell into how many offload cut it; else 0. */
    int piece;

    /**
     * The same packet seen elsewhere.
     *
     * @param row of it
     * @param leg where
     */
    public record Observation(int row, int leg, int timeToLive, int length) {}

    Transmission(PacketRow packet, long start, long end) {
        this.row = packet.number();
        this.nanos = packet.nanos();
        this.start = start;
        this.end = end;
        this.length = packet.length();
        this.payload = packet.payload();
        this.timeToLive = packet.timeToLive();
        this.identification = packet.identification();
        this.leg = packet.leg();
        this.dontFragment = packet.has(PacketTable.DF);
        this.fragment = packet.has(PacketTable.FRAGMENT);
        this.original = row;
        this.proves = length;
    }

    private Transmission(Transmission whole, long start) {
        var missing = (int) (start - whole.start);
        this.row = whole.row;
        this.nanos = whole.nanos;
        this.start = start;
        this.end = whole.end;
        this.length = whole.length - missing;
        this.payload = whole.payload - missing;
        this.timeToLive = whole.timeToLive;
        this.identification = whole.identification;
        this.leg = whole.leg;
        this.dontFragment = whole.dontFragment;
        this.fragment = whole.fragment;
        this.original = row;
        this.proves = Math.min(length, whole.proves);
    }

    /** The segments that offload glued together, from one of them on. */
    Transmission from(long octet) {
        return new Transmission(this, octet);
    }

    /** Its row: packet number less 1. */
    public int row() {
        return row;
    }

    public long packet() {
        return row + 1L;
    }

    /** Nanoseconds since 1970. */
    public long nanos() {
        return nanos;
    }

    /** Relative sequence number of its first octet; 0 is the SYN. */
    public long start() {
        return start;
    }

    /** Relative sequence number behind its last. */
    public long end() {
        return end;
    }

    /** Octets of IP. */
    public int length() {
        return length;
    }

    /**
     * Octets of IP of the pieces that offload cut it into, at the least, where they are known to be smaller than the MSS allows, or where it is one
     * piece and no MSS is known; else 0.
     */
    public int piece() {
        return piece;
    }

    /** Octets of data. */
    public int payload() {
        return payload;
    }

    public int timeToLive() {
        return timeToLive;
    }

    public int identification() {
        return identification;
    }

    /** The leg of its first observation. */
    public int leg() {
        return leg;
    }

    public boolean dontFragment() {
        return dontFragment;
    }

    public boolean fragment() {
        return fragment;
    }

    public Fate fate() {
        return fate;
    }

    /** 1 for the first transmission of these octets, 2 for the next, … */
    public int copy() {
        return copy;
    }

    /** Row of the first transmission of the same octets. */
    public int original() {
        return original;
    }

    void observed(Observation again) {
        if (further.isEmpty()) {
            further = new ArrayList<>(2);
        }
        further.add(again);
    }

    /** Further observations, in order of the file. */
    public List<Observation> further() {
        return further;
    }
}
