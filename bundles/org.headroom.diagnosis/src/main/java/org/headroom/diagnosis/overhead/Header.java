package org.headroom.diagnosis.overhead;

import java.util.Arrays;
import java.util.List;
import org.headroom.diagnosis.Overhead;

/**
 * One header, trailer or filling that an encapsulation adds to a packet.
 *
 * @param name {@code outer IPv4}, {@code UDP}, {@code inner Ethernet}
 * @param bytes octets
 * @param source where the number comes from: an RFC's section, a vendor's page; a question mark in front where it was not checked
 */
public record Header(String name, int bytes, String source) {

    static final Header OUTER_IPV4 = new Header("outer IPv4", 20, "RFC 791 §3.1");
    static final Header OUTER_IPV6 = new Header("outer IPv6", 40, "RFC 8200 §3");
    static final Header UDP = new Header("UDP", 8, "RFC 768");

    /** The same without its source, for a picture or a report. */
    public Overhead.Layer layer() {
        return new Overhead.Layer(name, bytes);
    }

    static Header outer(boolean ipv6) {
        return ipv6 ? OUTER_IPV6 : OUTER_IPV4;
    }

    /** Whether this is the IP header in front of everything that an encapsulation adds. */
    boolean isOuterIp() {
        return name.equals(OUTER_IPV4.name) || name.equals(OUTER_IPV6.name);
    }

    /** Reads {@code UDP 8, VXLAN 8}. */
    static List<Header> list(String text, String source) {
        return Arrays.stream(text.split(", ", -1))
                .filter(header -> !header.isEmpty())
                .map(header -> one(header, source))
                .toList();
    }

    private static Header one(String text, String source) {
        var space = text.lastIndexOf(' ');
        return new Header(text.substring(0, space), Integer.parseInt(text.substring(space + 1)), source);
    }
}
