package org.headroom.flow;

/** Sizes that standards and links fix, in octets of IP. */
public final class Mtu {

    /** The largest MTU that is set on Ethernet: what is longer was glued together by an offload, or never left the host. */
    public static final int LARGEST_FRAME = 9216;

    /** What every IPv4 host takes (RFC 791 §3.1). */
    public static final int LEAST_IPV4 = 576;

    /** The least MTU of any link in IPv6 (RFC 8200 §5). */
    public static final int LEAST_IPV6 = 1280;

    private Mtu() {}

    /** What every path carries. */
    public static int least(int version) {
        return version == 6 ? LEAST_IPV6 : LEAST_IPV4;
    }

    /**
     * Whether so many octets of data are full segments and nothing else, as where offload glued them together.
     *
     * @param options octets of TCP options that each has: the MSS leaves them out of account (RFC 6691 §2)
     */
    public static boolean fullSegments(int payload, int mss, int options) {
        return mss > options && payload % (mss - options) == 0;
    }

    /** Octets of IP and TCP header without options: 40, or 60 in IPv6 (RFC 6691 §2). */
    public static int fixedHeaders(int version) {
        return version == 6 ? 60 : 40;
    }

    /** The largest packet that an MSS allows; of one below what every host takes, that. Without one (-1), the largest that any link carries. */
    public static int full(int mss, int version) {
        return mss < 0 ? LARGEST_FRAME : Math.max(mss + fixedHeaders(version), LEAST_IPV4);
    }
}
