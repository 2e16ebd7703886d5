package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Flows by what they have in common. */
class FlowGroupsTest {

    @Test
    void groupsAndTheirFlowsStayInOrderAndTheLargestRanksFirst() {
        var groups = new FlowGroups(100, 4);
        for (int flow = 0; flow < 100; flow++) {
            groups.add(flow % 10 == 7 ? -1 : flow % 40, flow);
        }

        var all = groups.all().toList();
        var ranked =
                Arrays.stream(groups.largestFirst()).mapToObj(groups::flows).toList();
        assertThat(all.get(0)).containsExactly(0, 40, 80);
        assertThat(all.get(7)).containsExactly(7, 17, 27, 37, 47, 57, 67, 77, 87, 97);
        assertThat(ranked)
                .extracting(flows -> flows[0])
                .startsWith(7, 0, 1, 2)
                .hasSize(groups.size())
                .doesNotHaveDuplicates();
        assertThat(ranked.getLast()).containsExactly(39, 79);
        assertThat(groups.size()).isEqualTo(37);
    }
}
