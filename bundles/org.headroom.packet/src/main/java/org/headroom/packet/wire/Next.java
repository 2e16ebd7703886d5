package org.headroom.packet.wire;

/**
 * What follows a header: an IP protocol number (below 256), an EtherType (from 0x600), or one of the few that have neither number.
 */
final class Next {

    static final int NOTHING = -1;

    // IP protocol numbers
    static final int HOP_BY_HOP = 0;
    static final int ICMP = 1;
    static final int IP_IN_IP = 4;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int IPV6_IN_IP = 41;
    static final int ROUTING = 43;
    static final int FRAGMENT = 44;
    static final int GRE_IN_IP = 47;
    static final int ESP = 50;
    static final int AH = 51;
    static final int ICMPV6 = 58;
    static final int NO_NEXT_HEADER = 59;
    static final int DESTINATION_OPTIONS = 60;
    static final int L2TP = 115;
    static final int MOBILITY = 135;
    static final int MPLS_IN_IP = 137;
    static final int HIP = 139;
    static final int SHIM6 = 140;
    static final int ETHERNET_IN_IP = 143;

    // EtherTypes
    static final int IPV4 = 0x0800;
    static final int ARP = 0x0806;
    static final int TRANSPARENT_ETHERNET = 0x6558;
    static final int VLAN = 0x8100;
    static final int IPV6 = 0x86dd;
    static final int MPLS = 0x8847;
    static final int MPLS_MULTICAST = 0x8848;
    static final int PPPOE_SESSION = 0x8864;
    static final int JUMBO_LLC = 0x8870;
    static final int PROVIDER_VLAN = 0x88a8;
    static final int MACSEC = 0x88e5;
    static final int OLD_VLAN = 0x9100;
    static final int OLDER_VLAN = 0x9200;
    static final int OLDEST_VLAN = 0x9300;

    // neither
    static final int ETHERNET = 0x10000;
    static final int LLC = 0x10001;
    static final int PPP = 0x10002;
    static final int VXLAN = 0x10004;
    static final int MPLS_IN_UDP = 0x10005;
    static final int GENEVE = 0x10006;
    static final int GTP_U = 0x10007;
    static final int L2TP_IN_UDP = 0x10008;
    static final int ESP_IN_UDP = 0x10009;
    static final int WIREGUARD = 0x1000a;
    static final int LISP = 0x1000b;
    static final int OPENVPN = 0x1000c;

    private Next() {}

    /** IPv4 or IPv6, by the version in the first octet. */
    static int ip(Cursor in, Packet packet) {
        if (!in.holds(1)) {
            return in.missing(packet, 1);
        }
        return ipAt(in, in.at);
    }

    /** IPv4 or IPv6, by the version in an octet that is there. */
    static int ipAt(Cursor in, int at) {
        return switch (in.u8(at) >> 4) {
            case 4 -> IPV4;
            case 6 -> IPV6;
            default -> NOTHING;
        };
    }

    /**
     * Whether an IP packet of this version starts here and ends to the octet where its carrier does: chance would have to guess
     * twenty bits. Eight octets must be there; in a first fragment, whose end is not known, a packet that ends beyond is believed.
     */
    static boolean ipFillsTheRest(Cursor in, Packet packet, int at, int version) {
        if (version == NOTHING || version != ipAt(in, at)) {
            return false;
        }
        var carrier = packet.ip();
        var rest = carrier.offset + carrier.length - at;
        var length = version == IPV4 ? in.u16(at + 2) : in.u16(at + 4) + Ipv6.HEADER;
        var wellFormed = version == IPV6 || (in.u8(at) & 0xf) * 4 >= Ipv4.SHORTEST_HEADER;
        return wellFormed && (carrier.moreFragments ? length > rest : length == rest);
    }
}
