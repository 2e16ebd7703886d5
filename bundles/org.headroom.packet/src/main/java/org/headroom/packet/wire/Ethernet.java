package org.headroom.packet.wire;

/** An Ethernet header, with EtherType or with length and LLC (IEEE 802.3 §3.2; RFC 894, RFC 1042). */
final class Ethernet {

    static final int HEADER = 14;
    private static final int LONGEST_LENGTH = 1500;
    private static final int LOWEST_ETHERTYPE = 0x600;

    private Ethernet() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(HEADER)) {
            return in.missing(packet, HEADER);
        }
        var at = in.at;
        if (packet.layers == 0) {
            packet.destinationMac = in.u48(at);
            packet.sourceMac = in.u48(at + 6);
        }
        packet.add(Protocol.ETHERNET, at, HEADER);
        in.at = at + HEADER;
        return next(in.u16(at + 12));
    }

    /** What a type or length field announces. */
    static int next(int etherType) {
        if (etherType >= LOWEST_ETHERTYPE) {
            return etherType == Next.JUMBO_LLC ? Next.LLC : etherType;
        }
        return etherType <= LONGEST_LENGTH ? Next.LLC : Next.NOTHING;
    }
}
