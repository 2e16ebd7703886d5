package org.headroom.packet.wire;

/** What IPsec puts before a packet: the authentication header (RFC 4302), and ESP, bare or in UDP (RFC 4303, RFC 3948). */
final class Ipsec {

    private static final int ESP_HEADER = 8;
    private static final int SHORTEST_AUTHENTICATION = 12;
    /** Indices below are reserved (RFC 4303 §2.1); 0 in UDP marks IKE (RFC 3948 §2.2). */
    private static final int LOWEST_INDEX = 256;

    private Ipsec() {}

    static int readEsp(Cursor in, Packet packet) {
        packet.carries(Packet.Transport.OTHER);
        return hide(in, packet);
    }

    static int readEspInUdp(Cursor in, Packet packet) {
        packet.cut |= in.isCutWithin(ESP_HEADER);
        if (!in.holds(ESP_HEADER) || Integer.compareUnsigned(in.i32(in.at), LOWEST_INDEX) < 0) {
            return Next.NOTHING;
        }
        return hide(in, packet);
    }

    private static int hide(Cursor in, Packet packet) {
        if (in.holds(ESP_HEADER)) {
            packet.add(Protocol.ESP, in.at, ESP_HEADER);
        }
        packet.wrap(Encapsulation.ESP);
        packet.hide();
        return in.holds(ESP_HEADER) ? Next.NOTHING : in.missing(packet, ESP_HEADER);
    }

    /** A header like an extension header of IPv6; in tunnel mode an IP packet follows it. */
    static int readAuthentication(Cursor in, Packet packet) {
        packet.carries(Packet.Transport.OTHER);
        if (!in.holds(SHORTEST_AUTHENTICATION)) {
            return in.missing(packet, SHORTEST_AUTHENTICATION);
        }
        var at = in.at;
        var length = (in.u8(at + 1) + 2) * 4;
        if (length < SHORTEST_AUTHENTICATION) {
            return packet.stop(Flaw.SHORTER_THAN_HEADER);
        }
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        var ip = packet.ip();
        packet.add(Protocol.AH, at, length);
        packet.wrap(Encapsulation.AH, length);
        ip.protocol = in.u8(at);
        ip.headerLength = at + length - ip.offset;
        in.at = at + length;
        packet.payload(in, in.at);
        return ip.protocol;
    }
}
