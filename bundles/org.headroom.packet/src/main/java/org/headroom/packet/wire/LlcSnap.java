package org.headroom.packet.wire;

/** Logical link control, of which only that with SNAP carries IP (IEEE 802.2; RFC 1042). */
final class LlcSnap {

    private static final int HEADER = 8;
    private static final int SNAP = 0xaaaa03;
    private static final int ENCAPSULATED_ETHERNET = 0x000000;
    private static final int BRIDGE_TUNNEL = 0x0000f8;

    private LlcSnap() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(HEADER)) {
            return in.missing(packet, HEADER);
        }
        var at = in.at;
        if (in.i32(at) >>> 8 != SNAP) {
            return Next.NOTHING;
        }
        var organisation = in.i32(at + 2) & 0xffffff;
        packet.add(Protocol.LLC_SNAP, at, HEADER);
        in.at = at + HEADER;
        var known = organisation == ENCAPSULATED_ETHERNET || organisation == BRIDGE_TUNNEL;
        return known ? Ethernet.type(in.u16(at + 6)) : Next.NOTHING;
    }
}
