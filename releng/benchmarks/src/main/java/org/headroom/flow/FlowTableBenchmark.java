package org.headroom.flow;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds to find the flow of a packet, and to count the packet there.
 *
 * <p>Packets come in any order, each end sends half of them. With a thousand flows all of the table is in the cache; with a million
 * each look-up waits for memory twice: once for the slot, once for the record. Captures lie between, as connections come and go.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class FlowTableBenchmark {

    private static final int PACKETS = 1 << 20;
    private static final int TCP = 6;
    private static final long PREFIX = 0xffffL << 32;

    @Param({"1000", "200000", "1000000"})
    int flows;

    private final int[] order = new int[PACKETS];
    private FlowTable table;

    @Setup
    public void fill() {
        var random = new SplittableRandom(42);
        for (int i = 0; i < PACKETS; i++) {
            order[i] = random.nextInt(flows) << 1 | random.nextInt(2);
        }
        table = table();
    }

    private FlowTable table() {
        var fresh = new FlowTable();
        for (int i = 0; i < flows; i++) {
            find(fresh, i << 1);
        }
        return fresh;
    }

    private static int find(FlowTable table, int packet) {
        var flow = packet >>> 1;
        var client = PREFIX | 0x0a000000L + (flow * 0x9e3779b9L & 0xffff);
        var server = PREFIX | 0xc6120000L + (flow >>> 4 & 0xfff);
        var port = 32_768 + flow % 28_000;
        return (packet & 1) == 0
                ? findOrAdd(table, client, server, port, 443)
                : findOrAdd(table, server, client, 443, port);
    }

    private static int findOrAdd(FlowTable table, long source, long destination, int sourcePort, int destinationPort) {
        return table.findOrAdd(0, source, 0, destination, sourcePort, destinationPort, TCP);
    }

    @Benchmark
    @OperationsPerInvocation(PACKETS)
    public int find() {
        var sum = 0;
        for (var packet : order) {
            sum += find(table, packet);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(PACKETS)
    public int findAndCount() {
        var sum = 0;
        for (var packet : order) {
            var flow = find(table, packet);
            table.count(flow, table.reversed() ? 1 : 0, 1400, packet);
            sum += flow;
        }
        return sum;
    }
}
