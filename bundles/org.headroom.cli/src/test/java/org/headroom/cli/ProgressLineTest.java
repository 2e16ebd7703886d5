package org.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProgressLineTest {

    @Test
    void tellsRateAndTimeLeft() {
        assertEquals(
                "25 %, 1,000,000 packets, 500,000 packets/s, 6 s left", ProgressLine.line(250, 1000, 1_000_000, 2000));
    }

    @Test
    void doesWithoutASize() {
        assertEquals("1 packet, 1 packet/s", ProgressLine.line(100, -1, 1, 1000));
    }
}
