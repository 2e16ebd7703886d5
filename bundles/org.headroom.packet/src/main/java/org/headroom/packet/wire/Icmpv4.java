package org.headroom.packet.wire;

/** An ICMP message (RFC 792), with the MTU of RFC 1191 §4 and the packet that an error quotes. */
final class Icmpv4 {

    private static final int HEADER = 8;
    private static final int TYPE_AND_CODE = 2;
    private static final int DESTINATION_UNREACHABLE = 3;
    private static final int FRAGMENTATION_NEEDED = 4;
    private static final int SOURCE_QUENCH = 4;
    private static final int REDIRECT = 5;
    private static final int TIME_EXCEEDED = 11;
    private static final int PARAMETER_PROBLEM = 12;

    private Icmpv4() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(TYPE_AND_CODE)) {
            return in.missing(packet, HEADER);
        }
        var at = in.at;
        packet.carries(Packet.Transport.ICMP);
        packet.icmpType = in.u8(at);
        packet.icmpCode = in.u8(at + 1);
        packet.tooBig = packet.icmpType == DESTINATION_UNREACHABLE && packet.icmpCode == FRAGMENTATION_NEEDED;
        if (!in.holds(HEADER)) {
            packet.add(Protocol.ICMPV4, at, in.limit - at);
            return in.missing(packet, HEADER);
        }
        packet.add(Protocol.ICMPV4, at, HEADER);
        in.at = at + HEADER;
        packet.payload(in, in.at);
        if (packet.tooBig) {
            packet.nextHopMtu = in.u16(at + 6);
        }
        if (packet.isEchoRequest() || packet.isEchoReply()) {
            packet.echo = (int) in.u32(at + 4);
        }
        packet.icmpChecksumBad = IcmpChecksum.isBad(in, packet, at, 0);
        if (quotes(packet.icmpType)) {
            IcmpQuote.find(in, packet, extended(packet.icmpType) ? in.u8(at + 5) * 4 : 0);
        }
        return Next.NOTHING;
    }

    private static boolean quotes(int type) {
        return switch (type) {
            case DESTINATION_UNREACHABLE, SOURCE_QUENCH, REDIRECT, TIME_EXCEEDED, PARAMETER_PROBLEM -> true;
            default -> false;
        };
    }

    /** Which messages may carry extension objects (RFC 4884 §4). */
    private static boolean extended(int type) {
        return type == DESTINATION_UNREACHABLE || type == TIME_EXCEEDED || type == PARAMETER_PROBLEM;
    }
}
