package org.headroom.packet.text;

import org.jspecify.annotations.Nullable;

/**
 * One IP packet as tcpdump prints it: {@code IP (tos 0x0, ttl 63, …, length 52) 192.0.2.1.1298 > 192.0.2.2.80: …}, the parenthesis with -v
 * only; tcpdump 3 has its contents behind.
 */
final class TcpdumpIp {

    private static final int MOST_NESTED = 8;

    private final Services services;

    TcpdumpIp(Services services) {
        this.services = services;
    }

    /** The packet at the cursor, or null where there is none. */
    @Nullable
    Told read(Scan in, int version, int depth) {
        if (depth > MOST_NESTED) {
            return null;
        }
        var told = new Told();
        told.cut = in.text.endsWith("\u2026");
        told.version = version(in, version);
        missing(in);
        if (attributed(in)) {
            in.takes("(");
            var end = in.closing('(', ')');
            attributes(told, new Scan(in.text.substring(0, end), in.at));
            in.at = Math.min(end + 1, in.text.length());
        }
        missing(in);
        if (!ends(in, told)) {
            return null;
        }
        payload(in, told, depth);
        ports(told);
        return told;
    }

    private static int version(Scan in, int known) {
        in.blanks();
        if (in.takes("IP6") && (in.takes(" ") || in.takes(", "))) {
            return 6;
        }
        if (in.sees("IP ") || in.sees("IP, ") || in.sees("ip: ")) {
            in.word();
            return 4;
        }
        return known;
    }

    /** What the snap length cut off is said in front: the lengths that follow are the true ones. */
    private static void missing(Scan in) {
        in.blanks();
        if (in.sees("truncated-ip") || in.sees("bad-hlen") || in.sees("bad-len") || in.sees("[")) {
            var from = in.at;
            var end = Math.min(in.text.length(), in.at + 60);
            if (!in.jumps("! ", end) && !in.jumps("]", end)) {
                in.at = from;
            }
            in.blanks();
        }
    }

    /** A placeholder for a host begins with a parenthesis too. */
    private static boolean attributed(Scan in) {
        return in.sees("(tos ")
                || in.sees("(hlim ")
                || in.sees("(class ")
                || in.sees("(flowlabel ")
                || in.sees("(ttl ")
                || in.sees("(len ");
    }

    private static void attributes(Told told, Scan in) {
        var six = in.sees("hlim") || in.sees("class") || in.sees("flowlabel") || in.sees("len");
        told.version = six ? 6 : told.version;
        told.timeToLive = (int) Math.clamp(in.after(six ? "hlim " : "ttl "), 0, 255);
        told.identification = (int) Math.max(0, in.after("id ")) & 0xffff;
        told.fragmentOffset = (int) Math.clamp(in.after("offset "), 0, 0xfff8);
        flags(told, in);
        var number = number(in, six ? "next-header" : "proto");
        told.protocol = number < 0 ? told.protocol : number;
        var length = Math.max(in.after("length "), in.after("length: "));
        if (length > 0 || six && length == 0) {
            told.length = (int) Math.min(0xffff, six ? length + 40 : length);
        }
    }

    /** {@code flags [DF]}, {@code [+]}, {@code [+, DF]}, {@code [none]}. */
    private static void flags(Told told, Scan in) {
        var from = in.at;
        if (in.jumps("flags [", in.text.length())) {
            var flags = in.text.substring(in.at, in.closing('[', ']'));
            told.dontFragment = flags.contains("DF");
            told.moreFragments = flags.contains("+");
        }
        in.at = from;
    }

    /** {@code proto TCP (6)}: the name may be missing, or the number. */
    private static int number(Scan in, String label) {
        var from = in.at;
        var number = -1;
        if (in.jumps(label, in.text.length()) && (in.takes(": ") || in.takes(" "))) {
            var name = in.word();
            in.blanks();
            number = in.takes("(") ? (int) in.number() : named(name);
        }
        in.at = from;
        return number > 255 ? -1 : number;
    }

    private static int named(String name) {
        var plain = name.endsWith(",") || name.endsWith(")") ? name.substring(0, name.length() - 1) : name;
        var number = new Scan(plain).number();
        return switch (plain) {
            case "TCP" -> Told.TCP;
            case "UDP" -> Told.UDP;
            case "ICMP" -> Told.ICMP;
            case "ICMPv6", "ICMP6" -> Told.ICMPV6;
            default -> (int) number;
        };
    }

    /** {@code source > destination:}. Some versions leave the colon out in front of ICMP. */
    private static boolean ends(Scan in, Told told) {
        var from = in.at;
        told.source = Hosts.name(in.word());
        in.blanks();
        if (!in.takes("> ") && !in.takes("-> ")) {
            in.at = from;
            return false;
        }
        var destination = in.word();
        var colon = destination.endsWith(":");
        if (destination.length() < 2 || !colon && !in.sees(" ICMP") || told.source.isEmpty()) {
            in.at = from;
            return false;
        }
        told.destination = Hosts.name(colon ? destination.substring(0, destination.length() - 1) : destination);
        if (Hosts.isSix(told.destination)) {
            told.version = 6;
        }
        in.blanks();
        return true;
    }

    private void payload(Scan in, Told told, int depth) {
        if (told.fragmentOffset > 0) {
            told.headerOnly = true;
            told.protocol = told.protocol == Told.UNTOLD ? Told.UDP : told.protocol;
            return;
        }
        extensions(in, told);
        if (TcpdumpTcp.read(in, told)
                || new TcpdumpIcmp(this).read(in, told, depth)
                || new TcpdumpTunnel(this).read(in, told, depth)) {
            return;
        }
        TcpdumpUdp.read(in, told, hasPorts(told));
    }

    /** What stands before the transport: sums, and IPv6 extension headers. */
    private static void extensions(Scan in, Told told) {
        for (var on = true; on; in.blanks()) {
            on = false;
            if (in.takes("HBH ") || in.takes("DSTOPT ") || in.takes("RT6 ")) {
                on = true;
            } else if (in.sees("[")
                    && (in.sees("[icmp6 ") || in.sees("[udp ") || in.sees("[bad udp ") || in.sees("[no cksum]"))) {
                in.at = in.text.indexOf(']', in.at) + 1;
                on = in.at > 0;
                in.at = on ? in.at : in.text.length();
            } else if (told.version == 6 && in.sees("(") && !in.sees("(tos")) {
                in.at++;
                in.at = Math.min(in.closing('(', ')') + 1, in.text.length());
                on = true;
            } else if (told.version == 6 && in.takes("frag (")) {
                fragment(in, told);
                on = !told.headerOnly;
            }
        }
    }

    /** {@code frag (0|1448)}, with -v {@code frag (0x00000001:0|1448)}. */
    private static void fragment(Scan in, Told told) {
        if (in.takes("0x")) {
            var colon = in.text.indexOf(':', in.at);
            if (colon > in.at && colon - in.at <= 8) {
                told.identification = (int) hex(in.text.substring(in.at, colon));
                in.at = colon + 1;
            }
        }
        told.fragmentOffset = (int) Math.clamp(in.number(), 0, 0xfff8);
        in.takes("|");
        var size = in.number();
        told.length = size < 0 ? told.length : (int) Math.min(0xffff, 48 + size);
        told.moreFragments = told.fragmentOffset == 0 && told.identification != 0;
        told.headerOnly = told.fragmentOffset > 0;
        in.jumps(")", in.text.length());
    }

    private static long hex(String digits) {
        try {
            return Long.parseLong(digits, 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Whether both ends have a port behind their address. */
    private boolean hasPorts(Told told) {
        return split(told.source) > 0 && split(told.destination) > 0;
    }

    /** Index of the dot before a port, or -1. */
    private int split(String end) {
        var dot = end.lastIndexOf('.');
        if (dot <= 0 || dot == end.length() - 1 || services.port(end.substring(dot + 1)) < 0) {
            return -1;
        }
        var rest = end.substring(0, dot);
        return isDotted(end)
                ? -1
                : isDotted(rest)
                                || Hosts.isSix(rest)
                                || Character.digit(end.charAt(dot + 1), 10) >= 0
                                || services.isKnown(end.substring(dot + 1))
                        ? dot
                        : -1;
    }

    /** Four numbers with dots: an address without a port. */
    private static boolean isDotted(String text) {
        return text.chars().filter(c -> c == '.').count() == 3
                && text.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }

    private void ports(Told told) {
        if (told.protocol != Told.TCP && told.protocol != Told.UDP || told.fragmentOffset > 0) {
            return;
        }
        var source = port(told.source);
        var destination = port(told.destination);
        if (source > 0 && destination > 0) {
            told.sourcePort = services.port(told.source.substring(source + 1));
            told.destinationPort = services.port(told.destination.substring(destination + 1));
            told.source = told.source.substring(0, source);
            told.destination = told.destination.substring(0, destination);
        }
    }

    /** As {@link #split}, where a port is known to be there: it may have any name. */
    private int port(String end) {
        var dot = end.lastIndexOf('.');
        return dot <= 0 || isDotted(end) || services.port(end.substring(dot + 1)) < 0 ? -1 : dot;
    }
}
