package org.headroom.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HorizonTest {

    private static final long FIRST = 1_700_000_000_000_000_000L;
    private static final long WHOLE = 50_000_000_000L;

    private final Horizon horizon = new Horizon();

    @Test
    void movesSeldom() {
        var ends = new TreeSet<Long>();
        for (int percent = 5; percent < 100; percent++) {
            ends.add(horizon.after(FIRST, FIRST + WHOLE * percent / 100, percent / 100.0));
        }

        assertTrue(ends.size() <= 3, ends + "");
        assertEquals(FIRST + WHOLE, ends.last(), 1e9);
    }

    @Test
    void endsWithTheCapture() {
        horizon.after(FIRST, FIRST + WHOLE / 2, 0.3);

        assertEquals(FIRST + WHOLE, horizon.after(FIRST, FIRST + WHOLE, 1));
    }

    @Test
    void whatIsReadOfAVastCaptureCanBeSeen() {
        var second = 1_000_000_000L;

        assertEquals(FIRST + 4 * second, horizon.after(FIRST, FIRST + second, 1e-9));
    }

    @Test
    void comesNearerWhereItWasFarTooFar() {
        horizon.after(FIRST, FIRST + WHOLE / 2, 0.2);

        assertEquals(FIRST + WHOLE, horizon.after(FIRST, FIRST + WHOLE / 10 * 6, 0.6), 10);
    }

    @Test
    void doublesWhereNobodyKnowsHowMuchThereIs() {
        var ends = new TreeSet<Long>();
        for (long read = 1; read <= 1024; read++) {
            var end = horizon.after(FIRST, FIRST + read, 0);
            assertTrue(end >= FIRST + read, "it holds what is read");
            ends.add(end);
        }

        assertEquals(11, ends.size(), ends + "");
    }
}
