package org.headroom.diagnosis.overhead;

import java.util.ArrayList;
import java.util.List;
import org.headroom.diagnosis.Overhead;

/** The sum that people check: {@code 1500 = 20 outer IPv4 + 20 IPv4 + 20 TCP + 1440 payload}. */
public final class Arithmetic {

    private static final int TCP = 20;

    private Arithmetic() {}

    /**
     * How an underlay's packet is used up.
     *
     * @param underlay octets of IP
     * @param layers of the candidate, outside in
     * @param innerVersion IP version of the packet inside, 4 or 6; 0 is taken for 4
     * @throws IllegalArgumentException where the headers leave no payload, or the version is none
     */
    public static String text(int underlay, List<Overhead.Layer> layers, int innerVersion) {
        var terms = new ArrayList<String>();
        layers.forEach(layer -> terms.add(layer.bytes() + " " + layer.name()));
        terms.add(ipHeader(innerVersion) + (innerVersion == 6 ? " IPv6" : " IPv4"));
        terms.add(TCP + " TCP");
        terms.add(payload(underlay, layers, innerVersion) + " payload");
        return underlay + " = " + String.join(" + ", terms);
    }

    /**
     * The MSS that fits: what {@link #text} calls payload (RFC 6691 §2: fixed headers only).
     *
     * @return octets, positive
     * @throws IllegalArgumentException as {@link #text}
     */
    public static int payload(int underlay, List<Overhead.Layer> layers, int innerVersion) {
        var taken = layers.stream().mapToInt(Overhead.Layer::bytes).sum();
        var payload = underlay - taken - ipHeader(innerVersion) - TCP;
        if (payload <= 0) {
            throw new IllegalArgumentException(
                    "%d octets of encapsulation leave no payload in %d".formatted(taken, underlay));
        }
        return payload;
    }

    private static int ipHeader(int version) {
        return switch (version) {
            case 0, 4 -> 20;
            case 6 -> 40;
            default -> throw new IllegalArgumentException("an IP version is 4 or 6: " + version);
        };
    }
}
