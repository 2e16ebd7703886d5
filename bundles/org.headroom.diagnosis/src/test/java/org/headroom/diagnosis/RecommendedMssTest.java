package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecommendedMssTest {

    @Test
    void theVersionAskedForComesFirst() {
        var mss = RecommendedMss.of(1480);
        assertThat(mss.words("fits", false)).isEqualTo("1440 fits (IPv6: 1420)");
        assertThat(mss.words("would fit", true)).isEqualTo("1420 would fit (IPv4: 1440)");
    }
}
