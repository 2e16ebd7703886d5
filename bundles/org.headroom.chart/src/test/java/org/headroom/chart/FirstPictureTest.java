package org.headroom.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.headroom.flow.Density;
import org.headroom.flow.Direction;
import org.headroom.flow.Sketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirstPictureTest {

    private static final Direction UP = Direction.CLIENT_TO_SERVER;
    private static final Direction DOWN = Direction.SERVER_TO_CLIENT;
    private static final long SECOND = 1_000_000_000L;
    private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 1000, 480);

    private record Seen(long nanos, Direction direction, int length, boolean again) {}

    /** What has been read of a capture. */
    private record Reading(List<Seen> seen) implements Sketch {

        @Override
        public long packets() {
            return seen.size();
        }

        @Override
        public long firstNanos() {
            return seen.stream().mapToLong(Seen::nanos).min().orElse(Long.MAX_VALUE);
        }

        @Override
        public long lastNanos() {
            return seen.stream().mapToLong(Seen::nanos).max().orElse(Long.MIN_VALUE);
        }

        @Override
        public Density density(Direction direction, long from, long to, int columns, int[] bounds) {
            var sent = new int[columns * (bounds.length - 1)];
            var lost = new int[sent.length];
            for (var packet : seen) {
                for (int row = 0; row < bounds.length - 1; row++) {
                    if (packet.direction == direction
                            && bounds[row] <= packet.length
                            && packet.length < bounds[row + 1]) {
                        var column = (int) ((double) (packet.nanos - from) / (to - from) * columns);
                        sent[column * (bounds.length - 1) + row]++;
                        lost[column * (bounds.length - 1) + row] += packet.again ? 1 : 0;
                    }
                }
            }
            return new Density(from, to, columns, bounds, sent, lost);
        }
    }

    /** Ten seconds, a packet each millisecond, four of five from the server. */
    private static Reading tenSeconds(int largest, boolean again) {
        return new Reading(IntStream.range(0, 10_000)
                .mapToObj(i -> new Seen(
                        Example.START + i * SECOND / 1000,
                        i % 5 == 0 ? UP : DOWN,
                        i % 3 == 0 ? largest : 40 + i * 7 % 1400,
                        again && i % 100 == 0))
                .toList());
    }

    @Test
    void nothingIsDrawnBeforeThereIsAFlow() {
        assertTrue(picture(Palette.LIGHT).of(new Reading(List.of()), 0.5, AREA).isEmpty());
    }

    @Test
    void everyPacketIsInACell() {
        for (var largest : new int[] {1500, 9000, 65_535}) {
            var chart = chart(tenSeconds(largest, false), 0.5);
            draw(chart);

            assertEquals(10_000, cells(chart).stream().mapToInt(Cell::sent).sum(), "largest " + largest);
        }
    }

    @Test
    void whatIsLargerThanTheAxisLiesAboveIt() {
        var chart = chart(tenSeconds(9000, false), 0.5);
        draw(chart);

        var larger = cells(chart).stream().filter(c -> c.toOctets() > 1501).toList();

        assertEquals(3334, larger.stream().mapToInt(Cell::sent).sum());
        assertTrue(larger.stream().allMatch(c -> c.fromOctets() == 1501));
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void whatIsNotReadYetIsShaded(Palette palette) {
        var picture = picture(palette);
        var part = tenSeconds(1500, false);

        var half = draw(picture.of(part, 0.5, AREA).orElseThrow());
        var whole = draw(picture.of(part, 1, AREA).orElseThrow());

        var beside = 985;
        assertNotEquals(palette.color(Role.PANEL), new Color(half.getRGB(beside, 300)));
        assertEquals(palette.color(Role.PANEL), new Color(whole.getRGB(beside, 300)));
    }

    @Test
    void theTimeAxisReachesFartherThanWhatIsRead() {
        var picture = picture(Palette.LIGHT);
        var part = tenSeconds(1500, false);

        assertEquals(20, seconds(picture.of(part, 0.5, AREA).orElseThrow().model()), 0.1);
        assertEquals(10, seconds(picture.of(part, 1, AREA).orElseThrow().model()), 0.1);
    }

    @Test
    void theLegendNamesTheColourOfWhatWasSentAgainWhereItIsUsed() {
        var without = draw(chart(tenSeconds(1500, false), 0.5));
        var with = draw(chart(tenSeconds(1500, true), 0.5));

        assertEquals(0, count(without, Role.LOST, 0, 26));
        assertTrue(count(with, Role.LOST, 0, 26) > 30, "in the legend");
        assertTrue(count(with, Role.LOST, 26, 480) > 30, "in the lanes");
    }

    private static FirstPicture picture(Palette palette) {
        return new FirstPicture(palette, TimelineChart.FONT);
    }

    private static TimelineChart chart(Sketch sketch, double share) {
        return picture(Palette.LIGHT).of(sketch, share, AREA).orElseThrow();
    }

    private static double seconds(TimelineModel model) {
        return model.seconds(model.lastNanos());
    }

    private static BufferedImage draw(TimelineChart chart) {
        var image = new BufferedImage((int) AREA.getWidth(), (int) AREA.getHeight(), BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        chart.draw(g, AREA);
        g.dispose();
        return image;
    }

    private static Set<Cell> cells(TimelineChart chart) {
        var cells = new HashSet<Cell>();
        for (int x = 0; x < AREA.getWidth(); x += 2) {
            for (int y = 0; y < AREA.getHeight(); y++) {
                chart.cellAt(x, y).ifPresent(cells::add);
            }
        }
        return cells;
    }

    private static long count(BufferedImage image, Role role, int fromY, int toY) {
        var wanted = Palette.LIGHT.color(role).getRGB();
        return IntStream.range(fromY, toY)
                .mapToLong(y -> IntStream.range(0, image.getWidth())
                        .filter(x -> image.getRGB(x, y) == wanted)
                        .count())
                .sum();
    }
}
