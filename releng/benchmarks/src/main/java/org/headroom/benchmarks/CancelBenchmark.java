package org.headroom.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.headroom.diagnosis.Diagnose;
import org.headroom.packet.capture.Capture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds from cancelling a diagnosis to its end, {@code after} so many milliseconds of it: while it reads, and while it judges. Of
 * one that ended before, nothing is left to wait for.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(1)
public class CancelBenchmark {

    @Param("b")
    String shape;

    @Param("10000000")
    long packets;

    @Param({"500", "1500", "2500", "2750", "3000", "3250", "3500", "3750", "4000", "4500"})
    long after;

    private Path file;
    private volatile boolean cancelled;
    private Thread working;

    @Setup
    public void make() throws IOException {
        file = Captures.of(shape, packets);
    }

    @Setup(Level.Invocation)
    public void begin() throws InterruptedException {
        cancelled = false;
        working = Thread.ofPlatform().start(this::diagnose);
        working.join(after);
    }

    private void diagnose() {
        try (var analysis = Diagnose.captures(List.of(Capture.open(file)), (_, _, _) -> !cancelled)) {
            analysis.diagnosis();
        } catch (CancellationException e) {
            // That is what was asked for.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Benchmark
    public void cancel() throws InterruptedException {
        cancelled = true;
        working.join();
    }
}
