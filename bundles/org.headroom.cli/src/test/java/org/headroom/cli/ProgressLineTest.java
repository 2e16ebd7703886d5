package org.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    @Test
    void tellsRateAndTimeLeft() {
        assertEquals(
                "25 %, 1,000,000 packets, 500,000 packets/s, 6 s left", ProgressLine.line(250, 1000, 1_000_000, 2000));
    }

    @Test
    void saysOnceThatAllIsRead() {
        var err = new StringWriter();
        var seconds = new AtomicLong();
        try (var line = new ProgressLine(new PrintWriter(err), true, () -> seconds.getAndIncrement() * 1_000_000_000)) {
            line.advanced(500, 1000, 10);
            for (int i = 0; i < 5; i++) {
                line.advanced(1000, 1000, 20);
            }
        }
        assertEquals(
                List.of("50 %, 10 packets, 10 packets/s, 1 s left", "100 %, 20 packets read"),
                err.toString()
                        .replace('\r', '\n')
                        .lines()
                        .map(String::strip)
                        .filter(l -> !l.isEmpty())
                        .toList());
    }

    @Test
    void doesWithoutASize() {
        assertEquals("1 packet, 1 packet/s", ProgressLine.line(100, -1, 1, 1000));
    }
}
