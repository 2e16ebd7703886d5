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
 */
public record Situation(
        String rule,
        @Nullable Direction direction,
        int ipVersion,
        int pathMtu,
        Tunnel tunnel,
        Ends ends,
        Icmp icmp,
        Traffic traffic) {

    /**
     * What ate the room.
     *
     * @param encapsulation contract name of the likeliest, {@code pppoe+gre}; null where nothing is suspected
     * @param underlay the MTU that the missing octets are counted from; null where unknown
     * @param seen whether it is in the capture, rather than inferred
     */
    public record Tunnel(
            @Nullable String encapsulation, @Nullable Integer underlay, boolean seen) {}

    /** Addresses as in commands, without ports; empty where unknown. */
    public record Ends(String client, String server) {}

    /**
     * Fragmentation needed, or packet too big.
     *
     * @param source the address that it comes from, empty where none was seen
     * @param fromDestination whether the packets go to that same address
     */
    public record Icmp(String source, boolean fromDestination, Reach reach) {}

    /** How far the messages come, as far as the capture shows. */
    public enum Reach {
        UNKNOWN,
        /** To the sender's own link or host: that one drops them. */
        SENDER,
        /** Not so far: this was captured there, and shows none. */
        NOT_SENDER
    }

    /**
     * What suffers.
     *
     * @param fragments whether packets of the path are fragmented
     */
    public record Traffic(boolean tcp, boolean udp, boolean fragments) {}

    private static final Tunnel NO_TUNNEL = new Tunnel(null, null, false);
    private static final Ends UNKNOWN_ENDS = new Ends("", "");
    private static final Icmp NO_ICMP = new Icmp("", false, Reach.UNKNOWN);
    private static final Traffic TCP = new Traffic(true, false, false);

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
        return new Situation(rule, null, 4, 0, NO_TUNNEL, UNKNOWN_ENDS, NO_ICMP, TCP);
    }

    /** Which way the packets go that are too big. */
    public Situation withDirection(@Nullable Direction value) {
        return new Situation(rule, value, ipVersion, pathMtu, tunnel, ends, icmp, traffic);
    }

    /** IP version of the packets that are too big, 4 or 6. */
    public Situation withIpVersion(int value) {
        return new Situation(rule, direction, value, pathMtu, tunnel, ends, icmp, traffic);
    }

    /** The number that a router said, octets of IP. */
    public Situation withPathMtu(int value) {
        return new Situation(rule, direction, ipVersion, value, tunnel, ends, icmp, traffic);
    }

    /** What ate the room: see {@link Tunnel}. */
    public Situation withTunnel(String encapsulation, @Nullable Integer underlay, boolean seen) {
        var value = new Tunnel(encapsulation, underlay, seen);
        return new Situation(rule, direction, ipVersion, pathMtu, value, ends, icmp, traffic);
    }

    /** Addresses of the two ends, without ports. */
    public Situation between(String client, String server) {
        var value = new Ends(client, server);
        return new Situation(rule, direction, ipVersion, pathMtu, tunnel, value, icmp, traffic);
    }

    /** Fragmentation needed or packet too big was seen: see {@link Icmp}. */
    public Situation withIcmp(String source, boolean fromDestination) {
        var value = new Icmp(source, fromDestination, icmp.reach);
        return new Situation(rule, direction, ipVersion, pathMtu, tunnel, ends, value, traffic);
    }

    /** How far the messages come. */
    public Situation withReach(Reach reach) {
        var value = new Icmp(icmp.source, icmp.fromDestination, reach);
        return new Situation(rule, direction, ipVersion, pathMtu, tunnel, ends, value, traffic);
    }

    /** Which transport protocols suffer. */
    public Situation withTransport(boolean tcp, boolean udp) {
        var value = new Traffic(tcp, udp, traffic.fragments());
        return new Situation(rule, direction, ipVersion, pathMtu, tunnel, ends, icmp, value);
    }

    /** Packets of the path are fragmented. */
    public Situation withFragments() {
        var value = new Traffic(traffic.tcp(), traffic.udp(), true);
        return new Situation(rule, direction, ipVersion, pathMtu, tunnel, ends, icmp, value);
    }
}
