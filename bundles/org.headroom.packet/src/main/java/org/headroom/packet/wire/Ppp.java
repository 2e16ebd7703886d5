package org.headroom.packet.wire;

/** PPP: the protocol field, after address and control where the link has them (RFC 1661 §2, RFC 1662 §3.1). */
final class Ppp {

    private static final int ADDRESS_AND_CONTROL = 0xff03;
    private static final int ADDRESS = 0xff;
    private static final int IPV4 = 0x21;
    private static final int IPV6 = 0x57;
    private static final int MPLS = 0x281;
    private static final int MPLS_MULTICAST = 0x283;
    private static final int COMPRESSED_DATAGRAM = 0xfd;

    private Ppp() {}

    static int read(Cursor in, Packet packet) {
        var at = in.at;
        if (in.holds(2) && in.u16(at) == ADDRESS_AND_CONTROL) {
            at += 2;
        }
        if (in.limit - at < 1 || in.u8(at) == ADDRESS && !in.holds(2)) {
            return in.missing(packet, at - in.at + 2);
        }
        // protocol field compression (RFC 1661 §6.5): an odd first octet is the whole field
        var octets = (in.u8(at) & 1) == 1 ? 1 : 2;
        if (in.limit - at < octets) {
            return in.missing(packet, at - in.at + octets);
        }
        var protocol = octets == 1 ? in.u8(at) : in.u16(at);
        packet.add(Protocol.PPP, in.at, at + octets - in.at);
        in.at = at + octets;
        return switch (protocol) {
            case IPV4 -> Next.IPV4;
            case IPV6 -> Next.IPV6;
            case MPLS, MPLS_MULTICAST -> Next.MPLS;
            case COMPRESSED_DATAGRAM -> {
                packet.hide();
                yield Next.NOTHING;
            }
            default -> Next.NOTHING;
        };
    }
}
