package org.headroom.packet.text;

import java.util.List;
import org.headroom.packet.text.Told.Carrier;
import org.jspecify.annotations.Nullable;

/** A packet as {@code tshark -V} prints it: one field a line, under the names of all versions since ethereal 0.8. */
final class TsharkTree {

    private enum Layer {
        FRAME,
        LINK,
        IP,
        TCP,
        UDP,
        ICMP,
        OTHER
    }

    private static final int MOST_NESTED = 8;
    private static final int LONGEST_PLACE = 160;

    private Layer layer = Layer.FRAME;
    private @Nullable Told outermost;
    private @Nullable Told current;
    private Carrier carrier = Carrier.IP;
    private int nested;
    private int frameLength = Told.UNTOLD;
    private String place = "";
    private long nanos = Long.MIN_VALUE;
    private boolean quoting;
    private boolean raw;
    private boolean rawAck;
    private boolean flags;
    /** Octets in front of IP. */
    private int linkHeader = Told.UNTOLD;

    /** Whether a line begins a packet. */
    static boolean begins(String line) {
        if (!line.startsWith("Frame ") || !line.contains(" on wire")) {
            return false;
        }
        var in = new Scan(line, "Frame ".length());
        return in.number() > 0 && (in.sees(":") || in.sees(" ("));
    }

    /** Nanoseconds since 1970 that the packet names, or {@link Long#MIN_VALUE}. */
    long nanos() {
        return nanos;
    }

    TcpdumpLine.Printed read(List<String> lines, @Nullable Told row) {
        lines.forEach(this::line);
        if (current != null) {
            // of a packet that is quoted the numbers are printed as they are
            current.counted = current.tcp() && !raw && !quoting;
        }
        var told = outermost;
        if (current != null && row != null && !quoting) {
            collapsed(current, row);
        }
        if (told != null) {
            lengths(told);
            told.carrier = told.inner == null ? Carrier.NONE : told.carrier;
        }
        return new TcpdumpLine.Printed(told, new Link(false, 0, 0, List.of(), false, frameLength), place, false, false);
    }

    /** Of layers that were not opened the packet list's row tells what it has. */
    private void collapsed(Told told, Told row) {
        if (told.protocol != row.protocol || told.length != Told.UNTOLD && told.protocol != Told.TCP) {
            return;
        }
        if (told.tcp() && !flags) {
            told.controlBits = row.controlBits;
            told.window = row.window;
            told.options = row.options;
            told.options.take(0);
        }
        if (told.icmpType == Told.UNTOLD) {
            told.icmpType = row.icmpType;
            told.icmpCode = row.icmpCode;
            told.mtu = row.mtu;
        }
    }

    /** The frame measures what IP's own words, which were not opened, leave open. */
    private void lengths(Told told) {
        if (told.length != Told.UNTOLD || frameLength == Told.UNTOLD || linkHeader == Told.UNTOLD) {
            return;
        }
        told.length = Math.clamp(frameLength - linkHeader, told.ipHeader(), 0xffff);
        var rest = told.length - told.ipHeader();
        var inner = told.inner;
        if (inner != null) {
            if (inner.length == Told.UNTOLD) {
                inner.length = Math.max(inner.ipHeader(), rest - Synthesis.carrierOctets(told));
                content(inner, inner.length - inner.ipHeader());
            }
        } else {
            content(told, rest);
        }
    }

    private static void content(Told told, int octets) {
        if (told.tcp()) {
            var options = octets - 20 - Math.max(0, told.payload);
            if (options >= 0 && options <= 40) {
                told.options.take(options & ~3);
            }
            // what is shorter than Ethernet's shortest frame is padded
            told.length = told.ipHeader() + told.tcpHeader() + Math.max(0, told.payload);
        } else if (told.protocol == Told.UDP && told.payload == Told.UNTOLD) {
            told.payload = Math.max(0, octets - 8);
        } else if (told.icmpType != Told.UNTOLD) {
            told.icmpLength = octets;
        }
    }

    private void line(String line) {
        var text = line.strip();
        if (!text.isEmpty() && !heading(line, text) && layer != Layer.OTHER) {
            field(text);
        }
    }

    /** The line that names a layer; an unknown one at the margin ends what is read of the last. */
    private boolean heading(String line, String text) {
        if (text.startsWith("Internet Protocol")) {
            enter(text);
        } else if (text.startsWith("Transmission Control Protocol, Src")) {
            segment(text);
        } else if (text.startsWith("User Datagram Protocol, Src")) {
            datagram(text);
        } else if (text.startsWith("Internet Control Message Protocol")) {
            layer = Layer.ICMP;
            protocol(text.contains("v6") ? Told.ICMPV6 : Told.ICMP);
        } else if (text.startsWith("Frame ") && line.startsWith("Frame")) {
            layer = Layer.FRAME;
            frameLength = (int) Math.min(
                    1 << 20,
                    new Scan(text.replace(":", ": ").replace("(", "( "))
                            .after(text.contains("(") && !text.contains(":") ? "( " : ":  "));
        } else if (text.startsWith("Generic Routing Encapsulation")) {
            layer = Layer.OTHER;
            carrier = Carrier.GRE;
        } else if (text.startsWith("Virtual eXtensible Local Area Network")) {
            layer = Layer.OTHER;
            carrier = Carrier.VXLAN;
        } else if (text.startsWith("Generic Network Virtualization Encapsulation")) {
            layer = Layer.OTHER;
            carrier = Carrier.GENEVE;
        } else if (Character.isLetter(line.charAt(0))) {
            layer = text.startsWith("Ethernet") || text.startsWith("Linux cooked") ? Layer.LINK : Layer.OTHER;
            if (outermost == null) {
                link(text);
            }
        } else {
            return false;
        }
        return true;
    }

    private void link(String text) {
        if (text.startsWith("Ethernet II, Src: ")) {
            seen(text);
        }
        linkHeader = text.startsWith("Ethernet II") || text.startsWith("Ethernet, ")
                ? 14
                : text.startsWith("Linux cooked")
                        ? text.contains("v2") ? 20 : 16
                        : text.startsWith("Raw packet data")
                                ? 0
                                : text.startsWith("Null/Loopback")
                                        ? 4
                                        : linkHeader < 0
                                                ? linkHeader
                                                : linkHeader
                                                        + (text.startsWith("802.1Q")
                                                                ? 4
                                                                : text.startsWith("PPP-over-Ethernet")
                                                                        ? 6
                                                                        : text.startsWith("Point-to-Point") ? 2 : 0);
    }

    /** The first that is said is enough to tell places apart. */
    private void seen(String where) {
        place = place.isEmpty() || place.length() + where.length() < LONGEST_PLACE
                ? place + where.substring(0, Math.min(LONGEST_PLACE, where.length()))
                : place;
    }

    private void enter(String text) {
        layer = Layer.IP;
        var entered = new Told();
        entered.version = text.contains("Version 6") ? 6 : 4;
        entered.source = host(text, "Src: ");
        entered.destination = host(text, "Dst: ");
        entered.dontFragment = false;
        if (Hosts.isSix(entered.source)) {
            entered.version = 6;
        }
        var carrying = current;
        if (carrying == null) {
            outermost = entered;
        } else if (nested++ > MOST_NESTED) {
            return;
        } else if (carrying.icmpType != Told.UNTOLD) {
            carrying.quoted = entered;
            quoting = true;
        } else {
            carrying.inner = entered;
            carrying.carrier = carrier;
        }
        carrier = Carrier.IP;
        current = entered;
    }

    /** {@code Src: host (192.0.2.1), } or {@code Src: 192.0.2.1, }. */
    private static String host(String text, String label) {
        var in = new Scan(text);
        if (!in.jumps(label, text.length())) {
            return "";
        }
        var word = in.word();
        in.blanks();
        if (in.takes("(")) {
            return in.text.substring(in.at, in.closing('(', ')'));
        }
        return word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
    }

    private void protocol(int number) {
        if (current != null) {
            current.protocol = number;
        }
    }

    private void segment(String text) {
        layer = Layer.TCP;
        protocol(Told.TCP);
        ends(text);
        if (current != null) {
            raw = false;
            rawAck = false;
            var in = new Scan(text);
            current.sequence = in.after("Seq: ");
            current.acknowledgment = in.after("Ack: ");
            current.payload = (int) Math.clamp(in.after("Len: "), 0, 0xffff);
        }
    }

    private void datagram(String text) {
        layer = Layer.UDP;
        protocol(Told.UDP);
        ends(text);
    }

    private void ends(String text) {
        if (current != null) {
            current.sourcePort = port(text, "Src Port: ");
            current.destinationPort = port(text, "Dst Port: ");
        }
    }

    /** {@code http (80)} or {@code 80}. */
    private static int port(String text, String label) {
        var in = new Scan(text);
        if (!in.jumps(label, text.length())) {
            return 0;
        }
        var number = in.number();
        if (number < 0) {
            in.jumps("(", text.length());
            number = in.number();
        }
        return (int) Math.clamp(number, 0, 0xffff);
    }

    private void field(String text) {
        var told = current;
        if (layer == Layer.FRAME) {
            frame(text);
        } else if (layer == Layer.LINK) {
            var seen = after(text, "Interface index: ", "Packet type: ", "Source: ");
            if (seen != null) {
                seen(" " + seen);
            }
        } else if (told != null) {
            switch (layer) {
                case IP -> ip(text, told);
                case TCP -> tcp(text, told);
                case UDP -> udp(text, told);
                case ICMP -> icmp(text, told);
                case FRAME, LINK, OTHER -> {}
            }
        }
    }

    private void frame(String text) {
        var epoch = after(text, "Epoch Time: ", "Epoch Arrival Time: ");
        if (epoch != null) {
            var stamp = Stamp.at(epoch);
            nanos = stamp == null ? nanos : stamp.nanos();
        }
        var id = after(text, "Interface name: ");
        place = id == null ? place : id.substring(0, Math.min(LONGEST_PLACE, id.length()));
        if (nanos == Long.MIN_VALUE) {
            var since = after(
                    text,
                    "[Time since reference or first frame: ",
                    "[Time relative to first packet: ",
                    "Time since reference or first frame: ");
            var stamp = since == null ? null : Stamp.at(since);
            nanos = stamp == null ? nanos : stamp.nanos();
        }
    }

    private static void ip(String text, Told told) {
        var length = value(text, "Total Length: ", "Total length: ");
        var payload = value(text, "Payload Length: ", "Payload length: ");
        if (length > 0) {
            told.length = (int) Math.min(0xffff, length);
        } else if (payload >= 0) {
            told.length = (int) Math.min(0xffff, payload + 40);
        }
        var hops = value(text, "Time to live: ", "Time to Live: ", "Hop Limit: ", "Hop limit: ");
        told.timeToLive = hops < 0 ? told.timeToLive : (int) Math.min(255, hops);
        if (text.startsWith("Identification: 0x")) {
            told.identification = (int) Math.max(0, hex(text.substring("Identification: 0x".length()))) & 0xffff;
        }
        told.dontFragment |= text.contains("Don't fragment: Set");
        told.moreFragments |= text.contains("More fragments: Set")
                || text.contains("More Fragment: Yes")
                || text.contains("More Fragments: Yes");
        var offset = value(from(text, "fragment offset"), "Fragment Offset: ", "Fragment offset: ");
        told.fragmentOffset = offset < 0 ? told.fragmentOffset : (int) Math.min(0xfff8, offset);
        var protocol = after(text, "Protocol: ", "Next Header: ", "Next header: ");
        if (protocol != null && told.protocol == Told.UNTOLD) {
            var in = new Scan(protocol);
            in.jumps("(", protocol.length());
            told.protocol = (int) Math.clamp(in.number(), 0, 255);
        }
    }

    private void tcp(String text, Told told) {
        var sequence = value(text, "Sequence number (raw): ", "Sequence Number (raw): ");
        var acknowledgment = value(
                text,
                "Acknowledgment number (raw): ",
                "Acknowledgment Number (raw): ",
                "Acknowledgement number (raw): ");
        raw |= sequence >= 0;
        rawAck |= acknowledgment >= 0;
        told.sequence = sequence >= 0
                ? sequence
                : !raw && told.sequence < 0 ? value(text, "Sequence number: ", "Sequence Number: ") : told.sequence;
        told.acknowledgment = acknowledgment >= 0
                ? acknowledgment
                : !rawAck && told.acknowledgment < 0
                        ? value(text, "Acknowledgment number: ", "Acknowledgment Number: ", "Acknowledgement number: ")
                        : told.acknowledgment;
        if (text.startsWith("Flags: 0x")) {
            flags = true;
            told.controlBits = (int) hex(text.substring("Flags: 0x".length())) & 0xff;
        }
        var window = value(text, "Window: ", "Window size value: ", "Window size: ");
        told.window = window < 0 || told.window >= 0 ? told.window : (int) Math.min(0xffff, window);
        var header = value(from(text, "header length"), "Header Length: ", "Header length: ");
        if (header >= 20) {
            told.options.take((int) Math.min(60, header) - 20);
        }
        options(text, told.options);
    }

    private static void options(String text, TcpOptions options) {
        var in = new Scan(text);
        var mss = Math.max(in.after("aximum segment size: "), in.after("MSS Value: "));
        options.maximumSegmentSize = mss < 0 ? options.maximumSegmentSize : (int) Math.min(0xffff, mss);
        var scale = in.after("Window scale: ");
        options.windowScale = scale < 0 ? options.windowScale : (int) Math.min(14, scale);
        options.sackPermitted |= text.contains("SACK permitted") || text.contains("SACK Permitted Option");
        if (text.contains("Timestamps: TSval ") || text.contains("Timestamps: tsval ")) {
            options.timestamps = true;
            options.timestampValue = Math.max(0, Math.max(in.after("TSval "), in.after("tsval ")));
            options.timestampEcho = Math.max(0, Math.max(in.after("TSecr "), in.after("tsecr ")));
        }
        var left = in.after("left edge = ");
        var right = in.after("right edge = ");
        if (options.blocks.size() < 8
                && (left >= 0) != (right >= 0)
                && options.blocks.size() % 2 == (left >= 0 ? 0 : 1)) {
            options.blocks.add(Math.max(left, right));
        }
    }

    private static void udp(String text, Told told) {
        var length = value(text, "Length: ");
        told.payload = length < 8 ? told.payload : (int) Math.min(0xffff, length - 8);
    }

    private static void icmp(String text, Told told) {
        var type = numbered(text, "Type: ");
        told.icmpType = type < 0 || told.icmpType >= 0 ? told.icmpType : (int) Math.min(255, type);
        var code = numbered(text, "Code: ");
        told.icmpCode = code < 0 ? told.icmpCode : (int) Math.min(255, code);
        told.echo(value(text, "Identifier (BE): "), 0);
        told.echo(told.echo >> Short.SIZE, value(text, "Sequence Number (BE): ", "Sequence number (BE): "));
        var mtu = value(text, "MTU of next hop: ", "MTU: ");
        told.mtu = mtu < 0 ? told.mtu : (int) Math.min(0xffff, mtu);
        told.checksumBad |=
                text.startsWith("Checksum") && text.contains("incorrect") || text.equals("[Checksum Status: Bad]");
    }

    /** The text from these words on, in letters of whatever case; the whole where they are not. */
    private static String from(String text, String words) {
        for (int i = 0; i + words.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, words, 0, words.length())) {
                return text.substring(i);
            }
        }
        return text;
    }

    private static @Nullable String after(String text, String... labels) {
        for (var label : labels) {
            if (text.startsWith(label)) {
                return text.substring(label.length());
            }
        }
        return null;
    }

    private static long value(String text, String... labels) {
        var rest = after(text, labels);
        return rest == null ? Told.UNTOLD : new Scan(rest).number();
    }

    /** {@code 3 (Destination unreachable)} or {@code Packet Too Big (2)}. */
    private static long numbered(String text, String label) {
        var rest = after(text, label);
        if (rest == null) {
            return Told.UNTOLD;
        }
        var number = new Scan(rest).number();
        return number >= 0 ? number : new Scan(rest).after("(");
    }

    private static long hex(String digits) {
        var value = 0L;
        for (int i = 0; i < Math.min(8, digits.length()) && Character.digit(digits.charAt(i), 16) >= 0; i++) {
            value = value << 4 | Character.digit(digits.charAt(i), 16);
        }
        return value;
    }
}
