package org.headroom.packet.wire;

/** What Linux netfilter tells of a packet that it logs: attributes, of which the packet is the last (LINKTYPE_NFLOG). */
final class Nflog {

    private static final int HEADER = 4;
    private static final int ATTRIBUTE = 4;
    private static final int PAYLOAD = 9;

    private Nflog() {}

    static int read(Cursor in, Packet packet) {
        var at = in.at + HEADER;
        while (in.limit - at >= ATTRIBUTE) {
            // in the byte order of the machine that captured; there are fewer than 256 types
            var little = in.u8(at + 3) == 0;
            var length = little ? in.u8(at) | in.u8(at + 1) << 8 : in.u16(at);
            var type = little ? in.u8(at + 2) : in.u16(at + 2);
            if (length < ATTRIBUTE) {
                return packet.stop(Flaw.SHORTER_THAN_HEADER);
            }
            if (type == PAYLOAD) {
                return PlainLink.readBeforeIp(in, packet, at + ATTRIBUTE - in.at);
            }
            at += length + 3 & ~3;
        }
        return in.missing(packet, at + ATTRIBUTE - in.at);
    }
}
