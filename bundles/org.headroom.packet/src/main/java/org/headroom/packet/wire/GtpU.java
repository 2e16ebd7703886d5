package org.headroom.packet.wire;

/** A user packet in the GPRS tunnelling protocol, with sequence number and extension headers (3GPP TS 29.281 §5). */
final class GtpU {

    private static final int HEADER = 8;
    private static final int OPTIONAL = 4;
    /** Version 1, protocol type GTP. */
    private static final int VERSION_AND_TYPE = 3;

    private static final int G_PDU = 255;
    private static final int ANY_OPTIONAL = 0x07;
    private static final int EXTENDED = 0x04;

    private GtpU() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(HEADER)) {
            packet.cut |= in.isCutWithin(HEADER);
            return Next.NOTHING;
        }
        var at = in.at;
        var flags = in.u8(at);
        if (flags >> 4 != VERSION_AND_TYPE || in.u8(at + 1) != G_PDU || in.u16(at + 2) + HEADER != Udp.payload(in)) {
            return Next.NOTHING;
        }
        var length = (flags & ANY_OPTIONAL) == 0 ? HEADER : HEADER + OPTIONAL;
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        if ((flags & EXTENDED) != 0) {
            length = extended(in, length);
        }
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        packet.add(Protocol.GTP_U, at, length);
        packet.wrap(Encapsulation.GTP_U);
        in.at = at + length;
        return Next.ip(in, packet);
    }

    /** Each extension header begins with its length in units of four and ends with the type of the next (§5.2.1). */
    private static int extended(Cursor in, int length) {
        var end = length;
        while (in.holds(end + 1) && in.u8(in.at + end - 1) != 0) {
            var units = in.u8(in.at + end);
            if (units == 0) {
                return Integer.MAX_VALUE / 2;
            }
            end += units * 4;
        }
        return end;
    }
}
