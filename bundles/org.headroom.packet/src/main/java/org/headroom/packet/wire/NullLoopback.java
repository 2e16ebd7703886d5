package org.headroom.packet.wire;

/** The address family before a packet on a BSD loopback: in the byte order of whoever captured it, or of the network (LINKTYPE_NULL, _LOOP). */
final class NullLoopback {

    private static final int HEADER = 4;

    private NullLoopback() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(HEADER)) {
            return in.missing(packet, HEADER);
        }
        var family = in.i32(in.at);
        packet.add(Protocol.NULL, in.at, HEADER);
        in.at += HEADER;
        return switch ((family & 0xffff) == 0 ? Integer.reverseBytes(family) : family) {
            case 2 -> Next.IPV4;
            case 10, 23, 24, 28, 30 -> Next.IPV6;
            default -> Next.NOTHING;
        };
    }
}
