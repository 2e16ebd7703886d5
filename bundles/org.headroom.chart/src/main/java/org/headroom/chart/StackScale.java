package org.headroom.chart;

/**
 * Where octets lie in a stack of headers: both ends on one scale, the payload's middle cut out.
 *
 * @param left pixel of octet 0
 * @param right pixel of {@code longest}
 * @param pixels per octet
 * @param head octets shown of the beginning
 * @param longest octets of the longest row
 */
record StackScale(double left, double right, double pixels, int head, int longest) {

    private static final double MOST = 58 / 20.0;
    private static final double CUT = 26;

    /** The largest scale, up to 58 px for 20 octets, at which the headers and as much of the end fit into a width. */
    static StackScale of(double left, double width, int headers, int longest, int tail) {
        var head = Math.min(headers + 20, longest);
        var pixels = Math.min(MOST, Math.max(0.01, width - CUT) / Math.max(1, head + tail));
        return new StackScale(left, left + width, pixels, head, longest);
    }

    double x(double octets) {
        return octets <= head ? left + octets * pixels : Math.max(cutTo(), right - (longest - octets) * pixels);
    }

    /** Where the beginning ends. */
    double cutFrom() {
        return left + head * pixels;
    }

    /** The octet where the end begins. */
    double tail() {
        return Math.max(head, longest - (right - cutFrom() - CUT) / pixels);
    }

    double cutTo() {
        return cutFrom() + CUT;
    }

    /** Middle of the cut. */
    double cut() {
        return (cutFrom() + cutTo()) / 2;
    }
}
