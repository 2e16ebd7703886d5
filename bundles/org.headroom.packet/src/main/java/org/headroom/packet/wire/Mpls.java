package org.headroom.packet.wire;

/** A stack of MPLS labels (RFC 3032 §2.1), and what its last label carries: IP, or a pseudowire's Ethernet frame (RFC 4448 §4.6). */
final class Mpls {

    private static final int LABEL = 4;
    private static final int BOTTOM_OF_STACK = 0x100;
    private static final int CONTROL_WORD = 4;

    /** Octets of an IP header that tell where its packet ends. */
    private static final int SHORTEST_LOOK = 8;

    private Mpls() {}

    static int read(Cursor in, Packet packet) {
        var first = in.at;
        int label;
        do {
            if (!in.holds(LABEL)) {
                return in.missing(packet, LABEL);
            }
            label = in.i32(in.at);
            packet.add(Protocol.MPLS, in.at, LABEL);
            in.at += LABEL;
        } while ((label & BOTTOM_OF_STACK) == 0 && packet.layers < Packet.MOST_LAYERS);
        packet.wrapFrame(Encapsulation.MPLS, in.at - first);
        return carried(in, packet);
    }

    /**
     * Labels behind a UDP header (RFC 7510). Any client may have their port: they are believed where an IP packet fills what the last of
     * them leaves.
     */
    static int readInUdp(Cursor in, Packet packet) {
        var at = in.at;
        while (at + LABEL <= in.limit && (in.i32(at) & BOTTOM_OF_STACK) == 0) {
            at += LABEL;
        }
        at += LABEL;
        if (in.limit - at < SHORTEST_LOOK) {
            packet.cut |= in.isCutWithin(at + SHORTEST_LOOK - in.at);
            return Next.NOTHING;
        }
        return Next.ipFillsTheRest(in, packet, at, Next.ipAt(in, at)) ? readOverIp(in, packet) : Next.NOTHING;
    }

    /** Labels right behind an IP header (RFC 4023), a UDP header or in GRE are a tunnel over IP. */
    static int readOverIp(Cursor in, Packet packet) {
        packet.carries(Packet.Transport.OTHER);
        packet.wrap(Encapsulation.MPLS);
        return read(in, packet);
    }

    /** An address may begin with 0 as well; the type behind it tells. */
    private static boolean isFrame(Cursor in) {
        return in.holds(Ethernet.HEADER)
                && switch (in.u16(in.at + Ethernet.HEADER - 2)) {
                    case Next.IPV4, Next.IPV6, Next.ARP, Next.VLAN, Next.PROVIDER_VLAN -> true;
                    default -> false;
                };
    }

    /** The label itself does not say; the first nibble does (RFC 4928 §3). */
    private static int carried(Cursor in, Packet packet) {
        if (!in.holds(1)) {
            return in.missing(packet, 1);
        }
        var next = Next.ip(in, packet);
        if (next != Next.NOTHING) {
            return next;
        }
        if (in.u8(in.at) >> 4 == 0 && in.holds(CONTROL_WORD) && !isFrame(in)) {
            in.at += CONTROL_WORD;
        }
        return Next.ETHERNET;
    }
}
