package org.headroom.packet.text;

/**
 * An ICMP message: {@code ICMP 192.0.2.80 unreachable - need to frag (mtu 1480), length 556}, {@code icmp 556: …} or {@code icmp: …} of
 * tcpdump 3, {@code ICMP6, packet too big, mtu 1480}; and the packet that it quotes, which -v prints behind.
 */
final class TcpdumpIcmp {

    private static final int FARTHEST = 300;

    private final TcpdumpIp ip;

    TcpdumpIcmp(TcpdumpIp ip) {
        this.ip = ip;
    }

    boolean read(Scan in, Told told, int depth) {
        if (in.takes("ICMP6, ") || in.takes("icmp6: ")) {
            told.protocol = Told.ICMPV6;
            told.version = 6;
            six(in, told);
        } else if (in.takes("ICMP ") || in.takes("icmp: ")) {
            told.protocol = Told.ICMP;
            four(in, told);
        } else if (in.takes("icmp ")) {
            told.protocol = Told.ICMP;
            told.icmpLength = length(in.number());
            in.takes(": ");
            four(in, told);
        } else {
            return false;
        }
        end(in, told, depth);
        return true;
    }

    private static int length(long octets) {
        return octets < 8 ? Told.UNTOLD : (int) Math.min(0xffff, octets);
    }

    private static void four(Scan in, Told told) {
        var said = said(in);
        echo(said, told);
        var unreachable = said.indexOf(" unreachable");
        if (said.contains("need to frag")) {
            told.icmpType = 3;
            told.icmpCode = 4;
            var mtu = new Scan(said).after("(mtu ");
            // tcpdump leaves out an MTU of 0
            told.mtu = mtu < 0 ? 0 : (int) Math.min(0xffff, mtu);
            told.unreachable = new Scan(said).word();
        } else if (unreachable > 0) {
            told.icmpType = 3;
            told.icmpCode = said.contains("prohibited")
                    ? 13
                    : said.contains(" port ") ? 3 : said.contains("protocol") ? 2 : said.startsWith("net ") ? 0 : 1;
        } else {
            told.icmpType = kind(said);
            told.icmpCode = said.contains("reassembly") ? 1 : 0;
        }
    }

    private static int kind(String said) {
        return said.startsWith("echo req")
                ? 8
                : said.startsWith("echo rep")
                        ? 0
                        : said.contains("time exceeded") ? 11 : said.startsWith("redirect") ? 5 : 255;
    }

    /** {@code echo request, id 29876, seq 1}. */
    private static void echo(String said, Told told) {
        told.echo(new Scan(said).after(", id "), new Scan(said).after(", seq "));
    }

    private static void six(Scan in, Told told) {
        var said = said(in);
        echo(said, told);
        if (said.contains("too big")) {
            told.icmpType = 2;
            told.mtu = (int) Math.min(
                    Integer.MAX_VALUE, Math.max(new Scan(said).after("mtu "), new Scan(said).after("too big ")));
        } else {
            told.icmpType = said.contains("unreachable")
                    ? 1
                    : said.contains("time exceeded")
                            ? 3
                            : said.startsWith("echo request") ? 128 : said.startsWith("echo reply") ? 129 : 255;
            told.icmpCode = said.contains("port") ? 4 : said.contains("reassembly") ? 1 : 0;
        }
    }

    /** The message's own words: up to its length, or to the packet that it quotes. */
    private static String said(Scan in) {
        var end = Math.min(in.text.length(), in.at + FARTHEST);
        for (var stop : new String[] {", length ", " for IP ", " for ", " IP (", " (tos", " IP6 "}) {
            var found = in.text.indexOf(stop, in.at);
            end = found >= 0 ? Math.min(end, found) : end;
        }
        return in.text.substring(in.at, end);
    }

    private void end(Scan in, Told told, int depth) {
        var said = said(in);
        in.at += said.length();
        if (in.takes(", length ")) {
            told.icmpLength = length(in.number());
        }
        in.blanks();
        told.checksumBad = in.sees("(wrong icmp cksum");
        while (in.takes("(wrong ") || in.takes("[|")) {
            in.at = Math.min(in.text.length(), Math.max(in.text.indexOf(")", in.at), in.text.indexOf("]", in.at)) + 1);
            in.blanks();
        }
        var old = in.at;
        TcpdumpTrailer.read(in, told);
        if (in.text.startsWith("(tos", old)) {
            in.at = old;
        }
        in.takes("for ");
        var from = in.at;
        told.quoted = quotes(told) ? ip.read(in, told.version, depth + 1) : null;
        in.at = told.quoted == null ? from : in.at;
        if (told.icmpLength == Told.UNTOLD && told.length != Told.UNTOLD) {
            told.icmpLength = told.length - told.ipHeader();
        }
    }

    private static boolean quotes(Told told) {
        return told.protocol == Told.ICMP
                ? told.icmpType == 3 || told.icmpType == 5 || told.icmpType == 11
                : told.icmpType <= 4;
    }
}
