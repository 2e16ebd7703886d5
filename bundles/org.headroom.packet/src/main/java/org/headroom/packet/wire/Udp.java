package org.headroom.packet.wire;

/** A UDP header (RFC 768), and which tunnel its ports may announce; each of those looks for itself before it is believed. */
final class Udp {

    static final int HEADER = 8;

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
        return tunnel(packet);
    }

    private static int tunnel(Packet packet) {
        return switch (packet.destinationPort) {
            case 4789, 8472 -> Next.VXLAN;
            default -> Next.NOTHING;
        };
    }
}
