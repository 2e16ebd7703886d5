package org.headroom.diagnosis.remedy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.headroom.flow.Direction;
import org.jspecify.annotations.Nullable;

/** What the words in braces of a remedy stand for in a situation. A word that nothing is known for has no value. */
final class Values {

    private static final int HEADERS_IPV4 = 40;
    private static final int HEADERS_IPV6 = 60;

    /** A smaller MSS than Linux accepts is no remedy (net.ipv4.tcp_min_snd_mss). */
    private static final int SMALLEST_MSS = 48;

    private final Map<String, String> values = new HashMap<>();

    Values(Situation situation) {
        var ipv6 = situation.ipVersion() == 6;
        put("iptables", ipv6 ? "ip6tables" : "iptables");
        put("ip", ipv6 ? "ip -6" : "ip");
        put("family", ipv6 ? "ipv6" : "ipv4");
        put("pf-suffix", ipv6 ? "6" : "");
        put("mikrotik-path", ipv6 ? "/ipv6" : "/ip");
        put("fortigate-suffix", ipv6 ? "6" : "");
        put("edgeos-clamp", ipv6 ? "mss-clamp6" : "mss-clamp");
        put("filter-syn", ipv6 ? "ip6[6] == 6 and ip6[53] & 2 != 0" : "tcp[13] & 2 != 0");
        sizes(situation);
        ends(situation);
    }

    private void sizes(Situation situation) {
        var mtu = situation.pathMtu();
        var mss = mtu - headers(situation.ipVersion());
        if (mtu - HEADERS_IPV6 < SMALLEST_MSS) {
            return;
        }
        put("mtu", mtu);
        put("mss", mss);
        put("mss4", mtu - HEADERS_IPV4);
        put("mss6", mtu - HEADERS_IPV6);
        put("over", mss + 1);
        var underlay = situation.tunnel().underlay();
        if (underlay != null && underlay > mtu) {
            put("underlay", underlay);
            put("raised", underlay + underlay - mtu);
            put("openvpn-payload", underlay - 28);
            put("paloalto-adjustment", underlay - mss);
            put("cost", cost(underlay - headers(situation.ipVersion()), mss));
        }
    }

    /** Octets of the fixed IP and TCP headers, which an MSS does not count (RFC 6691 §2). */
    static int headers(int ipVersion) {
        return ipVersion == 6 ? HEADERS_IPV6 : HEADERS_IPV4;
    }

    /** More packets in large transfers, percent. */
    private static String cost(int full, int mss) {
        return String.format(Locale.ROOT, "%.1f", 100.0 * full / mss - 100);
    }

    private void ends(Situation situation) {
        var client = situation.ends().client();
        var server = situation.ends().server();
        var direction = situation.direction();
        var answers = direction == Direction.SERVER_TO_CLIENT;
        putKnown("client", client);
        putKnown("server", server);
        putKnown("receiver", answers ? client : server);
        put("limits", limits(direction));
        put("the-server", named("server", server));
        put(
                "the-sender",
                direction == null ? "the sender" : answers ? named("server", server) : named("client", client));
        if (direction != null) {
            put("server-chain", answers ? "INPUT" : "OUTPUT");
            put("server-hook", answers ? "input" : "output");
        }
    }

    private static String named(String role, String address) {
        return address.isEmpty() ? "the " + role : "the " + role + " " + address;
    }

    private static String limits(@Nullable Direction direction) {
        if (direction == null) {
            return "What an end may send is limited by the MSS that the other end announces in its SYN or SYN-ACK.";
        }
        return switch (direction) {
            case CLIENT_TO_SERVER -> "The client's requests are limited by the MSS in the server's SYN-ACK.";
            case SERVER_TO_CLIENT -> "The server's answers are limited by the MSS in the client's SYN.";
        };
    }

    private void put(String word, int value) {
        put(word, Integer.toString(value));
    }

    private void put(String word, String value) {
        values.put(word, value);
    }

    private void putKnown(String word, String value) {
        if (!value.isEmpty()) {
            put(word, value);
        }
    }

    boolean has(String word) {
        return values.containsKey(word);
    }

    /** @throws IllegalArgumentException where it has none */
    String of(String word) {
        var value = values.get(word);
        if (value == null) {
            throw new IllegalArgumentException("nothing is known for {" + word + "}");
        }
        return value;
    }
}
