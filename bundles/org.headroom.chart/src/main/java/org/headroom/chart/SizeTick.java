package org.headroom.chart;

/**
 * A size named on the axis.
 *
 * @param octets of IP
 * @param name what the size is, {@code path carries}; empty for one of the scale's own
 * @param role its colour
 * @param bound whether it is one of the two bounds: bold
 */
public record SizeTick(int octets, String name, Role role, boolean bound) {

    static SizeTick plain(int octets) {
        return new SizeTick(octets, "", Role.SOFT_TEXT, false);
    }

    /** {@code 1480}; from 10,000 on with a comma. */
    public String text() {
        return octets < 10_000 ? Integer.toString(octets) : "%,d".formatted(octets);
    }
}
