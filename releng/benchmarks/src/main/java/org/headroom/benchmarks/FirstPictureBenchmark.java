package org.headroom.benchmarks;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.headroom.chart.FirstPicture;
import org.headroom.chart.Palette;
import org.headroom.chart.TimelineChart;
import org.headroom.flow.Progress;
import org.headroom.flow.Sketch;
import org.headroom.flow.Traffic;
import org.headroom.packet.capture.Capture;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds from choosing a file to the first picture of it, in a process that has drawn before.
 *
 * <p>The picture is drawn from what has been read until then, a hundred thousand packets; the reading stops there, which a window
 * would not do.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
@Fork(1)
public class FirstPictureBenchmark {

    private static final int ENOUGH = 100_000;

    @Param("b")
    String shape;

    @Param("2000000")
    long packets;

    private final BufferedImage image = new BufferedImage(1200, 500, BufferedImage.TYPE_INT_RGB);
    private Path file;

    @Setup
    public void make() throws IOException {
        file = Captures.of(shape, packets);
    }

    /** Looks at the sketch whenever it is told of progress, and stops once it has a picture. */
    private final class Painter implements Progress {

        private @Nullable Sketch sketch;

        @Override
        public boolean started(Sketch begun) {
            sketch = begun;
            return true;
        }

        @Override
        public boolean advanced(long octets, long size, long read) {
            var seen = sketch;
            if (read < ENOUGH || seen == null) {
                return true;
            }
            draw(seen, (double) octets / size);
            return false;
        }
    }

    @Benchmark
    public BufferedImage firstPicture() throws IOException {
        try (var capture = Capture.open(file);
                var traffic = Traffic.read(capture, new Painter())) {
            throw new IllegalStateException("It was read to its end, " + traffic.packets() + " packets.");
        } catch (CancellationException e) {
            return image;
        }
    }

    private void draw(Sketch sketch, double share) {
        var area = new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight());
        var chart = new FirstPicture(Palette.LIGHT, TimelineChart.FONT)
                .of(sketch, share, area)
                .orElseThrow();
        var graphics = image.createGraphics();
        chart.draw(graphics, area);
        graphics.dispose();
    }
}
