package org.headroom.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.headroom.diagnosis.Interval;
import org.headroom.diagnosis.Mss;
import org.headroom.flow.Direction;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimelineChartTest {

    private static final int WIDTH = 1110;
    private static final int HEIGHT = 430;

    @ParameterizedTest
    @MethodSource("models")
    void drawsWhateverComes(TimelineModel model) {
        for (var palette : Palette.values()) {
            for (var scale : SizeScale.values()) {
                for (var size : new int[][] {{1110, 430}, {700, 300}, {50, 50}, {1, 1}, {2000, 90}, {90, 900}}) {
                    var chart = new TimelineChart(model, palette).scale(scale);
                    draw(chart, size[0], size[1]);
                    chart.zoom(0.1, size[0] / 2.0);
                    draw(chart, size[0], size[1]);
                }
            }
        }
    }

    static Stream<TimelineModel> models() {
        var mss = new Mss(1460, 1460);
        var one = List.<Mark>of(Example.data(1, 0, 600, Fate.UNKNOWN, 1, 1, 1, false));
        var jumbo = List.<Mark>of(
                Example.syn(1, 0, Example.UP),
                Example.syn(2, 10, Example.DOWN),
                Example.data(3, 20, 9000, Fate.LOST, 1, 3, 1, false),
                Example.tooBig(4, 30, 1500, 3));
        var absurd = List.<Mark>of(
                Example.data(1, 0, 65_535, Fate.DELIVERED, 1, 1, 1, false),
                Example.data(2, 0, 0, Fate.LOST, 9, 77, 1, false),
                Example.tooBig(3, 0, 0, 99),
                Example.tooBig(3, 0, 65_535, 2));
        return Stream.of(
                Example.model(),
                model(null, List.of()),
                model(1460, one),
                model(null, Example.blackHole().marks()),
                model(8960, jumbo),
                model(1460, absurd),
                model(null, absurd),
                TimelineModel.of(Example.trace(1440, true, Example.blackHole().marks()), Example.finding()),
                TimelineModel.of(
                        Example.blackHole(), Example.finding(Example.UP, null, new Interval(868, 1500), mss, null)),
                TimelineModel.of(Example.blackHole(), Example.finding(Example.DOWN, 1400, null, mss, null)),
                TimelineModel.of(Crowd.of(5000), Example.finding()));
    }

    private static TimelineModel model(Integer mss, List<Mark> marks) {
        return TimelineModel.of(Example.trace(mss, false, marks), null);
    }

    @Test
    void findsWhatItDrew() {
        var chart = chart();
        draw(chart, WIDTH, HEIGHT);

        var found = new ArrayList<Mark>();
        for (int x = 0; x < WIDTH; x += 2) {
            for (int y = 0; y < HEIGHT; y += 2) {
                chart.markAt(x, y).ifPresent(found::add);
            }
        }

        assertTrue(found.containsAll(Example.blackHole().marks().subList(0, 15)), "all of the first column");
        assertTrue(found.contains(Example.blackHole().marks().getLast()));
        assertTrue(chart.markAt(600, HEIGHT - 3).isEmpty());
    }

    @Test
    void aLostPacketIsLostInColour() {
        var chart = chart();
        var image = draw(chart, WIDTH, HEIGHT);
        var lost = Example.blackHole().marks().get(21);

        var at = where(chart, lost);

        assertEquals(Palette.LIGHT.color(Role.LOST), new Color(image.getRGB(at[0], at[1])));
    }

    @Test
    void anIcmpMessageLiesAtItsTimeAndItsMtu() {
        var chart = chart();
        var image = draw(chart, WIDTH, HEIGHT);
        var message = Example.blackHole().marks().getLast();

        var at = where(chart, message);

        assertEquals(Palette.LIGHT.color(Role.ICMP), new Color(image.getRGB(at[0], at[1])));
        assertEquals(16.044535, chart.model().seconds(chart.nanosAt(at[0])), 0.03);
    }

    @Test
    void aHealthyFlowIsCalm() {
        var trace = Example.trace(
                1460,
                false,
                List.of(
                        Example.syn(1, 0, Example.UP),
                        Example.syn(2, 30, Example.DOWN),
                        Example.data(3, 60, 1500, Fate.DELIVERED, 1, 3, 1, false)));
        var image = draw(new TimelineChart(TimelineModel.of(trace, null), Palette.LIGHT), WIDTH, HEIGHT);

        for (var role : new Role[] {Role.LOST, Role.ICMP, Role.LOST_RIBBON, Role.OTHER_FLOWS}) {
            assertEquals(0, count(image, Palette.LIGHT.color(role)), role + " has no place in it");
        }
        assertTrue(count(image, Palette.LIGHT.color(Role.GOOD_RIBBON)) > 1000, "what is allowed arrived");
    }

    @Test
    void theEndOfAConnectionHasAMarkOfItsOwn() {
        var fin = Example.closing(4, 90, Example.UP, Fate.DELIVERED, Mark.Closing.FIN);
        var reset = Example.closing(5, 95, Example.UP, Fate.UNKNOWN, Mark.Closing.RESET);
        var trace = Example.trace(
                1460,
                false,
                List.of(
                        Example.syn(1, 0, Example.UP),
                        Example.syn(2, 30, Example.DOWN),
                        Example.data(3, 60, 1500, Fate.DELIVERED, 1, 3, 1, false),
                        fin,
                        reset));
        var chart = new TimelineChart(TimelineModel.of(trace, null), Palette.LIGHT);
        var image = draw(chart, WIDTH, HEIGHT);

        var at = where(chart, fin);
        assertTrue(alike(Role.DELIVERED, image.getRGB(at[0] - 4, at[1] - 4)), "a square, not a dot");
        assertTrue(alike(Role.DELIVERED, image.getRGB(at[0] + 3, at[1] + 3)), "a square, not a dot");
        at = where(chart, reset);
        assertTrue(alike(Role.PANEL, image.getRGB(at[0], at[1])), "crossed out");
        assertTrue(alike(Role.MSS, image.getRGB(at[0] - 5, at[1] - 5)), "a square");
        assertEquals(
                "Reset, packet 5, client → server · 0.000095 s",
                chart.tooltip(reset).getFirst());
        assertEquals(
                "FIN, packet 4, client → server · 0.000090 s",
                chart.tooltip(fin).getFirst());
    }

    @Test
    void tooltipsHaveThreeLines() {
        var chart = chart();
        var copy = Example.blackHole().marks().get(19);

        assertEquals(
                List.of(
                        "Packet 55, client → server · 8.108319 s",
                        "1500 octets, seq 1:1,461, the 7th copy of 20",
                        "answered in 0.11 ms by 56: too big, use 1480; seven such answers before, still 1500"),
                chart.tooltip(copy));
        assertEquals(
                List.of(
                        "ICMP too big, packet 56 · 8.108431 s",
                        "192.0.2.80 says: at most 1480 octets; answers packet 55 of 1500",
                        "the 8th such message; packet 57, 7.9 s later, is as large as before"),
                chart.tooltip(Example.blackHole().marks().get(20)));
        for (var mark : Example.model().marks()) {
            assertEquals(3, chart.tooltip(mark).size());
        }
    }

    @Test
    void whatIsLostSaysByWhat() {
        var marks = List.<Mark>of(
                Example.data(3, 60, 1500, Fate.LOST, 1, 3, 1, false),
                Example.data(4, 70, 1500, Fate.LOST, 1, 4, 1461, false),
                Example.data(5, 300_000, 1500, Fate.LOST, 2, 3, 1, false));
        var chart = new TimelineChart(TimelineModel.of(Example.trace(1460, false, marks), null), Palette.LIGHT);

        assertEquals(
                "lost: its octets had to be sent again, in packet 5",
                chart.tooltip(marks.getFirst()).getLast());
        assertEquals("lost: never acknowledged", chart.tooltip(marks.get(1)).getLast());
    }

    @Test
    void goesToAMarkThatIsOutOfView() {
        var chart = chart();
        draw(chart, WIDTH, HEIGHT);
        var last = Example.blackHole().marks().getLast();

        chart.window(chart.window().fromNanos(), chart.window().fromNanos() + 1_000_000_000);
        var before = chart.window();
        chart.reveal(Example.blackHole().marks().getFirst());
        assertEquals(before, chart.window());
        assertFalse(chart.shows(last));
        chart.reveal(last);
        assertTrue(chart.shows(last));
        assertEquals(1_000_000_000, chart.window().toNanos() - chart.window().fromNanos());
    }

    @Test
    void stepsFromEventToEvent() {
        var chart = chart();
        var marks = Example.blackHole().marks();

        assertEquals(marks.getFirst(), chart.next(null, 1).orElseThrow());
        assertEquals(marks.get(5), chart.next(marks.get(4), 1).orElseThrow());
        assertEquals(marks.get(3), chart.next(marks.get(4), -1).orElseThrow());
        assertTrue(chart.next(marks.getLast(), 1).isEmpty());
    }

    @Test
    void zoomKeepsWhatLiesUnderThePointer() {
        var chart = chart();
        draw(chart, WIDTH, HEIGHT);
        var before = chart.model().seconds(chart.nanosAt(700));

        chart.zoom(0.25, 700);
        draw(chart, WIDTH, HEIGHT);

        assertEquals(before, chart.model().seconds(chart.nanosAt(700)), 1e-3);
        chart.reset();
        assertEquals(0, chart.window().fromNanos() - chart().window().fromNanos());
    }

    @Test
    void neverLeavesTheCapture() {
        var chart = chart();
        draw(chart, WIDTH, HEIGHT);
        var whole = chart.window();

        chart.zoom(0.5, 700);
        chart.pan(1e6);
        assertEquals(whole.toNanos(), chart.window().toNanos(), 2);
        chart.zoom(100, 700);
        assertEquals(whole, chart.window());
    }

    @Test
    void manyPacketsBecomeCells() {
        var chart = new TimelineChart(TimelineModel.of(Crowd.of(9000), Example.finding()), Palette.LIGHT);
        draw(chart, WIDTH, HEIGHT);

        var cell = Stream.iterate(560, x -> x + 20)
                .limit(20)
                .flatMap(x -> chart.cellAt(x, 195).stream())
                .findFirst()
                .orElseThrow();

        assertTrue(cell.sent() > 0);
        assertEquals(3, chart.tooltip(cell).size());
        assertEquals(0, chart.cellAt(5, 5).stream().count());
    }

    @Test
    void asksForTheCellsOfItsSize() {
        var chart = chart();
        var grid = chart.grid(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), Direction.CLIENT_TO_SERVER);

        assertTrue(grid.columns() > 100);
        assertEquals(chart.window().fromNanos(), grid.fromNanos());
        assertEquals(0, grid.lengthBounds()[0]);
    }

    @Test
    void partsCanBeClosed() {
        var chart = chart().close(Part.PACKET_BY_PACKET, Part.SIZE_SURVIVAL, Part.RIBBONS);
        draw(chart, WIDTH, HEIGHT);

        assertTrue(chart.overTime(WIDTH - 10, 200));
        assertTrue(chart.overTime(100, 200));
    }

    private static TimelineChart chart() {
        return new TimelineChart(Example.model(), Palette.LIGHT);
    }

    private static BufferedImage draw(TimelineChart chart, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        chart.draw(g, new Rectangle2D.Double(0, 0, width, height));
        g.dispose();
        return image;
    }

    /** The middle of where a mark answers, in the column over time. */
    /** But for what smooth edges change. */
    private static boolean alike(Role role, int rgb) {
        return ((Palette.LIGHT.color(role).getRGB() ^ rgb) & 0xf0f0f0) == 0;
    }

    private static int[] where(TimelineChart chart, Mark mark) {
        long x = 0;
        long y = 0;
        long hits = 0;
        for (int i = WIDTH / 2; i < WIDTH; i++) {
            for (int j = 0; j < 220; j++) {
                if (chart.markAt(i, j).filter(mark::equals).isPresent()) {
                    x += i;
                    y += j;
                    hits++;
                }
            }
        }
        assertTrue(hits > 0, "nowhere");
        return new int[] {(int) Math.round((double) x / hits), (int) Math.round((double) y / hits)};
    }

    private static long count(BufferedImage image, Color color) {
        long count = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
            }
        }
        return count;
    }
}
