package org.headroom.packet.text;

import java.util.List;
import java.util.Locale;
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

    TcpdumpLine.Printed read(List<String> lines) {
        lines.forEach(this::line);
        if (current != null) {
            // of a packet that is quoted the numbers are printed as they are
            current.counted = current.tcp() && !raw && !quoting;
        }
        var told = outermost;
        if (told != null) {
            told.carrier = told.inner == null ? Carrier.NONE : told.carrier;
        }
        return new TcpdumpLine.Printed(told, new Link(false, 0, 0, List.of(), false, frameLength), place, false);
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
            place += outermost == null && text.startsWith("Ethernet II, Src: ") ? text : "";
        } else {
            return false;
        }
        return true;
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
            place += seen == null ? "" : " " + seen;
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
        place = id == null ? place : id;
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
        var offset = value(
                text.substring(Math.max(0, text.toLowerCase(Locale.ROOT).indexOf("fragment offset"))),
                "Fragment Offset: ",
                "Fragment offset: ");
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
            told.controlBits = (int) hex(text.substring("Flags: 0x".length())) & 0xff;
        }
        var window = value(text, "Window: ", "Window size value: ", "Window size: ");
        told.window = window < 0 || told.window >= 0 ? told.window : (int) Math.min(0xffff, window);
        var header = value(
                text.substring(Math.max(0, text.toLowerCase(Locale.ROOT).indexOf("header length"))),
                "Header Length: ",
                "Header length: ");
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
        var mtu = value(text, "MTU of next hop: ", "MTU: ");
        told.mtu = mtu < 0 ? told.mtu : (int) Math.min(0xffff, mtu);
        told.checksumBad |=
                text.startsWith("Checksum") && text.contains("incorrect") || text.equals("[Checksum Status: Bad]");
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
