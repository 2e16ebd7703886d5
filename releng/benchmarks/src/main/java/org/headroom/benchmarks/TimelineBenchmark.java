package org.headroom.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.headroom.chart.TimelineModel;
import org.headroom.flow.Density;
import org.headroom.flow.Direction;
import org.headroom.flow.Progress;
import org.headroom.flow.Traffic;
import org.headroom.packet.capture.Capture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds until a timeline has its numbers.
 *
 * <p>{@code build} is what a click on a flow waits for: the longest flow of the capture, read again from its rows. {@code query} is
 * what a drag or a turn of the wheel waits for: all flows, counted by size and time into the cells of a picture, for a window of
 * all, a tenth or a thousandth of the time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TimelineBenchmark {

    private static final int COLUMNS = 1000;
    private static final int MARKS = 20_000;
    private static final int[] BANDS =
            IntStream.rangeClosed(0, 75).map(i -> i * 20).toArray();

    @Param("b")
    String shape;

    @Param("2000000")
    long packets;

    private Traffic traffic;
    private int longest;
    private long first;
    private long span;

    @Setup
    public void read() throws IOException {
        traffic = Traffic.read(Capture.open(Captures.of(shape, packets)), Progress.none());
        first = traffic.nanos(0);
        span = traffic.nanos(traffic.packets() - 1) - first;
        longest = IntStream.range(0, traffic.flows())
                .reduce((a, b) -> traffic.row(a).packets() >= traffic.row(b).packets() ? a : b)
                .orElseThrow();
    }

    @TearDown
    public void close() throws IOException {
        traffic.close();
    }

    @Benchmark
    public TimelineModel build() {
        return TimelineModel.of(traffic.trace(longest, MARKS), null);
    }

    @Benchmark
    public Density queryAll() {
        return query(1);
    }

    @Benchmark
    public Density queryTenth() {
        return query(10);
    }

    @Benchmark
    public Density queryThousandth() {
        return query(1000);
    }

    private Density query(int part) {
        var from = first + span / 3;
        return part == 1
                ? traffic.density(Direction.SERVER_TO_CLIENT, first, first + span + 1, COLUMNS, BANDS)
                : traffic.density(Direction.SERVER_TO_CLIENT, from, from + span / part, COLUMNS, BANDS);
    }
}
