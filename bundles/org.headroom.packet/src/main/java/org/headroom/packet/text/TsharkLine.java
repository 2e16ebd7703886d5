package org.headroom.packet.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.headroom.packet.wire.Addresses;
import org.jspecify.annotations.Nullable;

/**
 * A packet in the columns of tshark and tethereal: {@code source -> destination protocol length information}. The length came with tshark
 * 1.6 and counts the link header.
 */
final class TsharkLine {

    private static final int[] LINK_HEADERS = {14, 16, 20, 18, 0, 4, 22};
    private static final Set<String> OVER_TCP = Set.of(
            "HTTP",
            "HTTP/XML",
            "HTTP/JSON",
            "HTTP2",
            "SSH",
            "SSHv1",
            "SSHv2",
            "SMTP",
            "IMAP",
            "POP",
            "FTP",
            "FTP-DATA",
            "SMB",
            "SMB2",
            "LDAP",
            "MySQL",
            "PGSQL",
            "TDS",
            "TNS",
            "BGP",
            "TELNET",
            "RTMP",
            "MQTT",
            "AMQP",
            "IMF",
            "SSL",
            "XMPP/XML",
            "NFS",
            "RSH",
            "TPKT",
            "RDP",
            "GIOP",
            "WebSocket");

    /** What people write in a sketch where the protocol stands. */
    private static final Set<String> NO_PROTOCOL = Set.of("PSH", "SYN", "ACK", "FIN", "RST");

    /** Behind them the line names the packet that answers, or is answered. */
    private static final String REQUEST = "echo (ping) request";

    private static final String REPLY = "echo (ping) reply";

    private static final Pattern TIME = Pattern.compile("-?\\d{1,10}\\.\\d{3,9}");
    private static final Pattern LATER_TIME = Pattern.compile(" ++\\d{1,9}\\.\\d{6,9}$");
    /** {@code 48113-443}, and {@code 443->48113} of Wireshark 1.12. */
    private static final Pattern JOINED = Pattern.compile("([\\w-]{1,40}?)(?:->|(?<=\\d)-(?=\\d))([\\w-]{1,40})");

    private final Services services;
    private int overhead = 14;
    private boolean columns;

    TsharkLine(Services services) {
        this.services = services;
    }

    /** A line named the columns: hosts may have names, and no arrow need stand between them. */
    void columns() {
        columns = true;
    }

    /** Whether this is a row of a packet list. */
    static boolean isRow(String text) {
        var in = new Scan(text);
        return ends(in, new Told(), false) && !in.word().isEmpty();
    }

    /** The packet, or null where the line is not of this kind. */
    TcpdumpLine.@Nullable Printed read(String text) {
        var in = new Scan(text);
        var told = new Told();
        if (!ends(in, told, columns)) {
            return null;
        }
        var protocol = in.word();
        if (protocol.isEmpty()) {
            return null;
        }
        var frame = frame(in);
        if (isLink(told.source) || protocol.equals("ARP") || protocol.equals("0x0806")) {
            return new TcpdumpLine.Printed(null, Link.NONE, "", false, false);
        }
        if (NO_PROTOCOL.contains(protocol)) {
            return new TcpdumpLine.Printed(null, Link.NONE, "", false, true);
        }
        told.version = Hosts.isSix(told.source) || Hosts.isSix(told.destination) ? 6 : 4;
        told.cut = text.endsWith("\u2026");
        var read = information(in, told, protocol, frame);
        return new TcpdumpLine.Printed(read ? told : null, Link.NONE, "", false, !read);
    }

    /** {@code source -> destination}, as Wireshark exports it without an arrow; columns of ports may stand behind. */
    private static boolean ends(Scan in, Told told, boolean columns) {
        times(in);
        told.source = Hosts.name(in.word());
        told.sourcePort = port(in);
        var arrow = in.takes("-> ") || in.takes("? ");
        told.destination = Hosts.name(in.word());
        told.destinationPort = port(in);
        if (arrow || told.source.isEmpty() || told.destination.isEmpty()) {
            return arrow && !told.source.isEmpty();
        }
        var protocol = in.at < in.text.length() ? in.text.charAt(in.at) : ' ';
        return Character.isUpperCase(protocol) && (columns || isHost(told.source) && isHost(told.destination))
                || isLink(told.source) && in.sees("0x");
    }

    /** Columns of other times. */
    private static void times(Scan in) {
        for (var from = in.at; ; from = in.at) {
            var word = in.word();
            if (!TIME.matcher(word).matches()) {
                in.at = from;
                return;
            }
        }
    }

    /** The port that has a column of its own, or 0; steps to the next column. */
    private static int port(Scan in) {
        in.blanks();
        var from = in.at;
        var number = in.number();
        if (number > 0 && number <= 0xffff && in.sees(" ")) {
            in.blanks();
            return (int) number;
        }
        in.at = from;
        return 0;
    }

    private static boolean isHost(String word) {
        return isLink(word)
                || word.equals("Broadcast")
                || (word.indexOf('.') > 0 || word.indexOf(':') >= 0)
                        && Addresses.parse(word).isPresent();
    }

    /** Octets of the frame; a number before an arrow is a port, not a length. */
    private static int frame(Scan in) {
        var from = in.at;
        in.blanks();
        var number = in.number();
        if (number >= 0 && (in.ended() || in.sees(" "))) {
            var mark = in.at;
            in.blanks();
            if (!in.sees("->") && !in.sees("> ") && !in.sees("? ")) {
                return (int) Math.min(1 << 20, number);
            }
            in.at = mark;
        }
        in.at = from;
        return Told.UNTOLD;
    }

    /** A link address has six pairs, an IPv6 address more colons or a double one. */
    private static boolean isLink(String host) {
        return host.length() == 17 && host.chars().filter(c -> c == ':').count() == 5 && !host.contains("::");
    }

    /** False where the line has less than any of its kind. */
    private boolean information(Scan in, Told told, String protocol, int frame) {
        var info = LATER_TIME.matcher(in.rest().strip()).replaceFirst("");
        var words = new Scan(info);
        while (words.sees("[") && !ports(words)) {
            words.at = Math.min(words.text.indexOf(']', words.at) + 1, words.text.length());
            if (words.at == 0) {
                words.at = words.text.length();
            }
            words.blanks();
        }
        if (protocol.equals("ICMP") || protocol.equals("ICMPv6")) {
            icmp(told, protocol, info, frame);
        } else if (protocol.equals("TCP") && ports(words)) {
            return false;
        } else if (segment(words, told)) {
            size(told, frame);
        } else if (info.startsWith("Fragmented IP")
                || protocol.equals("IP")
                || protocol.equals("IPv4")
                || protocol.equals("IPv6")) {
            fragment(words, told, frame);
        } else {
            application(told, protocol, info, frame);
        }
        return true;
    }

    /** Control bits stand in brackets too. */
    private static boolean ports(Scan in) {
        return in.sees("[SYN")
                || in.sees("[ACK")
                || in.sees("[FIN")
                || in.sees("[RST")
                || in.sees("[PSH")
                || in.sees("[<None>");
    }

    private boolean segment(Scan in, Told told) {
        var first = in.word();
        var joined = JOINED.matcher(first);
        in.blanks();
        var pair = joined.matches();
        if (!pair && !in.takes("-> ") && !in.takes("> ") && !in.takes("? ")) {
            return false;
        }
        var source = services.port(pair ? joined.group(1) : first);
        var destination = services.port(pair ? joined.group(2) : in.word());
        if (source < 0 || destination < 0) {
            return false;
        }
        told.sourcePort = source;
        told.destinationPort = destination;
        in.blanks();
        if (in.takes("[")) {
            told.protocol = Told.TCP;
            var end = in.closing('[', ']');
            bits(in.text.substring(in.at, end), told);
            in.at = Math.min(end + 1, in.text.length());
            numbers(in, told);
        } else {
            told.protocol = Told.UDP;
            told.payload = (int) Math.clamp(in.after("Len="), 0, 0xffff);
        }
        return true;
    }

    private static void bits(String names, Told told) {
        for (var name : names.split(",")) {
            told.controlBits |= switch (name.strip().toUpperCase(Locale.ROOT)) {
                case "FIN" -> Told.FIN;
                case "SYN" -> Told.SYN;
                case "RST" -> Told.RST;
                case "PSH" -> Told.PSH;
                case "ACK" -> Told.ACK;
                default -> 0;
            };
        }
    }

    private static void numbers(Scan in, Told told) {
        told.counted = true;
        told.sequence = in.after("Seq=");
        told.acknowledgment = told.has(Told.ACK) ? in.after("Ack=") : Told.UNTOLD;
        told.window = (int) Math.min(0xffff, in.after("Win="));
        var octets = in.after("Len=");
        told.payload = octets < 0 && told.cut ? Told.UNTOLD : (int) Math.clamp(octets, 0, 0xffff);
        var options = told.options;
        options.maximumSegmentSize = (int) Math.min(0xffff, in.after("MSS="));
        var scale = in.after("WS=");
        // older versions print the shift, newer ones the factor
        options.windowScale =
                scale < 0 ? Told.UNTOLD : scale > 14 ? 63 - Long.numberOfLeadingZeros(scale) & 15 : (int) scale;
        options.sackPermitted = in.text.contains("SACK_PERM");
        options.timestampValue = Math.max(0, Math.max(in.after("TSval="), in.after("TSV=")));
        options.timestampEcho = Math.max(0, Math.max(in.after("TSecr="), in.after("TSER=")));
        options.timestamps = in.text.contains("TSval=") || in.text.contains("TSV=");
        options.cut = told.cut && told.has(Told.SYN);
        blocks(in, options);
    }

    private static void blocks(Scan in, TcpOptions options) {
        while (options.blocks.size() < 8 && in.jumps("SLE=", in.text.length())) {
            var left = in.number();
            if (!in.jumps("SRE=", in.text.length())) {
                return;
            }
            var right = in.number();
            if (left >= 0 && right >= 0) {
                options.blocks.add(left);
                options.blocks.add(right);
            }
        }
    }

    /** The link header that makes the frame's length agree with the segment's; padding in a header is not printed. */
    private void size(Told told, int frame) {
        if (frame == Told.UNTOLD) {
            return;
        }
        if (told.cut && told.tcp()) {
            cut(told, Math.min(0xffff, frame - overheadOfFrame() - told.ipHeader() - 20));
            return;
        }
        var bare = told.ipHeader() + (told.tcp() ? told.tcpHeader() : 8) + Math.max(0, told.payload);
        for (var slack = 0; slack <= (told.tcp() ? 8 : 0); slack += 4) {
            if (frame - overhead == bare + slack) {
                told.length = bare + slack;
                pad(told, slack);
                return;
            }
            for (var link : LINK_HEADERS) {
                if (frame - link == bare + slack) {
                    overhead = link;
                    told.length = bare + slack;
                    pad(told, slack);
                    return;
                }
            }
        }
        told.length = Math.min(0xffff, bare);
        overhead = frame > 60 && frame > bare ? frame - bare : overhead;
    }

    /** Of a line that was cut the frame tells what it no longer says: its options, or its data. */
    private static void cut(Told told, int rest) {
        var options = rest - told.payload;
        if (told.payload == Told.UNTOLD) {
            told.payload = told.has(Told.SYN) ? 0 : Told.UNTOLD;
            told.length = told.ipHeader() + 20 + Math.max(0, rest);
        } else if (options >= 0 && options <= 40 && options % 4 == 0) {
            told.options.take(options);
        }
    }

    private static void pad(Told told, int slack) {
        if (slack > 0) {
            told.options.take(told.options.octets() + slack);
        }
    }

    private void icmp(Told told, String protocol, String info, int frame) {
        told.protocol = protocol.equals("ICMP") ? Told.ICMP : Told.ICMPV6;
        var said = info.toLowerCase(Locale.ROOT);
        if (told.protocol == Told.ICMPV6) {
            told.version = 6;
            told.icmpType = said.contains("too big")
                    ? 2
                    : said.contains("unreachable")
                            ? 1
                            : said.contains("exceeded")
                                    ? 3
                                    : said.startsWith(REQUEST) ? 128 : said.startsWith(REPLY) ? 129 : 255;
        } else {
            told.icmpType = said.contains("unreachable")
                    ? 3
                    : said.contains("exceeded")
                            ? 11
                            : said.startsWith(REQUEST)
                                    ? 8
                                    : said.startsWith(REPLY) ? 0 : said.startsWith("redirect") ? 5 : 255;
            told.icmpCode = code(said);
        }
        told.echo(identifier(said), new Scan(said).after("seq="));
        var mtu = new Scan(said).after("mtu=");
        told.mtu = mtu < 0 ? Told.UNTOLD : (int) Math.min(0xffff, mtu);
        if (frame > 60) {
            told.length = Math.min(0xffff, frame - overheadOfFrame());
            told.icmpLength = told.length - told.ipHeader();
        }
    }

    /** {@code id=0x74b4}. */
    private static long identifier(String said) {
        var at = said.indexOf("id=0x");
        var end = said.indexOf(',', at);
        try {
            return at < 0 || end < 0 ? Told.UNTOLD : Long.parseLong(said, at + 5, end, 16);
        } catch (NumberFormatException e) {
            return Told.UNTOLD;
        }
    }

    private static int code(String said) {
        if (said.contains("fragmentation needed")) {
            return 4;
        }
        if (said.contains("prohibited") || said.contains("administratively")) {
            return 13;
        }
        return said.contains("(port")
                ? 3
                : said.contains("(host") ? 1 : said.contains("(protocol") ? 2 : said.contains("reassembly") ? 1 : 0;
    }

    /** {@code Fragmented IP protocol (proto=UDP 17, off=0, ID=104c)}. */
    private void fragment(Scan in, Told told, int frame) {
        var offset = in.after("off=");
        told.protocol = in.text.contains("UDP") ? Told.UDP : in.text.contains("TCP") ? Told.TCP : 253;
        told.headerOnly = true;
        told.dontFragment = offset < 0;
        told.length = frame > 34 ? Math.min(0xffff, frame - overheadOfFrame()) : Told.UNTOLD;
        if (offset >= 0) {
            told.fragmentOffset = (int) Math.min(0xfff8, offset);
            told.moreFragments = true;
            told.identification = identification(in);
        }
    }

    private int overheadOfFrame() {
        return overhead > 22 ? 14 : overhead;
    }

    private static int identification(Scan in) {
        var at = in.text.indexOf("ID=", in.at);
        var value = 0;
        for (int i = at + 3; at >= 0 && i < in.text.length() && Character.digit(in.text.charAt(i), 16) >= 0; i++) {
            value = value << 4 | Character.digit(in.text.charAt(i), 16);
        }
        return value & 0xffff;
    }

    /** A line about what is inside a segment or datagram: without ports, without numbers. */
    private void application(Told told, String protocol, String info, int frame) {
        told.protocol = OVER_TCP.contains(protocol)
                        || protocol.startsWith("TLS")
                        || protocol.startsWith("SSLv")
                        || protocol.equals("TCP")
                ? Told.TCP
                : Told.UDP;
        told.length =
                frame == Told.UNTOLD ? Told.UNTOLD : Math.min(0xffff, Math.max(told.ipHeader() + 20, frame - overhead));
        if (told.tcp()) {
            told.unnumbered = protocol + ' ' + info + ' ' + frame;
            told.repeats = info.contains("Retransmission]") || info.contains("[TCP Out-Of-Order]");
            told.cut = false;
            var answer = info.startsWith("HTTP/1.");
            var port = protocol.startsWith("HTTP") ? 80 : protocol.startsWith("SSH") ? 22 : 443;
            if (told.sourcePort == 0 || told.destinationPort == 0) {
                told.sourcePort = answer ? port : 0;
                told.destinationPort = answer ? 0 : port;
            }
        } else {
            told.headerOnly = true;
        }
    }
}
