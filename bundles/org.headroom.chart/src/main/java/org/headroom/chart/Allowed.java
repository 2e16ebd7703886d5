package org.headroom.chart;

/**
 * What the MSS of a receiver allows its sender: packets of MSS + fixed headers (RFC 6691).
 *
 * @param mss octets of segment
 * @param headers octets of the fixed headers: 40 in IPv4, 60 in IPv6
 * @param nanos time of the SYN or SYN-ACK that said so, or of the first packet where it is not among the marks
 * @param packet its number, 0 where it is not among the marks
 * @param by {@code SYN} or {@code SYN-ACK}
 */
public record Allowed(int mss, int headers, long nanos, long packet, String by) {

    /** Octets of IP of the largest packet. */
    public int octets() {
        return mss + headers;
    }
}
