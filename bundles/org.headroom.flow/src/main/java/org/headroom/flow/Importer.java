package org.headroom.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.Threads;
import org.headroom.packet.wire.ControlBit;
import org.headroom.packet.wire.Ip;
import org.headroom.packet.wire.Packet;

/**
 * One pass over a capture: every packet becomes a row, every connection a flow, every too-big message a {@link TooBig}.
 *
 * <p>{@link Decoding} reads, decodes and makes rows on a thread of its own, while here the rows are tied to flows, in the order of the
 * file. The common packet allocates nothing. What is rare is kept as objects: ICMP errors, pings and fragments.
 */
final class Importer {

    private static final int UDP = 17;
    private static final int TCP = 6;

    /** Batches on their way: enough that neither thread waits while the other is off its processor, few enough to stay in a cache. */
    private static final int BATCHES = 16;

    /** How often a reader that has nothing to tell lets itself be cancelled. */
    private static final long PATIENCE_MILLIS = 100;

    private static final int FIN = ControlBit.FIN.mask();
    private static final int SYN = ControlBit.SYN.mask();
    private static final int RST = ControlBit.RST.mask();
    private static final int ACK = ControlBit.ACK.mask();

    /**
     * What the flags of a segment say about its flow. Looked up, not asked for: the compiler leaves out what it has not seen yet, and
     * would begin again with the first RST, FIN, fragment, …
     */
    private static final int[] SIGNS = new int[PacketTable.FLAGS];

    static {
        for (int bits = 0; bits < SIGNS.length; bits++) {
            SIGNS[bits] = FlowTable.READABLE
                    | ((bits & RST) != 0 ? FlowTable.RESET : 0)
                    | ((bits & FIN) != 0 ? FlowTable.FIN_SEEN : 0)
                    | ((bits & PacketTable.FRAGMENT) != 0 ? FlowTable.FRAGMENT : 0)
                    | ((bits & PacketTable.ZERO_WINDOW) != 0 ? FlowTable.ZERO_WINDOW : 0)
                    | ((bits & PacketTable.SACK) != 0 ? FlowTable.SACKED : 0);
        }
    }

    private final Capture capture;
    private final Progress progress;
    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<Batch> full = new ArrayBlockingQueue<>(BATCHES);
    private final ColumnStore store;
    private final PacketTable table;
    private final SizeCount counts;
    private final DensityCounter density;
    private final FlowTable flows = new FlowTable();
    private final Fragments fragments;
    private final Pings pings;
    private final IcmpLog icmp;
    private final Decoding decoding;
    private long consumed;

    private Importer(Capture capture, Progress progress) {
        this.capture = capture;
        this.progress = progress;
        this.store = ColumnStore.forInput(capture.size());
        this.table = new PacketTable(store);
        this.counts = new SizeCount(table);
        this.density = new DensityCounter(table);
        this.fragments = new Fragments(capture.names());
        this.pings = new Pings(capture.names());
        this.decoding = new Decoding(capture, table, density, free, full);
        this.icmp = new IcmpLog(flows, table, capture.names(), () -> decoding.timeless);
    }

    /** Reads a capture to its end, or until {@code progress} says to stop. */
    static Traffic read(Capture capture, Progress progress) throws IOException {
        var importer = new Importer(capture, progress);
        try {
            importer.readAll();
            return importer.traffic();
        } catch (IOException | RuntimeException | Error e) {
            importer.store.close();
            if (e instanceof UncheckedIOException) {
                throw new IOException(capture.info().file() + ": " + e.getMessage(), e);
            }
            throw e;
        }
    }

    private void readAll() throws IOException {
        density.begin(progress.started(density));
        for (int i = 0; i < BATCHES; i++) {
            free.add(new Batch());
        }
        var reader = Thread.ofPlatform().daemon().name("capture reader").start(decoding);
        try {
            while (tie(next(reader))) {
                tell();
            }
        } finally {
            end(reader);
        }
        free.forEach(batch -> density.count(batch, counts));
        density.end();
        tell();
    }

    private void tell() {
        if (!progress.advanced(consumed, capture.size(), table.rows())) {
            throw new CancellationException();
        }
    }

    /** The next batch; while it is awaited, memory is prepared, and the reading can be cancelled. */
    private Batch next(Thread reader) {
        try {
            while (full.isEmpty() && store.prepare()) {
                // until there is something better to do
            }
            while (true) {
                var ended = !reader.isAlive();
                var batch = full.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    return batch;
                }
                if (ended) {
                    throw new IllegalStateException("the thread that reads the capture ended before it");
                }
                tell();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /** The capture may be closed only when nobody reads it any more. */
    private static void end(Thread reader) {
        reader.interrupt();
        Threads.awaitEnd(reader);
    }

    /**
     * Ties the packets of a batch to their flows; false where it is the last. Whoever has nothing else to do counts their sizes: this
     * thread where it would wait for the next batch, else the one that takes this one back.
     */
    private boolean tie(Batch batch) throws IOException {
        Threads.rethrow(batch.failure);
        for (int i = 0; i < batch.count(); i++) {
            take(batch, i);
        }
        table.rows(batch.toRow);
        consumed = batch.consumed;
        if (full.isEmpty()) {
            density.count(batch, counts);
        }
        var more = !batch.last;
        free.add(batch);
        return more;
    }

    private Traffic traffic() {
        icmp.end();
        return new Traffic(
                capture,
                progress,
                decoding.skipped(),
                store,
                table,
                density,
                flows,
                decoding.legs.list(),
                decoding.legStats,
                decoding.sacks,
                decoding.syns,
                icmp.tooBig(),
                icmp.errors(),
                fragments.list(),
                pings.list(),
                decoding.unsorted,
                decoding.timeless);
    }

    private void take(Batch batch, int i) {
        var whole = batch.whole(i);
        if (whole != null) {
            takeWhole(batch, i, whole);
        } else {
            tieOne(batch, i);
        }
    }

    private void tieOne(Batch batch, int i) {
        switch (batch.carried(i)) {
            case Batch.TCP -> tcp(batch, i);
            case Batch.UDP -> udp(batch, i);
            default -> table.tie(batch.fromRow + i, PacketTable.NONE, PacketTable.NONE, 0);
        }
    }

    /** Of ICMP errors, pings and fragments more is kept than a row and a flow. */
    private void takeWhole(Batch batch, int i, Packet packet) {
        var row = batch.fromRow + i;
        var level = Decoding.fragmentLevel(packet);
        var datagram = level < 0 ? null : fragments.add(packet, level, row, table.nanos(row));
        tieOne(batch, i);
        if (Decoding.icmpError(packet)) {
            icmp.add(packet, packet.ip(), row, table.nanos(row), table.leg(row));
        }
        if (Decoding.ping(packet)) {
            pings.add(packet, row, table.nanos(row));
        }
        if (datagram != null && !datagram.firstSeen() && packet.ip(level).fragmentOffset() == 0) {
            first(datagram, row, packet, level, packet.ip());
        }
    }

    /** A first fragment tells what the datagram is. */
    private void first(Datagram datagram, int row, Packet packet, int level, Ip inner) {
        datagram.leg = table.leg(row);
        datagram.firstLength = packet.ip(level).length();
        datagram.innerLength = level == packet.ips() - 1 ? 0 : inner.length();
        datagram.flow = table.flow(row);
        datagram.reversed = (table.flags(row) & PacketTable.REVERSE) != 0;
    }

    private void tcp(Batch batch, int i) {
        var known = batch.flow(i, flows, TCP);
        var way = flows.reversed() ? 1 : 0;
        var bits = batch.flags(i);
        var sequence = batch.sequence(i);
        var flow = opensAgain(known, way, bits, sequence) ? flows.addAgain(known, way == 1) : known;
        way = flow == known ? way : 0;
        var end = sequence + batch.payload(i) + ((bits & SYN) != 0 ? 1 : 0) + ((bits & FIN) != 0 ? 1 : 0);
        var wasClient = flows.aIsClient(flow);
        var signs = signs(batch, i, flow, way, bits, end);
        flows.count(flow, way, batch.length(i), end);
        flows.facts(flow, FlowTable.TCP | (batch.six(i) ? FlowTable.VERSION_6 : 0) | signs);
        if ((bits & (ACK | PacketTable.CUT)) == ACK) {
            acknowledge(flow, way, batch.acknowledgment(i));
        }
        if ((bits & SYN) != 0 && flows.aIsClient(flow) != wasClient) {
            turn(flow);
        }
        link(batch, i, flow, way, (signs & (FlowTable.SENT_AGAIN | FlowTable.SYN_AGAIN)) != 0);
    }

    /** A late SYN shows that the flow's packets so far went the other way. */
    private void turn(int flow) {
        for (int row = flows.lastRow(flow); row >= 0; row = table.before(row)) {
            density.turn(row);
        }
    }

    private void acknowledge(int flow, int way, int acknowledgment) {
        if (!flows.hasAcked(flow, way) || acknowledgment - flows.acked(flow, way) > 0) {
            flows.acked(flow, way, acknowledgment);
            if (!flows.hasSequence(flow, 1 - way) || acknowledgment - flows.nextSequence(flow, 1 - way) > 0) {
                flows.facts(flow, FlowTable.ACKED_UNSEEN);
            }
        }
    }

    /** A SYN with another initial sequence number on a known pair of ports is a new connection (RFC 9293 §3.4.1). */
    private boolean opensAgain(int flow, int way, int bits, int sequence) {
        if ((bits & (SYN | ACK | PacketTable.CUT)) != SYN) {
            return false;
        }
        var facts = flows.facts(flow);
        var opened = (facts & (way == 0 ? FlowTable.SYN_FROM_A : FlowTable.SYN_FROM_B)) != 0;
        return opened
                ? flows.initialSequence(flow, way) != sequence
                : flows.lastRow(flow) >= 0 && (facts & (FlowTable.FIN_SEEN | FlowTable.RESET)) != 0;
    }

    /** What about this packet makes its flow worth a closer look. */
    private int signs(Batch batch, int i, int flow, int way, int bits, int end) {
        if ((bits & PacketTable.CUT) != 0) {
            return FlowTable.CUT;
        }
        var sequence = batch.sequence(i);
        var signs = SIGNS[bits] | (batch.payload(i) > Mtu.LARGEST_FRAME ? FlowTable.LARGE : 0);
        if ((bits & SYN) != 0) {
            return signs | syn(flow, way, (bits & ACK) != 0, sequence, batch.mss(i));
        }
        if (!flows.hasSequence(flow, way)) {
            flows.nextSequence(flow, way, end);
            return signs;
        }
        var next = flows.nextSequence(flow, way);
        var ahead = sequence - next;
        if (end != sequence && ahead < 0 && batch.payload(i) != 1) {
            signs |= again(flow, way, batch.length(i), sequence, end);
        } else if (ahead > 0) {
            signs |= FlowTable.HOLE;
        }
        if (end - next > 0) {
            flows.nextSequence(flow, way, end);
        }
        return signs;
    }

    private int again(int flow, int way, int length, int sequence, int end) {
        flows.countAgain(flow, way);
        var largest = flows.largest(flow, way);
        var largestEnd = flows.largestEnd(flow, way);
        var ofLargest = sequence - largestEnd < 0 && end - (largestEnd - largest) > 0;
        return FlowTable.SENT_AGAIN | (ofLargest && length < largest ? FlowTable.SMALLER_AGAIN : 0);
    }

    private int syn(int flow, int way, boolean ack, int sequence, int mss) {
        var mine = ack
                ? way == 0 ? FlowTable.SYN_ACK_FROM_A : FlowTable.SYN_ACK_FROM_B
                : way == 0 ? FlowTable.SYN_FROM_A : FlowTable.SYN_FROM_B;
        if ((flows.facts(flow) & mine) != 0) {
            return FlowTable.SYN_AGAIN;
        }
        flows.initialSequence(flow, way, sequence);
        flows.nextSequence(flow, way, sequence + 1);
        flows.mss(flow, way, mss);
        return mss < 0 ? mine | FlowTable.MSS_UNSEEN : mine;
    }

    private void udp(Batch batch, int i) {
        var flow = batch.flow(i, flows, UDP);
        var way = flows.reversed() ? 1 : 0;
        flows.count(flow, way, batch.length(i), 0);
        flows.facts(
                flow,
                (batch.six(i) ? FlowTable.VERSION_6 : 0)
                        | ((batch.flags(i) & PacketTable.FRAGMENT) != 0 ? FlowTable.FRAGMENT : 0));
        link(batch, i, flow, way, false);
    }

    private void link(Batch batch, int i, int flow, int way, boolean again) {
        var row = batch.fromRow + i;
        var up = flows.aIsClient(flow) == (way == 0);
        table.tie(
                row,
                flow,
                flows.append(flow, row),
                PacketTable.COUNTED
                        | (way == 1 ? PacketTable.REVERSE : 0)
                        | (up ? PacketTable.UP : 0)
                        | (again ? PacketTable.AGAIN : 0));
    }
}
