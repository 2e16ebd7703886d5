package org.headroom.flow;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.HostNames;
import org.headroom.packet.capture.LinkTypes;
import org.headroom.packet.capture.Record;
import org.headroom.packet.wire.ControlBit;
import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Ip;
import org.headroom.packet.wire.Packet;

/**
 * The first half of the import, on a thread of its own: records are read and decoded, become rows, and go on in batches.
 */
final class Decoding implements Runnable {

    private final Capture capture;
    private final PacketTable table;
    private final DensityCounter density;
    private final SizeCount counts;
    private final BlockingQueue<Batch> free;
    private final BlockingQueue<Batch> full;
    private final Decoder decoder = new Decoder();
    private final ArrayDeque<Packet> spare = new ArrayDeque<>();
    private final TreeMap<String, Integer> skipped = new TreeMap<>();
    private int batches;
    private Packet packet = new Packet();
    /** Whether the record read last waits for the rows of those before it. */
    private boolean waits;

    private long previousNanos = Long.MIN_VALUE;
    final Legs legs;
    final LegStats legStats = new LegStats();
    final SideLog sacks = new SideLog();
    final SideLog syns = new SideLog();
    boolean unsorted;
    boolean timeless;

    Decoding(
            Capture capture,
            PacketTable table,
            DensityCounter density,
            BlockingQueue<Batch> free,
            BlockingQueue<Batch> full) {
        this.capture = capture;
        this.table = table;
        this.density = density;
        this.counts = new SizeCount(table);
        this.free = free;
        this.full = full;
        this.legs = new Legs(capture.names());
    }

    /** Packets of link types that are not decoded, as "name: count". */
    List<String> skipped() {
        var lines = new ArrayList<String>();
        skipped.forEach((name, count) -> lines.add(name + ": " + count));
        return lines;
    }

    @Override
    public void run() {
        try {
            var record = new Record();
            var rows = new RowWriter(table);
            while (hand(record, rows)) {
                // until the capture ends
            }
        } catch (InterruptedException e) {
            // Nobody wants the rest.
        }
    }

    /** Fills a batch and hands it over; false where it is the last. */
    private boolean hand(Record record, RowWriter rows) throws InterruptedException {
        var batch = free.take();
        try {
            takeBack(batch, rows.rows());
            batch.number = batches++;
            fill(batch, record, rows);
            batch.consumed = capture.consumed();
        } catch (Throwable e) {
            // whatever it is, who waits for the batch must hear of it
            batch.failure = e;
            batch.last = true;
        }
        var last = batch.last;
        full.put(batch);
        return !last;
    }

    private void takeBack(Batch batch, int fromRow) {
        density.count(batch, counts);
        batch.clear(fromRow, spare::push);
    }

    private void fill(Batch batch, Record record, RowWriter rows) throws IOException {
        while (batch.count() < Batch.SIZE) {
            if (!waits && !capture.next(record)) {
                batch.last = true;
                return;
            }
            waits = rows.rows() < record.number() - 1;
            if (waits) {
                skip(record, batch, rows);
            } else {
                take(record, batch, rows);
            }
            batch.toRow = rows.rows();
        }
    }

    /** A packet that a filter holds back, or that was damaged and passed by, leaves an empty row. */
    private void skip(Record record, Batch batch, RowWriter rows) {
        batch.putOther(batch.count());
        rows.add(time(record), 0);
    }

    private void take(Record record, Batch batch, RowWriter rows) {
        if (!record.decode(decoder, packet)) {
            skipped.merge(LinkTypes.name(record.linkType()), 1, Integer::sum);
        }
        var leg = legs.of(packet, record.interfaceIndex());
        var entry = batch.count();
        var row = rows.rows();
        if (packet.ips() == 0) {
            batch.putOther(entry);
            rows.add(time(record), leg);
            return;
        }
        var ip = packet.ip();
        legStats.count(leg, ip.length(), packet.ip(0).length(), row);
        switch (packet.transport()) {
            case TCP -> {
                rows.add(time(record), leg, tcp(batch, entry, ip), numbers());
                log(row);
            }
            case UDP -> rows.add(time(record), leg, udp(batch, entry, ip), 0);
            case ICMP, OTHER, NONE -> {
                batch.putOther(entry);
                rows.add(time(record), leg, other(ip), 0);
            }
        }
        if (fragmentLevel(packet) >= 0 || icmpError(packet) || ping(packet)) {
            batch.keep(entry, packet);
            packet = spare.isEmpty() ? new Packet() : spare.pop();
        }
    }

    /** Files without times get a microsecond a packet, so that order is kept and no duration means anything. */
    private long time(Record record) {
        var nanos = record.nanos();
        if (nanos == Long.MIN_VALUE) {
            timeless = true;
            nanos = (record.number() - 1) * 1000L;
        }
        unsorted |= nanos < previousNanos;
        previousNanos = nanos;
        return nanos;
    }

    static boolean icmpError(Packet packet) {
        return packet.transport() == Packet.Transport.ICMP && (packet.quoted() != null || packet.tooBig());
    }

    /** A ping or its answer. */
    static boolean ping(Packet packet) {
        return packet.isEchoRequest() || packet.isEchoReply();
    }

    /** Index of the outermost IP header that is a fragment, or -1. */
    static int fragmentLevel(Packet packet) {
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

    private long other(Ip ip) {
        return sizes(
                ip,
                ip.headerLength(),
                ip.identification(),
                flags(ip) | (packet.quoted() != null ? PacketTable.ICMP_ERROR : 0));
    }

    private static long sizes(Ip ip, int headers, int identification, int flags) {
        return PacketTable.sizes(ip.length(), headers, ip.timeToLive(), identification, flags);
    }

    private long tcp(Batch batch, int entry, Ip ip) {
        var payload = packet.tcpWhole() ? packet.payloadLength() : 0;
        var identification = ip.version() == 4 ? ip.identification() : packet.timestampValue();
        var flags = tcpFlags(ip);
        batch.put(entry, Batch.TCP, packet, flags, numbers(), payload);
        if (packet.has(ControlBit.SYN)) {
            batch.putMss(entry, packet.maximumSegmentSize());
        }
        return sizes(ip, ip.length() - payload, identification, flags);
    }

    private long numbers() {
        return PacketTable.numbers(packet.sequence(), packet.acknowledgment());
    }

    private int tcpFlags(Ip ip) {
        var flags = flags(ip) | packet.controlBits() & PacketTable.CONTROL_BITS;
        if (!packet.tcpWhole()) {
            return flags | PacketTable.CUT;
        }
        var zero = packet.window() == 0 && !packet.has(ControlBit.RST) && !packet.has(ControlBit.SYN);
        return flags | (zero ? PacketTable.ZERO_WINDOW : 0) | (packet.sackBlocks() > 0 ? PacketTable.SACK : 0);
    }

    private long udp(Batch batch, int entry, Ip ip) {
        var payload = Math.max(0, packet.payloadLength());
        batch.put(entry, Batch.UDP, packet, flags(ip), 0, payload);
        return sizes(ip, Math.max(0, ip.length() - payload), ip.identification(), flags(ip));
    }

    /** What few segments have is kept beside their rows. */
    private void log(int row) {
        if (packet.sackBlocks() > 0) {
            sacks.add(row);
            for (int i = 0; i < packet.sackBlocks(); i++) {
                sacks.put(packet.sackLeft(i));
                sacks.put(packet.sackRight(i));
            }
        }
        if (packet.has(ControlBit.SYN) && packet.tcpWhole()) {
            Opening.log(syns, row, packet);
        }
    }

    static List<Leg.Tunnel> tunnels(Packet packet, HostNames names) {
        var tunnels = new ArrayList<Leg.Tunnel>();
        for (int i = 0; i < packet.tunnels(); i++) {
            var outer = packet.tunnelIp(i) < 0 ? null : packet.ip(packet.tunnelIp(i));
            tunnels.add(new Leg.Tunnel(
                    packet.tunnel(i),
                    packet.tunnelOverhead(i),
                    outer == null ? "" : names.text(outer.sourceHigh(), outer.sourceLow()),
                    outer == null ? "" : names.text(outer.destinationHigh(), outer.destinationLow())));
        }
        return List.copyOf(tunnels);
    }
}
