package org.headroom.flow;

/**
 * The sequence numbers that one direction used, as far as seen (RFC 9293 §3.4).
 *
 * @param known whether any were seen
 * @param lowest the first seen
 * @param span octets from there to the highest sent
 */
public record Sequences(boolean known, int lowest, long span) {

    /** Whether {@code sequence} lies among them. Without any seen, everything may. */
    public boolean holds(int sequence) {
        var into = sequence - lowest;
        return !known || Integer.toUnsignedLong(into) <= span;
    }
}
