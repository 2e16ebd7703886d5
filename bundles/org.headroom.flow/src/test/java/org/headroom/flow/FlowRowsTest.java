package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headroom.flow.Recording.a;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rows of flows, passed by or followed: the same ones. */
class FlowRowsTest {

    private static final int PORTS = 50;

    /** Some flows begin late, some end early, one has a single packet. */
    private static Traffic mixed() {
        var r = new Recording();
        for (int round = 0; round < 100; round++) {
            for (int port = 0; port < PORTS; port++) {
                if (round >= port && (port % 4 != 0 || round < 60) && (port != 7 || round == port)) {
                    r.put(a(1000 + round * 100, 5000, 100).port(20_000 + port));
                }
            }
        }
        return r.traffic();
    }

    private static void everyFlowHasItsRows(int[] wanted) {
        var traffic = mixed();
        var rows = new FlowRows(traffic, wanted, () -> {});
        for (var flow : wanted) {
            assertThat(rows.of(flow)).as("flow %d", flow).containsExactly(traffic.rows(flow));
        }
    }

    @Test
    void allFlowsArePassedBy() {
        everyFlowHasItsRows(IntStream.range(0, PORTS).toArray());
    }

    @Test
    void flowsBetweenOthersThatNobodyWantsArePassedByToo() {
        everyFlowHasItsRows(IntStream.range(0, PORTS).filter(f -> f % 3 == 1).toArray());
        everyFlowHasItsRows(new int[] {3, 4, 48});
    }

    @Test
    void fewRowsAmongManyAreFollowed() {
        everyFlowHasItsRows(new int[] {7});
        everyFlowHasItsRows(new int[] {49});
    }
}
