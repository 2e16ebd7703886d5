package org.headroom.flow;

import org.headroom.packet.wire.Packet;

/**
 * What a SYN or SYN-ACK says beyond its row.
 *
 * @param mss the MSS option, -1 without one
 * @param optionsWhole whether all options were captured
 * @param sackPermitted whether SACK is offered (RFC 2018)
 * @param timestamps whether it carries timestamps (RFC 7323)
 * @param window octets, never scaled in a SYN (RFC 7323 §2.2)
 * @param scale what windows that follow are shifted by, 0 to 14; -1 without the option
 */
public record Opening(int mss, boolean optionsWhole, boolean sackPermitted, boolean timestamps, int window, int scale) {

    /** A larger shift counts as this (RFC 7323 §2.3). */
    static final int LARGEST_SCALE = 14;

    private static final int OPTIONS_WHOLE = 1 << 17;
    private static final int SACK_PERMITTED = 1 << 18;
    private static final int TIMESTAMPS = 1 << 19;
    private static final int WINDOW_BITS = 16;

    /** Keeps what {@code packet} says, in two numbers. */
    static void log(SideLog log, int row, Packet packet) {
        log.add(row);
        log.put(packet.maximumSegmentSize() + 1
                | (packet.optionsWhole() ? OPTIONS_WHOLE : 0)
                | (packet.sackPermitted() ? SACK_PERMITTED : 0)
                | (packet.timestamps() ? TIMESTAMPS : 0));
        log.put(packet.window() | Math.min(packet.windowScale(), LARGEST_SCALE) + 1 << WINDOW_BITS);
    }

    /** What was kept of a row; of one that is no SYN, nothing was announced. */
    static Opening of(SideLog log, int row) {
        var numbers = log.of(row);
        return numbers.length < 2 ? of(0, 0) : of(numbers[0], numbers[1]);
    }

    private static Opening of(int options, int windows) {
        return new Opening(
                (options & OPTIONS_WHOLE - 1) - 1,
                (options & OPTIONS_WHOLE) != 0,
                (options & SACK_PERMITTED) != 0,
                (options & TIMESTAMPS) != 0,
                windows & (1 << WINDOW_BITS) - 1,
                (windows >>> WINDOW_BITS) - 1);
    }
}
