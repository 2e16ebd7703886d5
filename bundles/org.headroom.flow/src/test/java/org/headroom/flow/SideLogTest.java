package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What few rows have beside them. */
class SideLogTest {

    private final SideLog log = new SideLog();

    @Test
    void aRowHasTheNumbersThatWerePutForIt() {
        log.add(3);
        log.put(30);
        log.put(31);
        log.add(7);
        log.add(9);
        log.put(90);

        assertThat(log.of(3)).containsExactly(30, 31);
        assertThat(log.of(7)).isEmpty();
        assertThat(log.of(9)).containsExactly(90);
        assertThat(log.of(4)).isEmpty();
        assertThat(log.of(10)).isEmpty();
    }

    @Test
    void itGrowsWithItsEntries() {
        for (int row = 0; row < 1_000; row++) {
            log.add(row * 2);
            for (int i = 0; i < 5; i++) {
                log.put(row * 10 + i);
            }
        }

        assertThat(log.of(0)).containsExactly(0, 1, 2, 3, 4);
        assertThat(log.of(1_998)).containsExactly(9990, 9991, 9992, 9993, 9994);
        assertThat(log.of(999)).isEmpty();
    }
}
