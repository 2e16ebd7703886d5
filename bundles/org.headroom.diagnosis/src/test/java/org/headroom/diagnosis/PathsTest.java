package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.headroom.flow.Direction;
import org.headroom.flow.Progress;
import org.headroom.flow.Traffic;
import org.junit.jupiter.api.Test;

class PathsTest {

    private static final Direction UP = Direction.CLIENT_TO_SERVER;
    private static final Direction DOWN = Direction.SERVER_TO_CLIENT;

    @Test
    void aPathLeadsFromOneHostToAnotherWhicheverThePorts() throws IOException {
        var scenario = new Scenario()
                .handshake(1460, 1460)
                .client(Scenario.CLIENT)
                .handshake(1460, 1460)
                .client("198.51.100.24")
                .handshake(1460, 1460)
                .client(Scenario.SERVER)
                .handshake(1460, 1460);
        try (var traffic = Traffic.read(scenario.capture(), Progress.none())) {
            assertThat(traffic.flows()).isEqualTo(4);
            var paths = new Paths(traffic);
            paths.know(0, UP, 1500, 1400);
            paths.know(0, DOWN, 900, 800);

            assertThat(paths.number(1, UP)).isEqualTo(paths.number(0, UP)).isNotEqualTo(paths.number(0, DOWN));
            assertThat(paths.delivered(1, UP)).isEqualTo(1400);
            assertThat(paths.seen(1, DOWN)).isEqualTo(900);
            assertThat(paths.delivered(2, UP)).as("from another host").isZero();
            assertThat(paths.number(3, UP)).as("within one host").isEqualTo(paths.number(3, DOWN));
            assertThat(paths.seen(3, UP)).isZero();
        }
    }
}
