package org.headroom.benchmarks.crowd;

import java.nio.file.Path;

/**
 * The shape of a capture.
 *
 * @param packets how many
 * @param connections how many, roughly
 * @param atOnce connections that are open at the same time
 * @param snapLength octets kept of each packet
 * @param ng whether it is a pcapng file
 */
public record Shape(long packets, long connections, int atOnce, int snapLength, boolean ng) {

    private static final int WHOLE = 262_144;
    private static final int HEADERS = 96;

    /** Full-size packets, 1 GB. */
    public static final Shape A = new Shape(1_350_000, 27_000, 2_000, WHOLE, false);

    /** Ten million packets cut as with {@code tcpdump -s 96}, 1 GB. */
    public static final Shape B = new Shape(10_000_000, 200_000, 4_000, HEADERS, false);

    /** The packets of {@link #B} in a pcapng file. */
    public static final Shape C = new Shape(10_000_000, 200_000, 4_000, HEADERS, true);

    /** A million connections, 5.5 GB. */
    public static final Shape D = new Shape(55_000_000, 1_100_000, 8_000, HEADERS, false);

    /** The shape that is called so: a to d. */
    public static Shape named(String name) {
        return switch (name) {
            case "a" -> A;
            case "b" -> B;
            case "c" -> C;
            case "d" -> D;
            default -> throw new IllegalArgumentException("No shape is called " + name + ": a, b, c and d are.");
        };
    }

    /** The same mix in so many packets; with fewer than there are connections at once, these are fewer too. */
    public Shape of(long packets) {
        var shorter = Math.max(1, packets * connections / this.packets);
        return new Shape(packets, shorter, (int) Math.min(atOnce, shorter), snapLength, ng);
    }

    /** Writes a capture of this shape. */
    public Truth write(Path file) throws java.io.IOException {
        return new Crowd(this).write(file);
    }
}
