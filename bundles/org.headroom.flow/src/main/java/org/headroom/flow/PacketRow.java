package org.headroom.flow;

/** One row of a {@link PacketTable}, fetched once, as much is asked of it; used for one row after the other. */
final class PacketRow {

    private int number;
    private long nanos;
    private int leg;
    private long numbers;
    private long sizes;

    void set(int row, long time, int seenOn, long tcpNumbers, long itsSizes) {
        number = row;
        nanos = time;
        leg = seenOn;
        numbers = tcpNumbers;
        sizes = itsSizes;
    }

    /** Its number: packet number less 1. */
    int number() {
        return number;
    }

    /** Nanoseconds since 1970. */
    long nanos() {
        return nanos;
    }

    int leg() {
        return leg;
    }

    int sequence() {
        return (int) numbers;
    }

    int acknowledgment() {
        return PacketTable.acknowledgmentOf(numbers);
    }

    /** Octets of IP. */
    int length() {
        return PacketTable.lengthOf(sizes);
    }

    /** Octets of IP and transport headers, up to 255. */
    int headers() {
        return PacketTable.headersOf(sizes);
    }

    /** Octets of transport payload. */
    int payload() {
        return Math.max(0, length() - headers());
    }

    int timeToLive() {
        return PacketTable.timeToLiveOf(sizes);
    }

    /** See {@link PacketTable#identification}. */
    int identification() {
        return PacketTable.identificationOf(sizes);
    }

    int flags() {
        return PacketTable.flagsOf(sizes);
    }

    /** Whether any of these flags is set. */
    boolean has(int flag) {
        return (flags() & flag) != 0;
    }
}
