package org.headroom.packet.wire;

/** A TCP header (RFC 9293 §3.1). Eight octets, as ICMP errors quote them, give ports and sequence number. */
final class Tcp {

    private static final int PORTS_AND_SEQUENCE = 8;
    private static final int SHORTEST_HEADER = 20;

    private Tcp() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(PORTS_AND_SEQUENCE)) {
            return in.missing(packet, SHORTEST_HEADER);
        }
        var at = in.at;
        var ports = in.i32(at);
        packet.carries(Packet.Transport.TCP);
        packet.sourcePort = ports >>> 16;
        packet.destinationPort = ports & 0xffff;
        packet.sequence = in.i32(at + 4);
        packet.payloadLength = -1;
        packet.payloadCaptured = 0;
        if (!in.holds(SHORTEST_HEADER)) {
            packet.add(Protocol.TCP, at, in.limit - at);
            return in.missing(packet, SHORTEST_HEADER);
        }
        return whole(in, packet);
    }

    private static int whole(Cursor in, Packet packet) {
        var at = in.at;
        var third = in.i32(at + 12);
        var headerLength = (third >>> 28) * 4;
        packet.acknowledgment = in.i32(at + 8);
        packet.controlBits = third >>> 16 & 0xff;
        packet.window = third & 0xffff;
        if (headerLength < SHORTEST_HEADER) {
            packet.add(Protocol.TCP, at, SHORTEST_HEADER);
            return packet.stop(Flaw.DATA_OFFSET);
        }
        packet.add(Protocol.TCP, at, headerLength);
        if (headerLength > in.wireEnd - at) {
            return packet.stop(Flaw.DATA_OFFSET_LONG);
        }
        packet.tcpWhole = true;
        packet.payload(in, at + headerLength);
        packet.optionsWhole = in.holds(headerLength);
        packet.cut |= !packet.optionsWhole;
        if (headerLength > SHORTEST_HEADER) {
            TcpOptions.read(in, packet, at + SHORTEST_HEADER, Math.min(at + headerLength, in.limit));
        }
        return Next.NOTHING;
    }
}
