package org.headroom.packet.text;

/** A UDP datagram, whatever protocol tcpdump sees in it; and packets of which it prints little more than the protocol. */
final class TcpdumpUdp {

    private TcpdumpUdp() {}

    static void read(Scan in, Told told, boolean ports) {
        if (in.sees("ip-proto-")) {
            in.at += "ip-proto-".length();
            other(told, (int) Math.clamp(in.number(), 0, 255));
        } else if (!ports) {
            other(told, named(in, told.protocol));
        } else if (told.protocol == Told.UNTOLD || told.protocol == Told.UDP) {
            told.protocol = Told.UDP;
            told.payload = payload(in, told);
        } else {
            told.headerOnly = true;
        }
        TcpdumpTrailer.read(trailer(in), told);
    }

    private static void other(Told told, int protocol) {
        told.protocol = protocol;
        told.headerOnly = true;
    }

    private static int named(Scan in, int known) {
        if (known != Told.UNTOLD) {
            return known;
        }
        if (in.sees("udp") || in.sees("UDP")) {
            return Told.UDP;
        }
        if (in.sees("tcp") || in.sees("TCP")) {
            return Told.TCP;
        }
        return in.sees("igmp") ? 2 : in.sees("OSPF") ? 89 : in.sees("sctp") ? 132 : 253;
    }

    /** {@code UDP, length 100}, {@code udp 100}, or in parentheses at the end. */
    private static int payload(Scan in, Told told) {
        if (told.length != Told.UNTOLD && !told.moreFragments) {
            return Math.max(0, told.length - told.ipHeader() - 8);
        }
        var said = Math.max(in.after("length "), in.after("udp "));
        return (int) Math.clamp(said >= 0 ? said : lastInParentheses(in), 0, 0xffff);
    }

    private static long lastInParentheses(Scan in) {
        var open = in.text.lastIndexOf('(');
        while (open >= in.at) {
            var number = new Scan(in.text, open + 1);
            var value = number.number();
            if (value >= 0 && number.sees(")")) {
                return value;
            }
            open = in.text.lastIndexOf('(', open - 1);
        }
        return 0;
    }

    /** Behind the application's words. */
    private static Scan trailer(Scan in) {
        for (var open : new String[] {"(DF)", "(frag ", "(ttl "}) {
            var found = in.text.indexOf(open, in.at);
            if (found >= 0) {
                return new Scan(in.text, found);
            }
        }
        return new Scan("");
    }
}
