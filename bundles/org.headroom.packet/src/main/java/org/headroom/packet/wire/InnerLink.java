package org.headroom.packet.wire;

/** Headers that name the link type of the frame behind them: Apple's PKTAP, and per-packet information (LINKTYPE_PKTAP, _PPI). */
final class InnerLink {

    /** Nobody's link type; {@link Next#NOTHING} where the header was cut. */
    private static final int NONE = -3;

    private static final int SHORTEST_PKTAP = 12;
    private static final int PKTAP_PACKET = 1;
    private static final int SHORTEST_PPI = 8;

    private InnerLink() {}

    /** Passes by a PKTAP header: length, kind of record, link type, all little-endian. */
    static int pktap(Cursor in, Packet packet) {
        if (!in.holds(SHORTEST_PKTAP)) {
            return in.missing(packet, SHORTEST_PKTAP);
        }
        if (little(in, in.at + 4) != PKTAP_PACKET) {
            return NONE;
        }
        return pass(in, packet, little(in, in.at), SHORTEST_PKTAP, little(in, in.at + 8));
    }

    /** Passes by a PPI header: version, flags, length, link type. */
    static int perPacket(Cursor in, Packet packet) {
        if (!in.holds(SHORTEST_PPI)) {
            return in.missing(packet, SHORTEST_PPI);
        }
        return pass(in, packet, little(in, in.at) >>> 16, SHORTEST_PPI, little(in, in.at + 4));
    }

    private static int pass(Cursor in, Packet packet, int length, int shortest, int linkType) {
        // one in another would have no end
        if (packet.layers > 0 || length < shortest) {
            return NONE;
        }
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        packet.add(Protocol.CAPTURE_HEADER, in.at, length);
        in.at += length;
        return linkType;
    }

    private static int little(Cursor in, int at) {
        return Integer.reverseBytes(in.i32(at));
    }
}
