package org.headroom.packet.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One packet as tcpdump prints it, without the time: interface, link, then IP or what else there is. */
final class TcpdumpLine {

    private static final Pattern OTHER = Pattern.compile(
            "(?:arp|reverse arp|rarp|stp|lldp|cdp|udld|dtp|vtp|eapol|pppoe|ppp|lcp|ipcp|ip6cp|chap|pap|is-?is|clnp|esis|loopback|loop|mpls|lacp|slow|macsec|"
                    + "ethercat|profinet|ipx|netbeui|wol|unknown|llc|snap|b\\.a\\.t\\.m\\.a\\.n|realtek|ieee|pfsync|carp|802|ptp|igmp|\\S+ \\S+ (?:arp|stp|lldp|cdp|0x))",
            Pattern.CASE_INSENSITIVE);

    private final TcpdumpIp ip;

    TcpdumpLine(Services services) {
        this.ip = new TcpdumpIp(services);
    }

    Printed read(String text) {
        var in = new Scan(text);
        var front = TcpdumpLink.read(in);
        var from = in.at;
        var told = ip.read(in, 4, 0);
        if (told != null) {
            measure(told, front.link());
        }
        var strange = told == null && !otherwise(text, from);
        return new Printed(told, front.link(), front.place(), strange, told == null && !isKnown(text, from));
    }

    /** A frame's length measures what IP's own words leave open; short frames are padded. */
    private static void measure(Told told, Link link) {
        if (told.length != Told.UNTOLD || link.frameLength() == Told.UNTOLD || told.inner != null) {
            return;
        }
        var length = link.frameLength() - 14 - 4 * link.vlans().size() - (link.pppoe() ? 8 : 0);
        var open = told.protocol == Told.UDP && told.payload <= 0
                || told.protocol != Told.TCP && told.protocol != Told.UDP && told.icmpLength == Told.UNTOLD;
        if (open && link.ethernet() && length > 46) {
            told.length = Math.min(0xffff, length);
            told.payload = told.protocol == Told.UDP ? told.length - told.ipHeader() - 8 : told.payload;
        }
    }

    /** Whether this is known to be no IP packet. */
    private static boolean otherwise(String text, int from) {
        var in = new Scan(text, from);
        var word = in.word().toLowerCase(java.util.Locale.ROOT);
        return word.startsWith("arp")
                || !word.startsWith("ip") && !text.contains(" > ")
                || text.contains("ethertype ")
                || text.contains("802.3")
                || word.startsWith("ip,")
                || text.contains("ARP");
    }

    /** Whether this is another protocol that tcpdump knows. */
    private static boolean isKnown(String text, int from) {
        return text.contains("ethertype ")
                || text.contains("802.")
                || OTHER.matcher(text).region(from, text.length()).lookingAt();
    }

    /**
     * What a printed packet says.
     *
     * @param told null where it is no IP packet
     * @param place interface and direction where they are printed, else empty
     * @param strange whether it cannot be understood
     * @param unread whether nothing tells that it is a packet of another protocol
     */
    record Printed(@Nullable Told told, Link link, String place, boolean strange, boolean unread) {}
}
