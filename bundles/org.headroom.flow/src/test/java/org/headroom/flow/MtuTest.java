package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MtuTest {

    @ParameterizedTest
    @CsvSource({"1460, 4, 1500", "1440, 6, 1500", "536, 4, 576", "88, 4, 576", "0, 4, 576", "-1, 4, 9216", "-1, 6, 9216"
    })
    void theLargestPacketFollowsFromTheMss(int mss, int version, int full) {
        assertThat(Mtu.full(mss, version)).isEqualTo(full);
    }
}
