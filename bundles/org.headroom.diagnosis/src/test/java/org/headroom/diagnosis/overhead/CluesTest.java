package org.headroom.diagnosis.overhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.headroom.packet.wire.Encapsulation;
import org.junit.jupiter.api.Test;

class CluesTest {

    @Test
    void keepWhatWasKnownBefore() {
        var clues = Clues.NONE
                .withIcmpFromDestination("192.0.2.80")
                .withInnerVersion(6)
                .withSeen(Encapsulation.GRE)
                .withSeen(Encapsulation.ESP)
                .withOwnMtu(1500)
                .withOwnMtu(9000)
                .withUnderlay(1492);

        assertThat(clues.icmpFromDestination()).isTrue();
        assertThat(clues.icmpSource()).isEqualTo("192.0.2.80");
        assertThat(clues.innerVersion()).isEqualTo(6);
        assertThat(clues.seen()).containsExactlyInAnyOrder(Encapsulation.GRE, Encapsulation.ESP);
        assertThat(clues.ownMtus()).containsExactlyInAnyOrder(1500, 9000);
        assertThat(clues.underlay()).isEqualTo(1492);
    }

    @Test
    void knowTwoIpVersions() {
        assertThatIllegalArgumentException().isThrownBy(() -> Clues.NONE.withInnerVersion(5));
    }
}
