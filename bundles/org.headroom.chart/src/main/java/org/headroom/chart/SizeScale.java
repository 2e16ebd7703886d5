package org.headroom.chart;

/** How the size axis spreads octets. */
public enum SizeScale {
    /** The neighbourhood of the bounds is widened, above a knee. */
    WIDENED,
    LINEAR,
    LOGARITHMIC
}
