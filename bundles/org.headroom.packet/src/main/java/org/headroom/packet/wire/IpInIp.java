package org.headroom.packet.wire;

/** An IP packet right inside another (RFC 2003, RFC 2473, RFC 4213 §3): no header of its own. */
final class IpInIp {

    private IpInIp() {}

    static int read(Packet packet, int inner) {
        packet.carries(Packet.Transport.OTHER);
        packet.wrapIp(encapsulation(packet.ip().version, inner));
        return inner;
    }

    /** An Ethernet frame right behind a segment routing header (RFC 8986 §10.1). */
    static int readEthernet(Packet packet) {
        packet.carries(Packet.Transport.OTHER);
        packet.wrapIp(Encapsulation.SRV6);
        return Next.ETHERNET;
    }

    private static Encapsulation encapsulation(int outerVersion, int inner) {
        if (inner == Next.IPV4) {
            return outerVersion == 4 ? Encapsulation.IPIP : Encapsulation.FOUR_IN_SIX;
        }
        return outerVersion == 4 ? Encapsulation.SIX_IN_FOUR : Encapsulation.IP6IP6;
    }
}
