package org.headroom.packet.wire;

/** An ICMPv6 message (RFC 4443), with the MTU of a packet too big and the packet that an error quotes. */
final class Icmpv6 {

    private static final int HEADER = 8;
    private static final int TYPE_AND_CODE = 2;
    private static final int DESTINATION_UNREACHABLE = 1;
    private static final int PACKET_TOO_BIG = 2;
    private static final int TIME_EXCEEDED = 3;
    private static final int PARAMETER_PROBLEM = 4;

    private Icmpv6() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(TYPE_AND_CODE)) {
            return in.missing(packet, HEADER);
        }
        var at = in.at;
        packet.carries(Packet.Transport.ICMP);
        packet.icmpType = in.u8(at);
        packet.icmpCode = in.u8(at + 1);
        packet.tooBig = packet.icmpType == PACKET_TOO_BIG;
        if (!in.holds(HEADER)) {
            packet.add(Protocol.ICMPV6, at, in.limit - at);
            return in.missing(packet, HEADER);
        }
        packet.add(Protocol.ICMPV6, at, HEADER);
        in.at = at + HEADER;
        packet.payload(in, in.at);
        if (packet.tooBig) {
            packet.nextHopMtu = (int) Math.min(Integer.MAX_VALUE, in.u32(at + 4));
        }
        if (packet.isEchoRequest() || packet.isEchoReply()) {
            packet.echo = (int) in.u32(at + 4);
        }
        packet.icmpChecksumBad = IcmpChecksum.isBad(in, packet, at, IcmpChecksum.pseudoHeader(packet));
        if (packet.icmpType >= DESTINATION_UNREACHABLE && packet.icmpType <= PARAMETER_PROBLEM) {
            var extended = packet.icmpType == DESTINATION_UNREACHABLE || packet.icmpType == TIME_EXCEEDED;
            IcmpQuote.find(in, packet, extended ? in.u8(at + 4) * 8 : 0);
        }
        return Next.NOTHING;
    }
}
