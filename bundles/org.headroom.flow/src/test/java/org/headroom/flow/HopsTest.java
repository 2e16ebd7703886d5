package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HopsTest {

    @ParameterizedTest
    @CsvSource({
        "64, 0", "63, 1", "52, 12", "128, 0", "117, 11", "255, 0", "253, 2", "32, 0", "0, -1", "65, -1", "200, -1"
    })
    void routersBetween(int timeToLive, int hops) {
        assertThat(Hops.passed(timeToLive)).isEqualTo(hops);
    }
}
