package org.headroom.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.Record;
import org.headroom.packet.wire.Addresses;
import org.headroom.packet.wire.ControlBit;
import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Ip;
import org.headroom.packet.wire.Packet;

/**
 * One pass over a capture: every packet becomes a row, every connection a flow, every too-big message a {@link TooBig}.
 *
 * <p>The common packet allocates nothing. What is rare is kept as objects: ICMP errors, fragments, SYNs and SACKs.
 */
final class Importer {

    private static final int UDP = 17;
    private static final int TCP = 6;

    private final Decoder decoder = new Decoder();
    private final Packet packet = new Packet();
    private final PacketTable table = new PacketTable();
    private final FlowTable flows = new FlowTable();
    private final Legs legs = new Legs();
    private final LegStats legStats = new LegStats();
    private final SideLog sacks = new SideLog();
    private final SideLog syns = new SideLog();
    private final Fragments fragments = new Fragments();
    private final IcmpLog icmp = new IcmpLog(flows);
    private final TreeMap<String, Integer> skipped = new TreeMap<>();
    private long previousNanos = Long.MIN_VALUE;
    private boolean unsorted;
    private boolean timeless;

    /** Reads a capture to its end, or until {@code progress} says to stop. */
    static Traffic read(Capture capture, Progress progress) throws java.io.IOException {
        var importer = new Importer();
        try {
            importer.readAll(capture, progress);
            return importer.traffic(capture);
        } catch (java.io.IOException | RuntimeException e) {
            importer.table.close();
            throw e;
        }
    }

    private void readAll(Capture capture, Progress progress) throws java.io.IOException {
        var record = new Record();
        while (capture.next(record)) {
            keepNumbers(record);
            take(record);
            if ((table.rows() & 0x3fff) == 0 && !progress.advanced(capture.consumed(), capture.size(), table.rows())) {
                throw new java.util.concurrent.CancellationException();
            }
        }
        progress.advanced(capture.consumed(), capture.size(), table.rows());
    }

    /** Packets that a filter holds back leave empty rows, so that a row stays its packet's number less 1. */
    private void keepNumbers(Record record) {
        while (table.rows() < record.number() - 1) {
            table.add(Math.max(record.nanos(), 0), 0);
        }
    }

    private Traffic traffic(Capture capture) {
        var notes = skipped.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .toList();
        return new Traffic(
                capture,
                notes,
                table,
                flows,
                legs.list(),
                legStats,
                sacks,
                syns,
                icmp.tooBig(),
                icmp.errors(),
                icmp.repeats(),
                fragments.list(),
                unsorted,
                timeless);
    }

    private void take(Record record) {
        if (!decoder.decode(
                record.bytes(),
                record.start(),
                record.capturedLength(),
                record.originalLength(),
                record.linkType(),
                packet)) {
            skipped.merge(org.headroom.packet.capture.LinkTypes.name(record.linkType()), 1, Integer::sum);
        }
        var leg = legs.of(packet, record.interfaceIndex());
        var row = table.add(time(record), leg);
        if (packet.ips() == 0) {
            return;
        }
        var ip = packet.ip();
        legStats.count(leg, ip.length(), packet.ip(0).length(), row);
        var fragment = fragmentLevel();
        var datagram = fragment < 0 ? null : fragments.add(packet, fragment, row, table.nanos(row));
        switch (packet.transport()) {
            case TCP -> tcp(row, ip);
            case UDP -> udp(row, ip);
            case ICMP -> icmp(row, ip, leg);
            case OTHER, NONE ->
                table.describe(row, ip.length(), ip.headerLength(), ip.timeToLive(), ip.identification(), flags(ip));
        }
        if (datagram != null && packet.ip(fragment).fragmentOffset() == 0) {
            first(datagram, row, leg, fragment, ip);
        }
    }

    /** A first fragment tells what the datagram is. */
    private void first(Datagram datagram, int row, int leg, int level, Ip inner) {
        datagram.leg = leg;
        datagram.firstLength = packet.ip(level).length();
        datagram.innerLength = level == packet.ips() - 1 ? 0 : inner.length();
        datagram.flow = table.flow(row);
        datagram.reversed = (table.flags(row) & PacketTable.REVERSE) != 0;
    }

    /** Files without times get a microsecond a packet, so that order is kept and no duration means anything. */
    private long time(Record record) {
        var nanos = record.nanos();
        if (nanos == Long.MIN_VALUE) {
            timeless = true;
            nanos = table.rows() * 1000L;
        }
        unsorted |= nanos < previousNanos;
        previousNanos = nanos;
        return nanos;
    }

    /** Index of the outermost IP header that is a fragment, or -1. */
    private int fragmentLevel() {
        for (int i = 0; i < packet.ips(); i++) {
            if (packet.ip(i).isFragment()) {
                return i;
            }
        }
        return -1;
    }

    private static int flags(Ip ip) {
        return (ip.dontFragment() ? PacketTable.DF : 0) | (ip.isFragment() ? PacketTable.FRAGMENT : 0);
    }

    private void tcp(int row, Ip ip) {
        var known = flows.findOrAdd(
                ip.sourceHigh(),
                ip.sourceLow(),
                ip.destinationHigh(),
                ip.destinationLow(),
                packet.sourcePort(),
                packet.destinationPort(),
                TCP);
        var way = flows.reversed() ? 1 : 0;
        var flow = opensAgain(known, way) ? flows.addAgain(known, way == 1) : known;
        way = flow == known ? way : 0;
        var payload = packet.tcpWhole() ? packet.payloadLength() : 0;
        var identification = ip.version() == 4 ? ip.identification() : packet.timestampValue();
        table.describe(row, ip.length(), ip.length() - payload, ip.timeToLive(), identification, tcpFlags(ip, way));
        table.sequence(row, packet.sequence(), packet.acknowledgment());
        link(flow, row);
        var end = packet.sequence()
                + payload
                + (packet.has(ControlBit.SYN) ? 1 : 0)
                + (packet.has(ControlBit.FIN) ? 1 : 0);
        flows.count(flow, way, ip.length(), end);
        flows.facts(
                flow,
                FlowTable.TCP | (ip.version() == 6 ? FlowTable.VERSION_6 : 0) | signs(flow, way, ip, payload, end));
        remember(flow, way, row);
    }

    /** A SYN with another initial sequence number on a known pair of ports is a new connection (RFC 9293 §3.4.1). */
    private boolean opensAgain(int flow, int way) {
        if (!packet.tcpWhole() || !packet.has(ControlBit.SYN) || packet.has(ControlBit.ACK)) {
            return false;
        }
        var facts = flows.facts(flow);
        var opened = (facts & (way == 0 ? FlowTable.SYN_FROM_A : FlowTable.SYN_FROM_B)) != 0;
        return opened
                ? flows.initialSequence(flow, way) != packet.sequence()
                : flows.lastRow(flow) >= 0 && (facts & (FlowTable.FIN_SEEN | FlowTable.RESET)) != 0;
    }

    private int tcpFlags(Ip ip, int way) {
        var flags = flags(ip) | (way == 1 ? PacketTable.REVERSE : 0) | packet.controlBits() & PacketTable.CONTROL_BITS;
        if (!packet.tcpWhole()) {
            return flags | PacketTable.CUT;
        }
        var zero = packet.window() == 0 && !packet.has(ControlBit.RST) && !packet.has(ControlBit.SYN);
        return flags | (zero ? PacketTable.ZERO_WINDOW : 0) | (packet.sackBlocks() > 0 ? PacketTable.SACK : 0);
    }

    /** What about this packet makes its flow worth a closer look. */
    private int signs(int flow, int way, Ip ip, int payload, int end) {
        if (!packet.tcpWhole()) {
            return FlowTable.CUT;
        }
        var signs = (packet.has(ControlBit.RST) ? FlowTable.RESET : 0)
                | (packet.has(ControlBit.FIN) ? FlowTable.FIN_SEEN : 0)
                | (ip.isFragment() ? FlowTable.FRAGMENT : 0);
        if (packet.window() == 0 && !packet.has(ControlBit.RST) && !packet.has(ControlBit.SYN)) {
            signs |= FlowTable.ZERO_WINDOW;
        }
        if (packet.sackBlocks() > 0) {
            signs |= FlowTable.SACKED;
        }
        if (payload > 9216) {
            signs |= FlowTable.LARGE;
        }
        if (packet.has(ControlBit.SYN)) {
            return signs | syn(flow, way);
        }
        if (!flows.hasSequence(flow, way)) {
            flows.nextSequence(flow, way, end);
            return signs;
        }
        var ahead = packet.sequence() - flows.nextSequence(flow, way);
        if (end != packet.sequence() && ahead < 0 && payload != 1) {
            signs |= FlowTable.SENT_AGAIN;
        } else if (ahead > 0) {
            signs |= FlowTable.HOLE;
        }
        if (end - flows.nextSequence(flow, way) > 0) {
            flows.nextSequence(flow, way, end);
        }
        return signs;
    }

    private int syn(int flow, int way) {
        var ack = packet.has(ControlBit.ACK);
        var mine = ack
                ? way == 0 ? FlowTable.SYN_ACK_FROM_A : FlowTable.SYN_ACK_FROM_B
                : way == 0 ? FlowTable.SYN_FROM_A : FlowTable.SYN_FROM_B;
        if ((flows.facts(flow) & mine) != 0) {
            return FlowTable.SYN_AGAIN;
        }
        flows.initialSequence(flow, way, packet.sequence());
        flows.nextSequence(flow, way, packet.sequence() + 1);
        flows.mss(flow, way, packet.maximumSegmentSize());
        return mine;
    }

    private void remember(int flow, int way, int row) {
        if (packet.has(ControlBit.ACK)
                && packet.tcpWhole()
                && (!flows.hasAcked(flow, way) || packet.acknowledgment() - flows.acked(flow, way) > 0)) {
            flows.acked(flow, way, packet.acknowledgment());
        }
        if (packet.sackBlocks() > 0) {
            sacks.add(row);
            for (int i = 0; i < packet.sackBlocks(); i++) {
                sacks.put(packet.sackLeft(i));
                sacks.put(packet.sackRight(i));
            }
        }
        if (packet.has(ControlBit.SYN) && packet.tcpWhole()) {
            syns.add(row);
            syns.put(packet.maximumSegmentSize());
            syns.put(packet.optionsWhole() ? 1 : 0);
            syns.put(packet.sackPermitted() ? 1 : 0);
            syns.put(packet.timestamps() ? 1 : 0);
        }
    }

    private void udp(int row, Ip ip) {
        var flow = flows.findOrAdd(
                ip.sourceHigh(),
                ip.sourceLow(),
                ip.destinationHigh(),
                ip.destinationLow(),
                packet.sourcePort(),
                packet.destinationPort(),
                UDP);
        var way = flows.reversed() ? 1 : 0;
        var payload = Math.max(0, packet.payloadLength());
        table.describe(
                row,
                ip.length(),
                Math.max(0, ip.length() - payload),
                ip.timeToLive(),
                ip.identification(),
                flags(ip) | (way == 1 ? PacketTable.REVERSE : 0));
        link(flow, row);
        flows.count(flow, way, ip.length(), 0);
        flows.facts(flow, (ip.version() == 6 ? FlowTable.VERSION_6 : 0) | (ip.isFragment() ? FlowTable.FRAGMENT : 0));
    }

    private void icmp(int row, Ip ip, int leg) {
        var error = packet.quoted() != null;
        table.describe(
                row,
                ip.length(),
                ip.headerLength(),
                ip.timeToLive(),
                ip.identification(),
                flags(ip) | (error ? PacketTable.ICMP_ERROR : 0));
        if (error || packet.tooBig()) {
            icmp.add(packet, ip, row, table.nanos(row), leg);
        }
    }

    private void link(int flow, int row) {
        table.flow(row, flow);
        var before = flows.append(flow, row);
        if (before >= 0) {
            table.next(before, row);
        }
    }

    static String source(Ip ip) {
        return Addresses.text(ip.sourceHigh(), ip.sourceLow());
    }

    static List<Leg.Tunnel> tunnels(Packet packet) {
        var tunnels = new ArrayList<Leg.Tunnel>();
        for (int i = 0; i < packet.tunnels(); i++) {
            var outer = packet.tunnelIp(i) < 0 ? null : packet.ip(packet.tunnelIp(i));
            tunnels.add(new Leg.Tunnel(
                    packet.tunnel(i),
                    packet.tunnelOverhead(i),
                    outer == null ? "" : source(outer),
                    outer == null ? "" : Addresses.text(outer.destinationHigh(), outer.destinationLow())));
        }
        return List.copyOf(tunnels);
    }
}
