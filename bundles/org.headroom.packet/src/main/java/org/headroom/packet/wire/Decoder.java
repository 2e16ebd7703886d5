package org.headroom.packet.wire;

/**
 * Reads the headers of captured packets.
 *
 * <p>One loop follows the headers from the link inwards, through tags, labels and tunnels, until a transport header, something
 * unreadable or the end of the captured bytes; the packet that an ICMP error quotes takes the same loop. Nothing is allocated
 * for a packet, and nothing is thrown for what it holds: {@link Packet#cut()} and {@link Packet#flaw()} say what could not be read.
 */
public final class Decoder {

    private static final int UNKNOWN_LINK = -2;

    private final Cursor in = new Cursor();

    /**
     * Reads the headers of one packet.
     *
     * @param bytes the array that holds the packet
     * @param start where it starts there
     * @param captured octets of it that are there
     * @param original octets that it had on the wire, 0 where that is not known
     * @param linkType as numbered in pcap files (LINKTYPE_…)
     * @param packet what to fill
     * @return false where the link type is unknown, so that nothing could be read
     */
    public boolean decode(byte[] bytes, int start, int captured, int original, int linkType, Packet packet) {
        packet.clear();
        in.enter(bytes, start, captured, original);
        var next = link(linkType, packet);
        if (next == UNKNOWN_LINK) {
            return false;
        }
        follow(next, packet);
        if (in.quoteStart > 0) {
            quote(packet);
        }
        return true;
    }

    /** Reads the link header, or tells what the packet starts with. */
    private int link(int linkType, Packet packet) {
        return switch (linkType) {
            case Next.NOTHING -> Next.NOTHING;
            case 0, 108 -> NullLoopback.read(in, packet);
            case 1 -> Ethernet.read(in, packet);
            case 9, 50 -> Ppp.read(in, packet);
            case 10 -> PlainLink.readFddi(in, packet);
            case 51 -> Pppoe.read(in, packet);
            case 12, 14, 101 -> Next.ip(in, packet);
            case 100 -> Next.LLC;
            case 104 -> CiscoHdlc.read(in, packet);
            case 105 -> WirelessLan.read(in, packet);
            case 109 -> PlainLink.readBeforeIp(in, packet, 12);
            case 113 -> LinuxCooked.readVersion1(in, packet);
            case 117 -> Pflog.read(in, packet);
            case 127 -> WirelessLan.readRadiotap(in, packet);
            case 138 -> PlainLink.read(in, packet, 18, 16);
            // 149 is for everybody's own use; older systems of Apple's put there what is 258 now
            case 149, 258 -> link(InnerLink.pktap(in, packet), packet);
            case 178 -> JuniperEthernet.read(in, packet);
            case 192 -> link(InnerLink.perPacket(in, packet), packet);
            case 226 -> PlainLink.readBeforeIp(in, packet, 24);
            case 228 -> Next.IPV4;
            case 229 -> Next.IPV6;
            case 239 -> Nflog.read(in, packet);
            case 242 -> PlainLink.read(in, packet, 44, 40);
            case 276 -> LinuxCooked.readVersion2(in, packet);
            case 281, 284 -> Ethernet.read(in, packet, 4);
            case 285 -> Ethernet.read(in, packet, 8);
            default -> UNKNOWN_LINK;
        };
    }

    private void follow(int first, Packet packet) {
        var next = first;
        while (next != Next.NOTHING) {
            if (packet.layers == Packet.MOST_LAYERS) {
                packet.flaw(Flaw.TOO_DEEP);
                return;
            }
            next = next < 0x100 ? payload(next, packet) : frame(next, packet);
        }
    }

    /** What an IP packet carries. */
    private int payload(int protocol, Packet packet) {
        return switch (protocol) {
            case Next.TCP -> Tcp.read(in, packet);
            case Next.UDP -> Udp.read(in, packet);
            case Next.ICMP -> Icmpv4.read(in, packet);
            case Next.ICMPV6 -> Icmpv6.read(in, packet);
            case Next.IP_IN_IP -> IpInIp.read(packet, Next.IPV4);
            case Next.IPV6_IN_IP -> IpInIp.read(packet, Next.IPV6);
            case Next.GRE_IN_IP -> Gre.read(in, packet);
            case Next.ESP -> Ipsec.readEsp(in, packet);
            case Next.AH -> Ipsec.readAuthentication(in, packet);
            case Next.L2TP -> L2tp.readInIp(in, packet);
            case Next.MPLS_IN_IP -> Mpls.readOverIp(in, packet);
            case Next.ETHERNET_IN_IP -> IpInIp.readEthernet(packet);
            case Next.HOP_BY_HOP,
                    Next.ROUTING,
                    Next.FRAGMENT,
                    Next.DESTINATION_OPTIONS,
                    Next.MOBILITY,
                    Next.HIP,
                    Next.SHIM6 -> Ipv6Extension.read(in, packet, protocol);
            default -> Other.read(packet);
        };
    }

    /** What a frame or a tunnel carries. */
    private int frame(int type, Packet packet) {
        return switch (type) {
            case Next.IPV4 -> Ipv4.read(in, packet);
            case Next.IPV6 -> Ipv6.read(in, packet);
            case Next.ETHERNET -> Ethernet.read(in, packet);
            case Next.LLC -> LlcSnap.read(in, packet);
            case Next.VLAN, Next.PROVIDER_VLAN, Next.OLD_VLAN, Next.OLDER_VLAN, Next.OLDEST_VLAN ->
                VlanTag.read(in, packet);
            case Next.PPPOE_SESSION -> Pppoe.read(in, packet);
            case Next.PPP -> Ppp.read(in, packet);
            case Next.MPLS, Next.MPLS_MULTICAST -> Mpls.read(in, packet);
            case Next.MACSEC -> Macsec.read(in, packet);
            case Next.VXLAN -> Vxlan.read(in, packet);
            case Next.GENEVE -> Geneve.read(in, packet);
            case Next.GTP_U -> GtpU.read(in, packet);
            case Next.L2TP_IN_UDP -> L2tp.readInUdp(in, packet);
            case Next.LISP -> Lisp.read(in, packet);
            case Next.MPLS_IN_UDP -> Mpls.readInUdp(in, packet);
            case Next.ESP_IN_UDP -> Ipsec.readEspInUdp(in, packet);
            case Next.WIREGUARD -> Wireguard.read(in, packet);
            case Next.OPENVPN -> OpenVpn.read(in, packet);
            default -> Next.NOTHING;
        };
    }

    /** The packet that an ICMP error quotes takes the same way; an error that it may quote in turn is not followed. */
    private void quote(Packet packet) {
        in.enterQuote();
        var quoted = packet.quote();
        follow(Next.ip(in, quoted), quoted);
        packet.hasQuote = quoted.ips > 0;
    }
}
