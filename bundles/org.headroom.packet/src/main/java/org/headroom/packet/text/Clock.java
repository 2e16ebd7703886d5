package org.headroom.packet.text;

import java.util.List;

/** Turns printed times into one line of time: dates where there are any, else days from 1970-01-01 on. */
final class Clock {

    private static final long DAY = 86_400_000_000_000L;
    private static final long LAST = 1L << 62;

    private final boolean deltas;
    private long now;
    private long days;
    private boolean begun;

    /**
     * Listens to the first times of a text: those that begin at zero and fall are distances from packet to packet (tcpdump -ttt, tshark
     * -td).
     */
    Clock(List<Stamp> first) {
        var falls = false;
        for (int i = 1; i < first.size(); i++) {
            falls |= first.get(i).nanos() < first.get(i - 1).nanos();
        }
        this.deltas = falls && first.getFirst().nanos() == 0 && first.getFirst().kind() != Stamp.Kind.DATED;
    }

    /** Whether times are distances. */
    boolean deltas() {
        return deltas;
    }

    /** Nanoseconds since 1970. */
    long nanos(Stamp stamp) {
        if (deltas) {
            now = Math.clamp(now + stamp.nanos(), -LAST, LAST);
        } else if (stamp.kind() == Stamp.Kind.OF_DAY) {
            // past midnight the hours start again
            if (begun && stamp.nanos() + days * DAY < now - DAY / 2) {
                days++;
            }
            now = stamp.nanos() + days * DAY;
        } else {
            now = stamp.nanos();
        }
        begun = true;
        return now;
    }
}
