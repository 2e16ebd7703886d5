package org.headroom.benchmarks;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.headroom.chart.Palette;
import org.headroom.chart.TimelineChart;
import org.headroom.chart.TimelineModel;
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
 * Milliseconds from a turn of the wheel or a drag to the next picture, 1200 by 500 pixels, of all packets of a capture.
 *
 * <p>A hand goes in by five steps, looks left and right, goes out again, and in elsewhere. Each frame asks for the cells of its
 * window and draws. A sample is a frame, so that the slow ones are seen: 16 ms is a frame of a screen, 33 ms every second one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class ChartFrameBenchmark {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 500;
    private static final double CLOSER = 0.6;
    private static final int STEPS = 5;
    private static final int DRAGS = 10;
    private static final int ROUND = 2 * STEPS + DRAGS;
    /** Places to look at closer, one after the other. */
    private static final int[] PLACES = {300, 900, 500, 1100, 700};

    @Param("b")
    String shape;

    @Param("2000000")
    long packets;

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Rectangle2D area = new Rectangle2D.Double(0, 0, WIDTH, HEIGHT);
    private Traffic traffic;
    private TimelineChart chart;
    private Graphics2D graphics;
    private int frame;

    @Setup
    public void read() throws IOException {
        traffic = Traffic.read(Capture.open(Captures.of(shape, packets)), Progress.none());
        var last = traffic.packets() - 1;
        var model = TimelineModel.ofCapture(traffic.packets(), traffic.nanos(0), traffic.nanos(last));
        chart = new TimelineChart(model, Palette.LIGHT);
        graphics = image.createGraphics();
        draw();
    }

    @TearDown
    public void close() throws IOException {
        graphics.dispose();
        traffic.close();
    }

    @Benchmark
    public BufferedImage frame() {
        move();
        draw();
        return image;
    }

    private void move() {
        var at = frame % ROUND;
        var place = PLACES[frame / ROUND % PLACES.length];
        if (at < STEPS) {
            chart.zoom(CLOSER, place);
        } else if (at < STEPS + DRAGS) {
            chart.pan(at % 4 < 2 ? 40 : -40);
        } else {
            chart.zoom(1 / CLOSER, place);
        }
        frame++;
    }

    private void draw() {
        for (var direction : Direction.values()) {
            var grid = chart.grid(area, direction);
            chart.density(
                    direction,
                    traffic.density(direction, grid.fromNanos(), grid.toNanos(), grid.columns(), grid.lengthBounds()));
        }
        chart.draw(graphics, area);
    }
}
