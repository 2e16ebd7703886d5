package org.headroom.chart;

import org.headroom.flow.Direction;

/**
 * A cell of a density picture: what a click on it lists.
 *
 * @param fromNanos since 1970
 * @param toNanos behind its last nanosecond
 * @param fromOctets of IP
 * @param toOctets behind its largest size
 * @param sent packets in it
 * @param lost of them
 */
public record Cell(
        Direction direction, long fromNanos, long toNanos, int fromOctets, int toOctets, int sent, int lost) {}
