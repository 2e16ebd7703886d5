package org.headroom.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.Record;
import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Packet;
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
 * Nanoseconds to find a packet in a file, and to find and decode it.
 *
 * <p>The difference of the two is what headers cost, tunnels included. Both allocate nothing but what an open file needs, whatever
 * the number of packets: {@code -prof gc} says so.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodingBenchmark {

    private static final int PACKETS = 200_000;

    /** Full-size packets; cut packets; cut packets in pcapng blocks. */
    @Param({"a", "b", "c"})
    String shape;

    private final Record record = new Record();
    private final Decoder decoder = new Decoder();
    private final Packet packet = new Packet();
    private Path file;

    @Setup
    public void make() throws IOException {
        file = Captures.of(shape, PACKETS);
    }

    @Benchmark
    @OperationsPerInvocation(PACKETS)
    public long find() throws IOException {
        var octets = 0L;
        try (var capture = Capture.open(file)) {
            while (capture.next(record)) {
                octets += record.originalLength();
            }
        }
        return octets;
    }

    @Benchmark
    @OperationsPerInvocation(PACKETS)
    public long findAndDecode() throws IOException {
        var headers = 0L;
        try (var capture = Capture.open(file)) {
            while (capture.next(record)) {
                record.decode(decoder, packet);
                headers += packet.layers();
            }
        }
        return headers;
    }
}
