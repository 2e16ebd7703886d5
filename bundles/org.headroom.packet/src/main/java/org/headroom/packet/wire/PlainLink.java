package org.headroom.packet.wire;

/** Link headers of a fixed length, of which nothing counts but what follows them. */
final class PlainLink {

    private static final int FDDI_HEADER = 13;
    /** Frames of logical link control (ISO 9314-2 §7.3.3); the others are the ring's own. */
    private static final int FDDI_LLC = 0x50;

    private PlainLink() {}

    /** An EtherType that ends or nearly ends the header, as of IP over InfiniBand and over FireWire. */
    static int read(Cursor in, Packet packet, int length, int etherTypeAt) {
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        var at = in.at;
        packet.add(Protocol.OTHER, at, length);
        in.at = at + length;
        return Ethernet.next(in.u16(at + etherTypeAt));
    }

    /** What a capturing system tells of an IP packet before the packet itself, as with OpenBSD's enc and Solaris' ipnet. */
    static int readBeforeIp(Cursor in, Packet packet, int length) {
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        packet.add(Protocol.CAPTURE_HEADER, in.at, length);
        in.at += length;
        return Next.ip(in, packet);
    }

    static int readFddi(Cursor in, Packet packet) {
        if (!in.holds(FDDI_HEADER)) {
            return in.missing(packet, FDDI_HEADER);
        }
        var at = in.at;
        packet.add(Protocol.OTHER, at, FDDI_HEADER);
        in.at = at + FDDI_HEADER;
        return (in.u8(at) & 0xf0) == FDDI_LLC ? Next.LLC : Next.NOTHING;
    }
}
