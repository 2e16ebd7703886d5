package org.headroom.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KneeAxisTest {

    private static final Rectangle2D LANE = new Rectangle2D.Double(0, 100, 300, 200);

    @ParameterizedTest
    @CsvSource({"1500, 1480, 1440", "1480, 1500, 1440", "1500, 1492, 1460", "1500, 1400, 1200", "9000, 1500, 0"})
    void kneeLiesTwoGapsBelowTheSmallerBound(int allowed, int carried, int knee) {
        assertEquals(knee, KneeAxis.knee(allowed, carried));
    }

    @ParameterizedTest
    @EnumSource(SizeScale.class)
    void pixelsLeadBackToTheirSize(SizeScale scale) {
        var axis = new KneeAxis(scale, 1440, 1500, 30, 10, List.of());

        for (int octets = 0; octets <= 1500; octets += 7) {
            assertEquals(octets, axis.java2DToValue(y(axis, octets), LANE, RectangleEdge.LEFT), 1e-6);
        }
    }

    @Test
    void widensAboveTheKnee() {
        var axis = new KneeAxis(SizeScale.WIDENED, 1440, 1500, 30, 10, List.of());

        assertEquals(290, y(axis, 0), 1e-9);
        assertEquals(130, y(axis, 1500), 1e-9);
        assertEquals(290 - 160 * 0.27, y(axis, 1440), 1e-9);
        assertTrue(y(axis, 1480) - y(axis, 1500) >= 28, "20 octets can be seen");
    }

    @Test
    void gives20OctetsTheirPixelsInALowLaneToo() {
        var axis = new KneeAxis(SizeScale.WIDENED, 1440, 1500, 0, 0, List.of());
        var low = new Rectangle2D.Double(0, 0, 300, 110);

        var gap = axis.valueToJava2D(1480, low, RectangleEdge.LEFT) - axis.valueToJava2D(1500, low, RectangleEdge.LEFT);

        assertTrue(gap >= 28, "they have " + gap);
    }

    @Test
    void putsSuperPacketsOnOneLineAboveTheTop() {
        var axis = new KneeAxis(SizeScale.WIDENED, 1440, 1500, 30, 10, List.of());

        assertEquals(y(axis, 20_000), y(axis, 65_000));
        assertTrue(y(axis, 20_000) < y(axis, 1500));
        assertTrue(y(axis, 20_000) > LANE.getMinY());
    }

    @Test
    void rowsOfCellsEndAtTheBounds() {
        var bound = new SizeTick(1480, "path carries", Role.PATH_MTU, true);
        var axis = new KneeAxis(SizeScale.WIDENED, 1440, 1500, 30, 10, List.of(bound));

        var bounds = axis.bounds(200, 4);

        assertArrayEquals(IntStream.of(bounds).sorted().distinct().toArray(), bounds, "rising");
        assertEquals(0, bounds[0]);
        assertEquals(1501, bounds[bounds.length - 1]);
        assertTrue(IntStream.of(bounds).anyMatch(b -> b == 1481), "a row ends with 1480");
    }

    private static double y(KneeAxis axis, double octets) {
        return axis.valueToJava2D(octets, LANE, RectangleEdge.LEFT);
    }
}
