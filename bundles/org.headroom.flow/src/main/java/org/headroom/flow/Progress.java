package org.headroom.flow;

/** Told how far the reading is, and asked whether to go on. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody, never stops. */
    static Progress none() {
        return (_, _, _) -> true;
    }

    /**
     * @param octets of the input taken so far, as stored
     * @param size of the input, -1 where it is not known
     * @param packets read so far
     * @return false to stop
     */
    boolean advanced(long octets, long size, long packets);

    /**
     * The reading of a capture begins; what it shows can be drawn meanwhile.
     *
     * @return whether it will be: then sizes are counted as packets come, else when they are first asked for
     */
    default boolean started(Sketch sketch) {
        return false;
    }
}
