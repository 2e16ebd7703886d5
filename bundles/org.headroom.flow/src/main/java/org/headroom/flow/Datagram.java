package org.headroom.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * An IP datagram that travels in fragments (RFC 791 §3.2, RFC 8200 §4.5): which pieces of it were seen.
 */
public final class Datagram {

    final String source;
    final String destination;
    final int version;
    final int level;
    int flow = -1;
    boolean reversed;
    int leg = -1;
    int innerLength;
    int firstLength;
    int end = -1;
    long lastNanos;
    final List<Integer> rows = new ArrayList<>(2);
    /** The end of each run of octets that was seen, by its start: no two of them touch. */
    private final TreeMap<Integer, Integer> seen = new TreeMap<>();

    Datagram(String source, String destination, int version, int level) {
        this.source = source;
        this.destination = destination;
        this.version = version;
        this.level = level;
    }

    /** Takes a fragment in; one whose octets are here already was observed twice. */
    void add(int row, long nanos, int offset, int length, boolean last) {
        lastNanos = nanos;
        if (last) {
            end = Math.max(end, offset + length);
        }
        if (see(offset, offset + length)) {
            rows.add(row);
        }
    }

    /** Whether any of these octets is new; pieces may overlap (RFC 5722 §1). */
    private boolean see(int from, int to) {
        var before = seen.floorEntry(from);
        if (before != null && before.getValue() >= to) {
            return false;
        }
        var start = before != null && before.getValue() >= from ? before.getKey() : from;
        var reached = to;
        for (var next = seen.ceilingEntry(start);
                next != null && next.getKey() <= to;
                next = seen.ceilingEntry(start)) {
            reached = Math.max(reached, next.getValue());
            seen.remove(next.getKey());
        }
        seen.put(start, reached);
        return true;
    }

    /** Source address of the packet that was fragmented. */
    public String source() {
        return source;
    }

    public String destination() {
        return destination;
    }

    /** 4 or 6. */
    public int version() {
        return version;
    }

    /** The flow inside, -1 where the first fragment was not seen. */
    public int flow() {
        return flow;
    }

    /** Whether it went from the flow's B end to its A end. */
    public boolean reversed() {
        return reversed;
    }

    /** The leg of the first fragment, -1 where it was not seen. */
    public int leg() {
        return leg;
    }

    /** Whether it is a tunnel's outer packet that was fragmented. */
    public boolean outer() {
        return level > 0;
    }

    /** Octets behind the IP header, all fragments together; -1 where the last was not seen. */
    public int payload() {
        return end;
    }

    /** Octets of IP of the innermost packet, 0 where unknown. */
    public int innerLength() {
        return innerLength;
    }

    /** Octets of IP of the first fragment, 0 where it was not seen. */
    public int firstLength() {
        return firstLength;
    }

    /** Rows of its fragments, each once. */
    public List<Integer> rows() {
        return rows;
    }

    public long lastNanos() {
        return lastNanos;
    }

    /** Whether all of it was seen. */
    public boolean complete() {
        var first = seen.firstEntry();
        return end >= 0 && first != null && first.getKey() == 0 && first.getValue() >= end;
    }

    public boolean firstSeen() {
        return firstLength > 0;
    }
}
