package org.headroom.packet.text;

/** With which header printed octets begin: -x starts at IP, -xx at the link, of which the text seldom tells the type. */
final class HexLink {

    static final int UNKNOWN = -1;
    static final int RAW = 101;
    static final int ETHERNET = 1;
    private static final int COOKED = 113;
    private static final int COOKED_2 = 276;
    private static final int NULL = 0;
    private static final int PPP_ETHER = 51;

    private HexLink() {}

    /** A link type as numbered in pcap files, or {@link #UNKNOWN}. */
    static int of(byte[] octets) {
        if (octets.length >= 34 && frame(u16(octets, 12)) && ip(octets, 14)) {
            return ETHERNET;
        }
        if (ip(octets, 0)) {
            return RAW;
        }
        if (octets.length >= 14 && frame(u16(octets, 12)) && !cooked(octets)) {
            return ETHERNET;
        }
        if (octets.length >= 20 && u16(octets, 0) >= 0x600 && frame(u16(octets, 0)) && u16(octets, 2) == 0) {
            return COOKED_2;
        }
        if (cooked(octets)) {
            return COOKED;
        }
        if (pppoe(octets)) {
            return PPP_ETHER;
        }
        return octets.length > 24 && ip(octets, 4) && family(octets) ? NULL : UNKNOWN;
    }

    /** The address family of a BSD loopback, in the order of octets of whichever host: IPv4 is 2 everywhere, IPv6 one of four. */
    private static boolean family(byte[] octets) {
        var number = u16(octets, 0) == 0
                ? u16(octets, 2)
                : u16(octets, 2) == 0 ? (octets[1] & 0xff) << 8 | octets[0] & 0xff : 0;
        return switch (number) {
            case 2, 10, 24, 28, 30 -> true;
            default -> false;
        };
    }

    private static boolean cooked(byte[] octets) {
        return octets.length >= 16
                && u16(octets, 0) <= 4
                && u16(octets, 4) <= 8
                && frame(u16(octets, 14))
                && ip(octets, 16);
    }

    /** A session packet (RFC 2516 §4) that holds IP: where the link's header was left out, what it carried comes first. */
    private static boolean pppoe(byte[] octets) {
        return octets.length > 28
                && u16(octets, 0) == 0x1100
                && (u16(octets, 6) == 0x21 || u16(octets, 6) == 0x57)
                && ip(octets, 8);
    }

    private static boolean ip(byte[] octets, int at) {
        if (octets.length < at + 20) {
            return false;
        }
        var first = octets[at] & 0xff;
        return first >>> 4 == 4
                ? (first & 0xf) >= 5
                        && (u16(octets, at + 2) >= 20 || u16(octets, at + 2) == 0)
                        && plausible(octets[at + 9])
                : first >>> 4 == 6 && octets.length >= at + 40 && plausible(octets[at + 6]);
    }

    private static boolean plausible(byte protocol) {
        return switch (protocol) {
            case 0, 1, 2, 4, 6, 17, 41, 43, 44, 47, 50, 51, 58, 60, 88, 89, 103, 112, 115, (byte) 132 -> true;
            default -> false;
        };
    }

    private static boolean frame(int etherType) {
        return switch (etherType) {
            case 0x0800, 0x0806, 0x8100, 0x86dd, 0x8847, 0x8863, 0x8864, 0x88a8, 0x88e5, 0x9100, 0x88cc -> true;
            default -> false;
        };
    }

    private static int u16(byte[] octets, int at) {
        return (octets[at] & 0xff) << 8 | octets[at + 1] & 0xff;
    }
}
