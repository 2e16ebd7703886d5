package org.headroom.packet.wire;

/** Generic routing encapsulation (RFC 2784, key and sequence number of RFC 2890). */
final class Gre {

    private static final int SHORTEST_HEADER = 4;
    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int VERSION = 0x0007;

    private Gre() {}

    static int read(Cursor in, Packet packet) {
        packet.carries(Packet.Transport.OTHER);
        if (!in.holds(SHORTEST_HEADER)) {
            return in.missing(packet, SHORTEST_HEADER);
        }
        var at = in.at;
        var flags = in.u16(at);
        var protocol = in.u16(at + 2);
        var length = SHORTEST_HEADER + 4 * Integer.bitCount(flags & (CHECKSUM | KEY | SEQUENCE));
        if (!in.holds(length)) {
            return in.missing(packet, length);
        }
        if ((flags & (VERSION | ROUTING)) != 0) {
            return Next.NOTHING;
        }
        packet.add(Protocol.GRE, at, length);
        in.at = at + length;
        if (protocol == Next.TRANSPARENT_ETHERNET) {
            packet.wrap(Encapsulation.GRETAP);
            return Next.ETHERNET;
        }
        packet.wrap(Encapsulation.GRE);
        return protocol == Next.IPV4 || protocol == Next.IPV6 ? protocol : Next.NOTHING;
    }
}
