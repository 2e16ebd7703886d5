package org.headroom.diagnosis.remedy;

import org.headroom.flow.Direction;
import org.jspecify.annotations.Nullable;

/**
 * What a finding knows that a remedy depends on. Start with {@link #of} and add what is known.
 *
 * @param rule contract name of the finding's rule
 * @param direction which way the packets go that are too big; null where both or neither
 * @param ipVersion of those packets, 4 or 6
 * @param pathMtu octets of IP, 0 where nobody said it: then no remedy names a number
 * @param underlay the MTU that the missing octets are counted from, null where unknown
 * @param encapsulation contract name of the likeliest, {@code pppoe+gre}; null where nothing is suspected
 * @param tunnelSeen whether that encapsulation is in the capture, rather than inferred
 * @param clientAddress as in commands, empty where unknown
 * @param serverAddress likewise
 * @param tcp whether TCP suffers
 * @param udp whether UDP suffers
 * @param icmpSource the address that says so, empty where no ICMP was seen
 * @param icmpFromDestination whether that is the address that the packets go to
 * @param fragments whether packets of the path are fragmented
 */
public record Situation(
        String rule,
        @Nullable Direction direction,
        int ipVersion,
        int pathMtu,
        @Nullable Integer underlay,
        @Nullable String encapsulation,
        boolean tunnelSeen,
        String clientAddress,
        String serverAddress,
        boolean tcp,
        boolean udp,
        String icmpSource,
        boolean icmpFromDestination,
        boolean fragments) {

    public Situation {
        if (ipVersion != 4 && ipVersion != 6) {
            throw new IllegalArgumentException("an IP version is 4 or 6: " + ipVersion);
        }
        if (pathMtu < 0 || pathMtu > 65_535) {
            throw new IllegalArgumentException("a path MTU is at most 65535 octets, 0 where unknown: " + pathMtu);
        }
    }

    /** Of a rule alone: TCP over IPv4 suffers, and nothing else is known. */
    public static Situation of(String rule) {
        return new Situation(rule, null, 4, 0, null, null, false, "", "", true, false, "", false, false);
    }

    /** Which way the packets go that are too big. */
    public Situation withDirection(@Nullable Direction value) {
        return new Situation(
                rule, value, ipVersion, pathMtu, underlay, encapsulation, tunnelSeen, clientAddress, serverAddress,
                tcp, udp, icmpSource, icmpFromDestination, fragments);
    }

    /** IP version of the packets that are too big, 4 or 6. */
    public Situation withIpVersion(int value) {
        return new Situation(
                rule, direction, value, pathMtu, underlay, encapsulation, tunnelSeen, clientAddress, serverAddress,
                tcp, udp, icmpSource, icmpFromDestination, fragments);
    }

    /** The number that a router said, octets of IP. */
    public Situation withPathMtu(int value) {
        return new Situation(
                rule, direction, ipVersion, value, underlay, encapsulation, tunnelSeen, clientAddress, serverAddress,
                tcp, udp, icmpSource, icmpFromDestination, fragments);
    }

    /**
     * What ate the room.
     *
     * @param contractName {@code gre}
     * @param mtuOutside the underlay, octets; null where unknown
     * @param seen whether it is in the capture
     */
    public Situation withTunnel(String contractName, @Nullable Integer mtuOutside, boolean seen) {
        return new Situation(
                rule, direction, ipVersion, pathMtu, mtuOutside, contractName, seen, clientAddress, serverAddress,
                tcp, udp, icmpSource, icmpFromDestination, fragments);
    }

    /** Addresses of the two ends, without ports. */
    public Situation between(String client, String server) {
        return new Situation(
                rule, direction, ipVersion, pathMtu, underlay, encapsulation, tunnelSeen, client, server, tcp, udp,
                icmpSource, icmpFromDestination, fragments);
    }

    /** Which transport protocols suffer. */
    public Situation withTransport(boolean ofTcp, boolean ofUdp) {
        return new Situation(
                rule, direction, ipVersion, pathMtu, underlay, encapsulation, tunnelSeen, clientAddress, serverAddress,
                ofTcp, ofUdp, icmpSource, icmpFromDestination, fragments);
    }

    /**
     * Fragmentation needed or packet too big was seen.
     *
     * @param source the address that it comes from
     * @param fromDestination whether the packets go to that same address
     */
    public Situation withIcmp(String source, boolean fromDestination) {
        return new Situation(
                rule, direction, ipVersion, pathMtu, underlay, encapsulation, tunnelSeen, clientAddress, serverAddress,
                tcp, udp, source, fromDestination, fragments);
    }

    /** Packets of the path are fragmented. */
    public Situation withFragments() {
        return new Situation(
                rule, direction, ipVersion, pathMtu, underlay, encapsulation, tunnelSeen, clientAddress, serverAddress,
                tcp, udp, icmpSource, icmpFromDestination, true);
    }
}
