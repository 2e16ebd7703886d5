package org.headroom.diagnosis.overhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.headroom.diagnosis.Overhead;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

    private static final List<Overhead.Layer> IPIP = List.of(new Overhead.Layer("outer IPv4", 20));

    @Test
    void sumsUpAPacket() {
        assertThat(Arithmetic.text(1500, IPIP, 4)).isEqualTo("1500 = 20 outer IPv4 + 20 IPv4 + 20 TCP + 1440 payload");
        assertThat(Arithmetic.text(1500, IPIP, 0)).isEqualTo(Arithmetic.text(1500, IPIP, 4));
    }

    @Test
    void knowsThatIpv6IsLonger() {
        assertThat(Arithmetic.text(1500, IPIP, 6)).isEqualTo("1500 = 20 outer IPv4 + 40 IPv6 + 20 TCP + 1420 payload");
    }

    @Test
    void goesWithEveryCandidate() {
        for (var mtu = 1280; mtu <= 1500; mtu++) {
            var overhead = Catalogue.explain(mtu, Clues.NONE);
            for (var candidate : overhead.candidates()) {
                assertThat(Arithmetic.payload(mtu + candidate.bytes(), candidate.layers(), 4))
                        .isEqualTo(mtu - 40);
            }
        }
    }

    @Test
    void needsRoomForAPayload() {
        assertThat(Arithmetic.payload(61, IPIP, 4)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Arithmetic.text(60, IPIP, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> Arithmetic.text(1500, IPIP, 5));
    }
}
