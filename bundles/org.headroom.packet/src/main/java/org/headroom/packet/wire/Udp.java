package org.headroom.packet.wire;

/** A UDP header (RFC 768), and which tunnel its ports may announce; each of those looks for itself before it is believed. */
final class Udp {

    static final int HEADER = 8;
    private static final int DNS = 53;

    private Udp() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(HEADER)) {
            return in.missing(packet, HEADER);
        }
        var at = in.at;
        var ports = in.i32(at);
        packet.carries(Packet.Transport.UDP);
        packet.sourcePort = ports >>> 16;
        packet.destinationPort = ports & 0xffff;
        packet.add(Protocol.UDP, at, HEADER);
        var inDatagram = packet.payloadLength;
        in.at = at + HEADER;
        packet.payload(in, in.at);
        var length = in.u16(at + 4);
        // 0 stands for a jumbogram (RFC 2675 §4) or segmentation offload
        if (length != 0 && (length < HEADER || length > inDatagram && !packet.ip().moreFragments && !in.quoting)) {
            packet.flaw(Flaw.UDP_LENGTH);
        }
        return tunnel(in, packet);
    }

    /** Octets of payload that the header states; ask where the payload starts. */
    static int payload(Cursor in) {
        return in.u16(in.at - 4) - HEADER;
    }

    private static int tunnel(Cursor in, Packet packet) {
        var announced = tunnel(packet.destinationPort);
        if (announced == Next.NOTHING && packet.sourcePort != packet.destinationPort) {
            announced = answered(packet.sourcePort);
        }
        if (announced != Next.NOTHING) {
            return announced;
        }
        if (Wireguard.begins(in, payload(in)) && packet.destinationPort != DNS && packet.sourcePort != DNS) {
            return Next.WIREGUARD;
        }
        return IpInUdp.read(in, packet);
    }

    /** Ports of tunnels that are sent to (the sender's own port is a hash of the flow inside). */
    private static int tunnel(int destinationPort) {
        return switch (destinationPort) {
            case 4789, 4790, 8472 -> Next.VXLAN;
            case 6081 -> Next.GENEVE;
            case 4341 -> Next.LISP;
            case 6635 -> Next.MPLS_IN_UDP;
            default -> answered(destinationPort);
        };
    }

    /** Ports that both ends use, or that answers come from. */
    private static int answered(int port) {
        return switch (port) {
            case 2152 -> Next.GTP_U;
            case 1701 -> Next.L2TP_IN_UDP;
            case 4500 -> Next.ESP_IN_UDP;
            case 1194 -> Next.OPENVPN;
            default -> Next.NOTHING;
        };
    }
}
