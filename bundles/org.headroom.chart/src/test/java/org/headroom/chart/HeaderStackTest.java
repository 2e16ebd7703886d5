package org.headroom.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Interval;
import org.headroom.diagnosis.Mss;
import org.headroom.diagnosis.Overhead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderStackTest {

    private static final Mss MSS = new Mss(1460, 1460);

    @Test
    void sumsUpToTheLink() {
        var stack = new HeaderStack(Example.finding(), Palette.LIGHT);

        assertEquals("1500 = 20 + 20 + 20 + 1440", sentence(stack));
        assertEquals("outer IPv4 + IPv4 + TCP + payload", stack.names());
        assertEquals(1440, stack.mss());
        assertEquals(Role.PATH_MTU, stack.arithmetic().get(2).role());
    }

    @Test
    void withoutAnExplanationOnlyWhatFits() {
        var stack = new HeaderStack(Example.finding(Example.UP, 1400, null, MSS, null), Palette.LIGHT);

        assertEquals("1400 = 20 + 20 + 1360", sentence(stack));
    }

    @Test
    void unknownHeadersAreOneBlock() {
        var overhead = new Overhead(null, false, 1500, List.of());
        var stack = new HeaderStack(Example.finding(Example.UP, 1438, null, MSS, overhead), Palette.LIGHT);

        assertEquals("1500 = 62 + 20 + 20 + 1398", sentence(stack));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void drawsWhateverComes(Finding finding) {
        for (var palette : Palette.values()) {
            for (var size : new int[][] {{760, 276}, {800, 42}, {262, 64}, {420, 190}, {20, 20}, {1, 1}}) {
                var image = new BufferedImage(size[0], size[1], BufferedImage.TYPE_INT_RGB);
                var area = new Rectangle2D.Double(0, 0, size[0], size[1]);
                new HeaderStack(finding, palette).draw(image.createGraphics(), area);
            }
        }
    }

    static List<Finding> findings() {
        var none = new Mss(null, null);
        return List.of(
                Example.finding(),
                Example.finding(null, null, null, none, null),
                Example.finding(Example.DOWN, null, new Interval(868, 1500), none, Example.ipip()),
                Example.finding(Example.UP, 9000, null, new Mss(8960, 8960), null),
                Example.finding(Example.UP, 20, null, MSS, new Overhead(5000, true, null, List.of())),
                Example.finding(Example.UP, 1500, null, new Mss(536, 536), Example.ipip()));
    }

    private static String sentence(HeaderStack stack) {
        return stack.arithmetic().stream().map(HeaderStack.Term::text).collect(Collectors.joining(" "));
    }
}
