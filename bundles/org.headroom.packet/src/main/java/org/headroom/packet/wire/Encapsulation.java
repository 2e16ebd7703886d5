package org.headroom.packet.wire;

/**
 * What can be wrapped round an IP packet on its way, named as in the command line contract.
 *
 * <p>The link-layer ones (PPPoE, VLAN tags, MPLS labels) take their room from the frame, the others from an outer IP packet.
 */
public enum Encapsulation {
    IPIP("ipip", "IP-in-IP"),
    SIX_IN_FOUR("6in4", "6in4"),
    IP6IP6("ip6ip6", "IPv6-in-IPv6"),
    FOUR_IN_SIX("4in6", "IPv4-in-IPv6"),
    GRE("gre", "GRE"),
    GRETAP("gretap", "GRE with Ethernet"),
    NVGRE("nvgre", "NVGRE"),
    ERSPAN("erspan", "ERSPAN"),
    VXLAN("vxlan", "VXLAN"),
    VXLAN_GPE("vxlan-gpe", "VXLAN-GPE"),
    GENEVE("geneve", "Geneve"),
    GTP_U("gtp-u", "GTP-U"),
    L2TPV2("l2tpv2", "L2TPv2"),
    L2TPV3("l2tpv3", "L2TPv3"),
    PPTP("pptp", "PPTP"),
    PPPOE("pppoe", "PPPoE"),
    VLAN("vlan", "802.1Q tag"),
    QINQ("qinq", "stacked VLAN tags"),
    MPLS("mpls", "MPLS"),
    MACSEC("macsec", "MACsec"),
    ESP("esp", "IPsec ESP"),
    AH("ah", "IPsec AH"),
    WIREGUARD("wireguard", "WireGuard"),
    OPENVPN("openvpn", "OpenVPN"),
    LISP("lisp", "LISP"),
    FOU("fou", "Foo-over-UDP"),
    GUE("gue", "Generic UDP encapsulation"),
    SRV6("srv6", "SRv6"),
    TEREDO("teredo", "Teredo"),
    NAT64("nat64", "IPv4/IPv6 translation"),
    CLOUD_DEFAULT("cloud-default", "a cloud network's default"),
    MANUAL("manual", "an MTU set by hand");

    private final String label;
    private final String title;

    Encapsulation(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** The name in reports and on the command line, such as {@code 6in4}. */
    public String label() {
        return label;
    }

    /** The name in a sentence, such as {@code IP-in-IP}. */
    public String title() {
        return title;
    }

    /** Whether an IP packet (rather than a frame) is wrapped round, so that the underlay's path MTU counts. */
    public boolean overIp() {
        return switch (this) {
            case PPPOE, VLAN, QINQ, MPLS, MACSEC, CLOUD_DEFAULT, MANUAL, NAT64 -> false;
            case IPIP,
                    SIX_IN_FOUR,
                    IP6IP6,
                    FOUR_IN_SIX,
                    GRE,
                    GRETAP,
                    NVGRE,
                    ERSPAN,
                    VXLAN,
                    VXLAN_GPE,
                    GENEVE,
                    GTP_U,
                    L2TPV2,
                    L2TPV3,
                    PPTP,
                    ESP,
                    AH,
                    WIREGUARD,
                    OPENVPN,
                    LISP,
                    FOU,
                    GUE,
                    SRV6,
                    TEREDO -> true;
        };
    }
}
