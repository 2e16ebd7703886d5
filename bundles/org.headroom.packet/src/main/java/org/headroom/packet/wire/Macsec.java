package org.headroom.packet.wire;

/** A frame protected by MACsec: the SecTAG, and behind it what is readable where only integrity is wanted (IEEE 802.1AE §9). */
final class Macsec {

    /** The tag without its EtherType, which the header before it ended with. */
    private static final int SHORTEST_TAG = 6;

    private static final int CHANNEL_IDENTIFIER = 8;
    private static final int ETHERTYPE = 2;
    private static final int INTEGRITY_CHECK = 16;
    private static final int HAS_CHANNEL = 0x20;
    private static final int ENCRYPTED_OR_CHANGED = 0x0c;

    private Macsec() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(SHORTEST_TAG)) {
            return in.missing(packet, SHORTEST_TAG);
        }
        var at = in.at;
        var control = in.u8(at);
        var tag = SHORTEST_TAG + ((control & HAS_CHANNEL) == 0 ? 0 : CHANNEL_IDENTIFIER);
        packet.add(Protocol.OTHER, at, tag);
        if ((control & ENCRYPTED_OR_CHANGED) != 0) {
            packet.wrapFrame(Encapsulation.MACSEC, 0);
            packet.hide();
            return in.holds(tag) ? Next.NOTHING : in.missing(packet, tag);
        }
        if (!in.holds(tag + ETHERTYPE)) {
            return in.missing(packet, tag + ETHERTYPE);
        }
        packet.wrapFrame(Encapsulation.MACSEC, tag + ETHERTYPE + INTEGRITY_CHECK);
        in.at = at + tag + ETHERTYPE;
        return Ethernet.next(in.u16(at + tag));
    }
}
