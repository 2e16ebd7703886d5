package org.headroom.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimeTicksTest {

    @Test
    void seconds() {
        assertEquals(
                List.of("0 s", "2 s", "4 s", "6 s", "8 s", "10 s", "12 s", "14 s", "16 s"),
                texts(TimeTicks.of(-0.3, 16.5, 0, 570)));
    }

    @Test
    void millisecondsWithinTheFirstSecond() {
        assertEquals(List.of("0 ms", "50 ms", "100 ms", "150 ms"), texts(TimeTicks.of(0, 0.19, 0, 300)));
    }

    @Test
    void theTimeOfDayOverHours() {
        var nine = 1_795_338_000L * 1_000_000_000L;

        assertEquals(
                List.of("09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00"),
                texts(TimeTicks.of(0, 6 * 3600, nine, 700)));
    }

    @Test
    void neverTooMany() {
        for (var span = 1e-7; span < 1e9; span *= 7) {
            assertTrue(TimeTicks.of(0, span, 0, 800).size() <= 30, "span " + span);
        }
        assertTrue(TimeTicks.of(5, 5, 0, 800).isEmpty());
        assertTrue(TimeTicks.of(0, 1, 0, 0).isEmpty());
    }

    private static List<String> texts(List<Abscissa.Tick> ticks) {
        return ticks.stream().map(Abscissa.Tick::text).toList();
    }
}
