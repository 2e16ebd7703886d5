package org.headroom.diagnosis;

/**
 * The MSS that fits a path MTU: fixed headers only, options are the sender's business (RFC 6691).
 *
 * @param ipv4 path MTU less 40
 * @param ipv6 path MTU less 60
 */
public record RecommendedMss(int ipv4, int ipv6) {

    public static RecommendedMss of(int pathMtu) {
        return new RecommendedMss(pathMtu - 40, pathMtu - 60);
    }

    /** "1440 fits (IPv6: 1420)": the one that is asked for first, the other behind it. */
    public String words(String fits, boolean six) {
        return six ? ipv6 + " " + fits + " (IPv4: " + ipv4 + ")" : ipv4 + " " + fits + " (IPv6: " + ipv6 + ")";
    }
}
