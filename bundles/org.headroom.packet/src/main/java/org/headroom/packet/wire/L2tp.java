package org.headroom.packet.wire;

/** The layer two tunnelling protocol: version 2 with PPP (RFC 2661 §3.1), version 3 with Ethernet, over UDP or over IP (RFC 3931 §4.1). */
final class L2tp {

    private static final int CONTROL = 0x8000;
    private static final int LENGTH = 0x4000;
    private static final int SEQUENCE = 0x0800;
    private static final int OFFSET = 0x0200;
    private static final int VERSION = 0x000f;

    private static final int SESSION = 4;
    /** A cookie of 0, 4 or 8 octets and a sublayer header of 0 or 4; neither is announced. */
    private static final int LONGEST_COOKIE_AND_SUBLAYER = 12;

    private L2tp() {}

    static int readInUdp(Cursor in, Packet packet) {
        if (!in.holds(6)) {
            packet.cut |= in.isCutWithin(6);
            return Next.NOTHING;
        }
        var flags = in.u16(in.at);
        if ((flags & CONTROL) != 0) {
            return Next.NOTHING;
        }
        return switch (flags & VERSION) {
            case 2 -> readVersion2(in, packet, flags);
            case 3 -> readVersion3(in, packet, 4);
            default -> Next.NOTHING;
        };
    }

    static int readInIp(Cursor in, Packet packet) {
        packet.carries(Packet.Transport.OTHER);
        if (!in.holds(SESSION)) {
            return in.missing(packet, SESSION);
        }
        // session 0 marks a control message
        return in.i32(in.at) == 0 ? Next.NOTHING : readVersion3(in, packet, 0);
    }

    private static int readVersion2(Cursor in, Packet packet, int flags) {
        var at = in.at;
        var length = 6 + ((flags & LENGTH) == 0 ? 0 : 2) + ((flags & SEQUENCE) == 0 ? 0 : 4);
        if ((flags & OFFSET) != 0) {
            if (!in.holds(length + 2)) {
                return in.missing(packet, length + 2);
            }
            length += 2 + in.u16(at + length);
        }
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        packet.add(Protocol.L2TP, at, length);
        packet.wrap(Encapsulation.L2TPV2);
        in.at = at + length;
        return Next.PPP;
    }

    /** The length of cookie and sublayer is agreed out of band: the one behind which an Ethernet frame fits is it. */
    private static int readVersion3(Cursor in, Packet packet, int before) {
        var at = in.at;
        for (int more = 0; more <= LONGEST_COOKIE_AND_SUBLAYER; more += 4) {
            var length = before + SESSION + more;
            if (in.holds(length + Ethernet.HEADER + 8) && carriesIp(in, packet, at + length + Ethernet.HEADER)) {
                packet.add(Protocol.L2TP, at, length);
                packet.wrap(Encapsulation.L2TPV3);
                in.at = at + length;
                return Next.ETHERNET;
            }
        }
        packet.cut |= in.isCutWithin(before + SESSION + LONGEST_COOKIE_AND_SUBLAYER + Ethernet.HEADER + 8);
        return Next.NOTHING;
    }

    private static boolean carriesIp(Cursor in, Packet packet, int at) {
        return Next.ipFillsTheRest(in, packet, at, in.u16(at - 2));
    }
}
