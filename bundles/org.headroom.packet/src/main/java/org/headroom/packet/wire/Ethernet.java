package org.headroom.packet.wire;

/** An Ethernet header, with EtherType or with length and LLC (IEEE 802.3 §3.2; RFC 894, RFC 1042). */
final class Ethernet {

    static final int HEADER = 14;
    private static final int LONGEST_LENGTH = 1500;
    private static final int LOWEST_ETHERTYPE = 0x600;

    private Ethernet() {}

    static int read(Cursor in, Packet packet) {
        return read(in, packet, 0);
    }

    /** With a tag of so many octets before the EtherType, as a switch chip puts it there for its processor (LINKTYPE_DSA_TAG_…). */
    static int read(Cursor in, Packet packet, int tag) {
        var header = HEADER + tag;
        if (!in.holds(header)) {
            return in.missing(packet, header);
        }
        var at = in.at;
        if (packet.ips == 0 && packet.destinationMac == 0) {
            packet.destinationMac = in.u48(at);
            packet.sourceMac = in.u48(at + 6);
        }
        packet.add(Protocol.ETHERNET, at, header);
        in.at = at + header;
        return next(in.u16(at + header - 2));
    }

    /** What a field announces that can be a type only. */
    static int type(int etherType) {
        return etherType >= LOWEST_ETHERTYPE ? etherType : Next.NOTHING;
    }

    /** What a type or length field announces. */
    static int next(int etherType) {
        if (etherType >= LOWEST_ETHERTYPE) {
            return etherType == Next.JUMBO_LLC ? Next.LLC : etherType;
        }
        return etherType <= LONGEST_LENGTH ? Next.LLC : Next.NOTHING;
    }
}
