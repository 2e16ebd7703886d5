package org.headroom.packet.wire;

/** A header that {@link Decoder} reads, or recognises. */
public enum Protocol {
    /** What the capturing system tells of the packet, and never was on a wire. */
    CAPTURE_HEADER("capture header"),
    ETHERNET("Ethernet"),
    LLC_SNAP("LLC/SNAP"),
    LINUX_SLL("Linux cooked"),
    LINUX_SLL2("Linux cooked v2"),
    NULL("null/loopback"),
    PPP("PPP"),
    CHDLC("Cisco HDLC"),
    RADIOTAP("radiotap"),
    IEEE_802_11("802.11"),
    VLAN("802.1Q"),
    PPPOE("PPPoE"),
    MPLS("MPLS"),
    IPV4("IPv4"),
    IPV6("IPv6"),
    IPV6_EXTENSION("IPv6 extension header"),
    TCP("TCP"),
    UDP("UDP"),
    ICMPV4("ICMP"),
    ICMPV6("ICMPv6"),
    GRE("GRE"),
    ERSPAN("ERSPAN"),
    VXLAN("VXLAN"),
    VXLAN_GPE("VXLAN-GPE"),
    GENEVE("Geneve"),
    GTP_U("GTP-U"),
    L2TP("L2TP"),
    AH("AH"),
    ESP("ESP"),
    WIREGUARD("WireGuard"),
    LISP("LISP"),
    OTHER("other");

    private final String title;

    Protocol(String title) {
        this.title = title;
    }

    /** As a person writes it: {@code PPPoE}. */
    public String title() {
        return title;
    }
}
