package org.headroom.flow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.headroom.benchmarks.Captures;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.Record;
import org.headroom.packet.wire.Addresses;
import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Packet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds to tie an ICMP message to the flow that it quotes.
 *
 * <p>Each is compared with the last 256 too, in case another leg showed it before. Messages are rare, two in a thousand packets, so
 * a microsecond for one is two nanoseconds a packet.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IcmpLogBenchmark {

    private static final int PACKETS = 1_500_000;
    private static final int MESSAGES = 2_000;
    private static final int TCP = 6;

    private record Message(Packet packet, int row, long nanos) {}

    private final ColumnStore store = ColumnStore.forInput(0);
    private final FlowTable flows = new FlowTable();
    private final PacketTable table = new PacketTable(store);
    private final RowWriter rows = new RowWriter(table);
    private final List<Message> messages = new ArrayList<>();

    @Setup
    public void gather() throws IOException {
        var record = new Record();
        var decoder = new Decoder();
        var packet = new Packet();
        try (var capture = Capture.open(Captures.of("b", PACKETS))) {
            while (capture.next(record) && messages.size() < MESSAGES) {
                record.decode(decoder, packet);
                table.tie(rows.add(record.nanos(), 0), PacketTable.NONE, PacketTable.NONE, 0);
                if (Decoding.icmpError(packet)) {
                    messages.add(new Message(packet, (int) record.number() - 1, record.nanos()));
                    packet = new Packet();
                } else if (packet.transport() == Packet.Transport.TCP) {
                    add(packet);
                }
            }
        }
        if (messages.size() < MESSAGES) {
            throw new IllegalStateException("There are only " + messages.size() + " messages.");
        }
    }

    private void add(Packet packet) {
        var ip = packet.ip();
        flows.findOrAdd(
                ip.sourceHigh(),
                ip.sourceLow(),
                ip.destinationHigh(),
                ip.destinationLow(),
                packet.sourcePort(),
                packet.destinationPort(),
                TCP);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public List<TooBig> correlate() {
        var log = new IcmpLog(flows, table, Addresses::text, () -> false);
        for (var message : messages) {
            log.add(message.packet, message.packet.ip(), message.row, message.nanos, 0);
        }
        return log.tooBig();
    }
}
