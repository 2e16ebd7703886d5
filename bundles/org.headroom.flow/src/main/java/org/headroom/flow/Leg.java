package org.headroom.flow;

import java.util.List;
import org.headroom.packet.wire.Encapsulation;

/**
 * One of the places of a path where this capture sees packets: an interface, a pair of link addresses, and the tunnels that the
 * packets travel in there. A packet seen on two legs is one packet, observed twice.
 *
 * @param id from 0
 * @param interfaceIndex of the capture file, or of Linux cooked capture
 * @param sourceMac 0 where the link has none
 * @param destinationMac likewise
 * @param tunnels outermost first; empty for plain packets
 */
public record Leg(int id, int interfaceIndex, long sourceMac, long destinationMac, List<Tunnel> tunnels) {

    /**
     * An encapsulation as it was seen.
     *
     * @param kind which
     * @param overhead octets it takes; 0 where its inside cannot be read
     * @param source outer source address, empty for link-layer encapsulations
     * @param destination outer destination address, likewise
     */
    public record Tunnel(Encapsulation kind, int overhead, String source, String destination) {}

    /** Octets that all tunnels of this leg take. */
    public int overhead() {
        return tunnels.stream().mapToInt(Tunnel::overhead).sum();
    }

    /** Octets of overhead that travel inside an outer IP packet's length, so that the underlay's path MTU counts them. */
    public int overheadOverIp() {
        return tunnels.stream()
                .filter(t -> t.kind().overIp())
                .mapToInt(Tunnel::overhead)
                .sum();
    }
}
