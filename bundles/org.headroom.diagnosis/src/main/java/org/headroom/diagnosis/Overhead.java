package org.headroom.diagnosis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ate the room.
 *
 * @param bytes octets that the encapsulation takes, null where its inside cannot be read
 * @param measured whether inner and outer packet are both in the capture; otherwise inferred from the path MTU
 * @param underlay the MTU that the octets are missing from, usually 1500; null where unknown
 * @param candidates most likely first
 */
public record Overhead(
        @Nullable Integer bytes, boolean measured, @Nullable Integer underlay, List<Candidate> candidates) {

    /**
     * An encapsulation, or a stack of them, that explains the number.
     *
     * @param encapsulation contract name, outside in: {@code pppoe+gre}
     * @param title for people: {@code IP-in-IP, as a Linux Virtual Server tunnel does}
     * @param bytes octets
     * @param reason why it is in this place, as a sentence
     * @param layers headers that were added, outside in, for the picture of stacked headers
     */
    public record Candidate(String encapsulation, String title, int bytes, String reason, List<Layer> layers) {}

    /**
     * One header of an encapsulation.
     *
     * @param name {@code outer IPv4}
     * @param bytes octets
     */
    public record Layer(String name, int bytes) {}
}
