package org.headroom.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.headroom.benchmarks.crowd.Shape;
import org.headroom.flow.Progress;
import org.headroom.flow.Traffic;
import org.headroom.packet.capture.Capture;
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
 * Nanoseconds a packet from the file to rows, flows and density, on the two threads that an import has.
 *
 * <p>With few connections {@code -prof gc} shows the steady state: what is allocated then is the capture's, less than an octet for
 * each packet. With many, a connection's record and an ICMP message's object come on top, and look-ups leave the cache.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ImportBenchmark {

    private static final int PACKETS = 2_000_000;

    @Param({"200", "40000"})
    int connections;

    private Path file;

    @Setup
    public void make() throws IOException {
        var shape = new Shape(PACKETS, connections, Math.min(connections, 4_000), 96, false);
        file = Captures.of("import-" + connections, shape);
    }

    @Benchmark
    @OperationsPerInvocation(PACKETS)
    public int read() throws IOException {
        try (var traffic = Traffic.read(Capture.open(file), Progress.none())) {
            return traffic.flows();
        }
    }
}
