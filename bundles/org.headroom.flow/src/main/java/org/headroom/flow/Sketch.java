package org.headroom.flow;

/** What can be drawn of a capture while it is still being read. Any thread may ask, at any time; answers grow. */
public interface Sketch {

    /** Packets read so far. */
    long packets();

    /** Nanoseconds since 1970 of the earliest packet with a flow so far; {@link Long#MAX_VALUE} before the first. */
    long firstNanos();

    /** The same of the latest; {@link Long#MIN_VALUE} before the first. */
    long lastNanos();

    /** Packets by size and time in a direction, as {@link Traffic#density} has them; empty once the capture is closed. */
    Density density(Direction direction, long fromNanos, long toNanos, int columns, int[] lengthBounds);
}
