package org.headroom.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.packet.capture.HostNames;
import org.headroom.packet.capture.Record;
import org.headroom.packet.wire.ControlBit;
import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Ip;
import org.headroom.packet.wire.Packet;
import org.headroom.packet.wire.Protocol;

/**
 * A packet taken apart for the view.
 *
 * @param layers outermost first, the payload last
 * @param headers names and octets of the headers, for the bar
 * @param length octets of the outermost IP packet, 0 without one
 * @param payload octets behind all headers
 */
record Dissection(List<LayerRow> layers, List<Header> headers, int length, int payload) {

    /** @param inside whether it counts against the path MTU: an IP header or what follows one */
    record Header(Protocol protocol, int octets, boolean inside) {}

    /** What stands in a window that no text told. */
    private static final int OPEN_WINDOW = 0x7fff;

    /**
     * @param names how the capture writes its hosts
     * @param printed whether the octets were made from a printed text: they hold more than that said
     */
    static Dissection of(Record record, HostNames names, boolean printed) {
        var packet = new Packet();
        record.decode(new Decoder(), packet);
        var layers = new ArrayList<LayerRow>();
        var headers = new ArrayList<Header>();
        var ips = 0;
        for (int i = 0; i < packet.layers(); i++) {
            var protocol = packet.layer(i);
            var ip = protocol == Protocol.IPV4 || protocol == Protocol.IPV6 ? packet.ip(ips++) : null;
            headers.add(new Header(protocol, packet.layerLength(i), ips > 0));
            layers.add(ip == null ? layer(packet, i, names, printed) : ip(protocol, ip, names, printed));
        }
        var payload = payload(packet);
        if (payload > 0) {
            layers.add(new LayerRow(payloadName(packet), payload, List.of()));
        }
        remark(packet, record, layers);
        return new Dissection(
                layers, headers, packet.ips() == 0 ? 0 : packet.ip(0).length(), payload);
    }

    private static int payload(Packet packet) {
        return switch (packet.transport()) {
            case TCP, UDP -> Math.max(0, packet.payloadLength());
            case ICMP, OTHER, NONE -> 0;
        };
    }

    private static String payloadName(Packet packet) {
        return packet.payloadCaptured() < packet.payloadLength()
                ? "Payload, %d of it captured".formatted(Math.max(0, packet.payloadCaptured()))
                : "Payload";
    }

    private static LayerRow ip(Protocol protocol, Ip ip, HostNames names, boolean printed) {
        var facts = new ArrayList<String>();
        facts.add(source(ip, names) + " → " + destination(ip, names));
        facts.add("total length %d".formatted(ip.length()));
        if (ip.isFragment()) {
            facts.add("fragment at %d%s"
                    .formatted(ip.fragmentOffset(), ip.moreFragments() ? ", more follow" : ", the last"));
        }
        if (printed && unsaid(ip)) {
            facts.add((ip.version() == 4 ? "DF, TTL and id" : "hop limit") + ": not printed");
            return new LayerRow(protocol.title(), ip.headerLength(), facts);
        }
        var hops = ip.version() == 4 ? "TTL " : "hop limit ";
        var df = ip.version() == 6 ? "" : ip.dontFragment() ? ", DF set" : ", DF not set";
        var id = ip.version() == 4 ? ", id 0x%04x".formatted(ip.identification()) : "";
        return new LayerRow(protocol.title() + df + ", " + hops + ip.timeToLive() + id, ip.headerLength(), facts);
    }

    /** Texts tell the fields of IP together or not at all; no packet arrives with a time to live of 0. */
    private static boolean unsaid(Ip ip) {
        return ip.timeToLive() == 0;
    }

    private static LayerRow layer(Packet packet, int i, HostNames names, boolean printed) {
        var protocol = packet.layer(i);
        var octets = packet.layerLength(i);
        return switch (protocol) {
            case ETHERNET ->
                new LayerRow(
                        "Ethernet, " + mac(packet.sourceMac()) + " → " + mac(packet.destinationMac()),
                        octets,
                        List.of());
            case TCP -> tcp(packet, octets, printed);
            case UDP ->
                new LayerRow("UDP %d → %d".formatted(packet.sourcePort(), packet.destinationPort()), octets, List.of());
            case ICMPV4, ICMPV6 -> icmp(packet, protocol, octets, names, printed);
            default -> new LayerRow(protocol.title(), octets, List.of());
        };
    }

    private static LayerRow tcp(Packet packet, int octets, boolean printed) {
        var facts = new ArrayList<String>();
        var sequence = "seq " + unsigned(packet.sequence());
        facts.add(
                printed && !packet.has(ControlBit.ACK)
                        ? sequence
                        : sequence + ", ack " + unsigned(packet.acknowledgment()));
        if (!printed || packet.window() != OPEN_WINDOW) {
            facts.add("window " + packet.window());
        }
        if (packet.maximumSegmentSize() >= 0) {
            facts.add("option: MSS " + packet.maximumSegmentSize());
        }
        if (packet.windowScale() >= 0) {
            facts.add("option: window scale " + packet.windowScale());
        }
        if (packet.sackPermitted()) {
            facts.add("option: SACK permitted");
        }
        for (int i = 0; i < packet.sackBlocks(); i++) {
            facts.add("option: SACK %s – %s".formatted(unsigned(packet.sackLeft(i)), unsigned(packet.sackRight(i))));
        }
        if (packet.timestamps()) {
            facts.add("option: timestamps");
        }
        return new LayerRow(
                "TCP %d → %d, %s".formatted(packet.sourcePort(), packet.destinationPort(), flags(packet)),
                octets,
                facts);
    }

    private static String flags(Packet packet) {
        var set = new ArrayList<String>();
        for (var bit : ControlBit.values()) {
            if (packet.has(bit)) {
                set.add(bit.name());
            }
        }
        return set.isEmpty() ? "no control bits" : String.join(" ", set);
    }

    private static LayerRow icmp(Packet packet, Protocol protocol, int octets, HostNames names, boolean printed) {
        var facts = new ArrayList<String>();
        facts.add("type %d, code %d".formatted(packet.icmpType(), packet.icmpCode()));
        var quoted = packet.quoted();
        if (quoted != null && quoted.ips() > 0) {
            var ip = quoted.ip();
            facts.add("quotes " + end(source(ip, names), quoted.sourcePort()) + " → "
                    + end(destination(ip, names), quoted.destinationPort()));
            facts.add(
                    printed && unsaid(ip)
                            ? "quoted length, TTL and id: not printed"
                            : "quoted length %d, TTL %d, id 0x%04x"
                                    .formatted(ip.length(), ip.timeToLive(), ip.identification()));
        }
        var mtu = packet.nextHopMtu() < 0 ? "not recorded" : packet.nextHopMtu();
        var what = packet.tooBig() ? " too big, next-hop MTU " + mtu : "";
        return new LayerRow(protocol.title() + what, octets, facts);
    }

    /** A quote may end before the ports. */
    private static String end(String host, int port) {
        return port <= 0 ? host : host + ":" + port;
    }

    private static void remark(Packet packet, Record record, List<LayerRow> layers) {
        if (packet.flaw() != null) {
            layers.add(new LayerRow("Flaw: " + packet.flaw(), 0, List.of()));
        }
        if (packet.layers() == 0) {
            layers.add(new LayerRow(
                    "Link type %d is not read".formatted(record.linkType()), record.capturedLength(), List.of()));
        }
    }

    private static String source(Ip ip, HostNames names) {
        return names.text(ip.sourceHigh(), ip.sourceLow());
    }

    private static String destination(Ip ip, HostNames names) {
        return names.text(ip.destinationHigh(), ip.destinationLow());
    }

    private static String mac(long address) {
        return String.format(Locale.ROOT, "%012x", address).replaceAll("(..)(?=.)", "$1:");
    }

    private static String unsigned(int number) {
        return Integer.toUnsignedString(number);
    }
}
