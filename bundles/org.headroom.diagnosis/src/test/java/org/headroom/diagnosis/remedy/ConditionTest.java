package org.headroom.diagnosis.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.headroom.flow.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final Situation SITUATION = Situation.of("ptb-ignored")
            .withDirection(Direction.CLIENT_TO_SERVER)
            .withPathMtu(1480)
            .withTunnel("pppoe+gre", 1492, true)
            .withIcmp("192.0.2.1", false)
            .withFragments();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ipv4",
                "tcp",
                "number",
                "icmp",
                "fragments",
                "tunnel",
                "seen",
                "requests",
                "gre",
                "pppoe",
                "!ipv6",
                "!udp",
                "!destination",
                "!answers",
                "!vxlan",
                "vxlan|gre",
                "rule:ptb-ignored",
                "mtu>=1480",
                "mtu<=1480",
                "mss>=1440",
                "mss<=1440",
                "underlay>=1492",
                "ipv4 tcp gre",
                "ipv6|ipv4 !vxlan",
                "!vxlan|!gre"
            })
    void holds(String condition) {
        assertThat(Condition.of(condition).holds(new Facts(SITUATION))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipv6",
                "udp",
                "destination",
                "answers",
                "vxlan",
                "!gre",
                "!tunnel",
                "rule:fragmentation",
                "mtu>=1481",
                "mtu<=1479",
                "mss>=1441",
                "mss<=1439",
                "underlay>=1493",
                "ipv4 vxlan",
                "vxlan|ipip"
            })
    void fails(String condition) {
        assertThat(Condition.of(condition).holds(new Facts(SITUATION))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number",
                "mtu>=1",
                "mtu<=9000",
                "mss<=9000",
                "underlay<=9000",
                "tunnel",
                "requests",
                "answers",
                "icmp",
                "seen"
            })
    void failsWhereNothingIsKnown(String condition) {
        assertThat(Condition.of(condition).holds(new Facts(Situation.of("silent-size-loss"))))
                .isFalse();
    }

    @Test
    void takesACloudsDefaultForNoTunnel() {
        var tunnel = Condition.of("tunnel");

        assertThat(tunnel.holds(new Facts(SITUATION.withTunnel("cloud-default", 1500, false))))
                .isFalse();
        assertThat(tunnel.holds(new Facts(SITUATION.withTunnel("manual", 1500, false))))
                .isFalse();
        assertThat(tunnel.holds(new Facts(SITUATION.withTunnel("cloud-default+gre", 1500, false))))
                .isTrue();
    }

    @Test
    void situationsAreChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> SITUATION.withIpVersion(5));
        assertThatIllegalArgumentException().isThrownBy(() -> SITUATION.withPathMtu(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> SITUATION.withPathMtu(65_536));
    }
}
