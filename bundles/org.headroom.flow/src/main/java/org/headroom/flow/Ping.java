package org.headroom.flow;

/** An ICMP echo request (RFC 792, RFC 4443 §4.1), and whether it was answered. */
public final class Ping {

    private final int row;
    private final long nanos;
    private final String source;
    private final String destination;
    private final int length;
    private final int timeToLive;
    private final boolean dontFragment;
    private final boolean fragment;
    private int answerRow = PacketTable.NONE;
    private long answerNanos;

    /** @param dontFragment whether no router may cut it: in IPv6 always (RFC 8200 §5) */
    Ping(
            int row,
            long nanos,
            String source,
            String destination,
            int length,
            int timeToLive,
            boolean dontFragment,
            boolean fragment) {
        this.row = row;
        this.nanos = nanos;
        this.source = source;
        this.destination = destination;
        this.length = length;
        this.timeToLive = timeToLive;
        this.dontFragment = dontFragment;
        this.fragment = fragment;
    }

    void answered(int byRow, long atNanos) {
        answerRow = byRow;
        answerNanos = atNanos;
    }

    /** Its row: packet number less 1. */
    public int row() {
        return row;
    }

    /** Nanoseconds since 1970. */
    public long nanos() {
        return nanos;
    }

    public String source() {
        return source;
    }

    public String destination() {
        return destination;
    }

    /** Octets of IP; of what went in fragments, those of the first. */
    public int length() {
        return length;
    }

    /** As seen here; 0 where it was not recorded. */
    public int timeToLive() {
        return timeToLive;
    }

    public boolean dontFragment() {
        return dontFragment;
    }

    /** Whether it went in fragments. */
    public boolean fragment() {
        return fragment;
    }

    public boolean answered() {
        return answerRow >= 0;
    }

    /** Row of the reply, -1 without one. */
    public int answerRow() {
        return answerRow;
    }

    /** Nanoseconds from the request to its reply, 0 without one. */
    public long roundTripNanos() {
        return answered() ? answerNanos - nanos : 0;
    }
}
