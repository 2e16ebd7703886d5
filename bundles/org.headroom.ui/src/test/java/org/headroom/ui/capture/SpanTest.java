package org.headroom.ui.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

    @ParameterizedTest
    @CsvSource({
        "16.04, 16.0 s",
        "119.96, 120.0 s",
        "121, 2 min 1 s",
        "3600, 60 min",
        "7200, 2 h",
        "7384, 2 h 3 min",
        "172800, 2 days",
        "31847242.7, 368 days 14 h"
    })
    void longTimesAreSaidInUnitsThatOneKnows(double seconds, String said) {
        assertThat(Span.of(0, Math.round(seconds * 1e9))).isEqualTo(said);
    }
}
