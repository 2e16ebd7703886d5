package org.headroom.benchmarks.crowd;

/** What a connection's packets travel in past the capture point. */
enum Wrapping {
    NONE(0, false),
    VLAN(4, false),
    PPPOE(8, false),
    IPIP(20, true),
    GRE(24, true),
    VXLAN(50, true);

    private static final int IPIP_PROTOCOL = 4;
    private static final int SIX_IN_FOUR = 41;
    private static final int GRE_PROTOCOL = 47;
    private static final int UDP = 17;
    private static final int VXLAN_PORT = 4789;

    /** Octets of the frame that it takes. */
    final int octets;

    /** Whether there is an outer IP packet that a router can complain about. */
    final boolean overIp;

    Wrapping(int octets, boolean overIp) {
        this.octets = octets;
        this.overIp = overIp;
    }

    /** About the shares of a mixed network, in a thousand. */
    static Wrapping any(Dice dice) {
        var of = dice.below(1000);
        return of < 50 ? IPIP : of < 100 ? VXLAN : of < 110 ? GRE : of < 120 ? PPPOE : of < 150 ? VLAN : NONE;
    }

    /** Everything before the connection's own IP packet of {@code length} octets. */
    void write(Headers out, Connection of, boolean toServer, int length) {
        var type = of.six ? Headers.TYPE_IPV6 : Headers.TYPE_IPV4;
        switch (this) {
            case NONE -> out.ethernet(toServer, of.id, type);
            case VLAN -> {
                out.ethernet(toServer, of.id, Headers.TYPE_VLAN);
                out.u16(1 + of.id % 40);
                out.u16(type);
            }
            case PPPOE -> {
                out.ethernet(toServer, of.id, Headers.TYPE_PPPOE);
                out.u16(0x1100);
                out.u16(1 + of.id % 40);
                out.u16(length + 2);
                out.u16(of.six ? 0x57 : 0x21);
            }
            case IPIP, GRE, VXLAN -> {
                out.ethernet(toServer, of.id, Headers.TYPE_IPV4);
                outer(out, of, toServer, length, 62);
            }
        }
    }

    /** The tunnel's headers from the outer IP header on. */
    void outer(Headers out, Connection of, boolean toServer, int length, int timeToLive) {
        var from = of.tunnelEnd(!toServer);
        var to = of.tunnelEnd(toServer);
        var total = octets + length;
        switch (this) {
            case IPIP -> out.ipv4(from, to, of.six ? SIX_IN_FOUR : IPIP_PROTOCOL, total, of.outerId++, timeToLive);
            case GRE -> {
                out.ipv4(from, to, GRE_PROTOCOL, total, of.outerId++, timeToLive);
                out.u16(0);
                out.u16(of.six ? Headers.TYPE_IPV6 : Headers.TYPE_IPV4);
            }
            case VXLAN -> {
                out.ipv4(from, to, UDP, total, of.outerId++, timeToLive);
                out.u16(49152 + of.id % 16384);
                out.u16(VXLAN_PORT);
                out.u16(total - Headers.IPV4);
                out.u16(0);
                out.u32(0x08000000);
                out.u32(100 + of.id % 50 << 8);
                out.ethernet(toServer, of.id, of.six ? Headers.TYPE_IPV6 : Headers.TYPE_IPV4);
            }
            case NONE, VLAN, PPPOE -> {}
        }
    }
}
