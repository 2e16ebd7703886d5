package org.headroom.packet.wire;

/** What pf tells of a packet that it logs: its own length, the address family, the rule (LINKTYPE_PFLOG; pflog(4) of the BSDs). */
final class Pflog {

    /** NetBSD's, the shortest in use. */
    private static final int SHORTEST = 48;

    private Pflog() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(1)) {
            return in.missing(packet, SHORTEST);
        }
        // the stated length leaves the padding out
        var length = in.u8(in.at) + 3 & ~3;
        return length < SHORTEST ? packet.stop(Flaw.SHORTER_THAN_HEADER) : PlainLink.readBeforeIp(in, packet, length);
    }
}
