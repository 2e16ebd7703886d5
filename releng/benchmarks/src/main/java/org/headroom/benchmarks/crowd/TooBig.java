package org.headroom.benchmarks.crowd;

/** What a router answers to a packet that does not fit: fragmentation needed (RFC 1191), or packet too big (RFC 8201). */
final class TooBig {

    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;
    private static final int ICMP_HEADER = 8;

    /** What old routers quote (RFC 792), and what most quote today within 576 octets (RFC 1812 §4.3.2.3). */
    private static final int SHORT_QUOTE = 28;

    private static final int LONG_QUOTE = 128;
    private static final int LONGEST_QUOTE_6 = 1232;

    private final Headers quoted = new Headers();

    /** Frame and message, from a router on the path to who sent {@code segment}; of tunnels every other router sees the outer packet. */
    void write(Headers out, Connection of, Segment segment, Payload payload, long nanos) {
        quoted.clear();
        var outer = of.wrapping.overIp && !of.six && (of.id & 1) == 1;
        if (outer) {
            of.wrapping.outer(quoted, of, segment.toServer, segment.total(of), 59);
        }
        segment.write(quoted, of, payload, nanos, of.lastIdentification(segment.toServer), outer ? 62 : 60);
        var headers = quoted.length;
        quoted.append(
                payload.octets,
                Payload.at(segment.sequence, segment.length),
                Math.min(segment.length, LONGEST_QUOTE_6));
        if (of.six) {
            version6(out, of, segment.toServer, Math.min(headers + segment.length, LONGEST_QUOTE_6));
        } else {
            var most = of.id % 5 < 3 ? SHORT_QUOTE : LONG_QUOTE;
            version4(out, of, segment.toServer, Math.min(headers + segment.length, most), outer);
        }
    }

    private void version4(Headers out, Connection of, boolean toServer, int quote, boolean outer) {
        var to = outer ? of.tunnelEnd(!toServer) : of.address(toServer);
        out.ethernet(!toServer, of.id, Headers.TYPE_IPV4);
        out.ipv4(0xc6330000 | 1 + of.id % 250, to, ICMP, Headers.IPV4 + ICMP_HEADER + quote, of.id, 250);
        var icmp = out.length;
        out.u32(0x03040000);
        out.u32(of.pathMtu + (outer ? of.wrapping.octets : 0));
        out.append(quoted.octets, 0, quote);
        out.put16(icmp + 2, Headers.checksum(out.sum(icmp, ICMP_HEADER + quote)));
    }

    private void version6(Headers out, Connection of, boolean toServer, int quote) {
        out.ethernet(!toServer, of.id, Headers.TYPE_IPV6);
        var ip = out.length;
        out.ipv6(
                Connection.PREFIX_6 | 0xffff,
                1 + of.id % 250,
                of.high(toServer),
                of.low(toServer),
                ICMPV6,
                ICMP_HEADER + quote,
                250);
        var icmp = out.length;
        out.u32(0x02000000);
        out.u32(of.pathMtu);
        out.append(quoted.octets, 0, quote);
        var pseudo = out.sum(ip + 8, 32) + ICMPV6 + ICMP_HEADER + quote;
        out.put16(icmp + 2, Headers.checksum(pseudo + out.sum(icmp, ICMP_HEADER + quote)));
    }
}
