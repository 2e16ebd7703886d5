package org.headroom.flow;

/**
 * Routers between where a packet was sent and where it was seen, from its time to live. Stacks start at 64, 128 or 255 (32 in a few old
 * ones), and no path is as long as the gaps between these.
 */
public final class Hops {

    /** Paths longer than this are taken for an unusual initial value. */
    private static final int LONGEST_PATH = 40;

    /** Nothing can be said. */
    public static final int UNKNOWN = -1;

    private Hops() {}

    /**
     * Routers passed.
     *
     * @param timeToLive as seen, 1 to 255; 0 where it was not recorded
     * @return 0 where the packet was seen on its sender's own link; {@link #UNKNOWN} where the value fits no initial one
     */
    public static int passed(int timeToLive) {
        for (var initial : new int[] {32, 64, 128, 255}) {
            if (timeToLive > 0 && timeToLive <= initial && initial - timeToLive <= LONGEST_PATH) {
                return initial - timeToLive;
            }
        }
        return UNKNOWN;
    }

    /** "on this link", "1 router away", "3 routers away". */
    public static String words(int hops) {
        return hops == 0 ? "on this link" : hops == 1 ? "1 router away" : hops + " routers away";
    }
}
