package org.headroom.flow;

/**
 * The sequence numbers that one direction used, as far as seen (RFC 9293 §3.4).
 *
 * @param known whether any were seen
 * @param lowest the first seen
 * @param span octets from there to the highest sent
 */
public record Sequences(boolean known, int lowest, long span) {

    private static final int LARGEST_WINDOW = 1 << 30;

    /** Whether {@code sequence} lies among them. Without any seen, everything may. */
    public boolean holds(int sequence) {
        var into = sequence - lowest;
        return !known || Integer.toUnsignedLong(into) <= span;
    }

    /** Whether {@code sequence} lies at most so many octets behind the highest sent. */
    public boolean justBehind(int sequence, long octets) {
        var ahead = Integer.toUnsignedLong(sequence - lowest) - span;
        return known && ahead > 0 && ahead <= octets;
    }

    /** Whether {@code sequence} lies less than the largest window (RFC 7323 §2.3) before the lowest. */
    public boolean justBefore(int sequence) {
        var back = lowest - sequence;
        return known && back > 0 && back <= LARGEST_WINDOW;
    }
}
