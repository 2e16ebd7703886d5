package org.headroom.ui.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headroom.diagnosis.Finding;
import org.headroom.flow.Direction;
import org.headroom.flow.FlowRow;

/**
 * Which way the packets go that a row of the table counts: a flow can suffer one way and be well the other.
 *
 * @param told by flow, what the worst finding that names it says
 */
record Ways(Map<Integer, Direction> told) {

    static Ways of(List<Finding> findings) {
        var told = new HashMap<Integer, Direction>();
        for (var finding : findings) {
            var direction = finding.direction();
            if (direction != null) {
                finding.flows().stream()
                        .filter(flow -> flow.capture() == 0)
                        .forEach(flow -> told.putIfAbsent(flow.id(), direction));
            }
        }
        return new Ways(told);
    }

    /** Where no finding tells, the one with more trouble, or with the larger packets. */
    Direction of(FlowRow flow) {
        var direction = told.get(flow.id());
        return direction != null
                ? direction
                : Stream.of(Direction.SERVER_TO_CLIENT, Direction.CLIENT_TO_SERVER)
                        .max(Comparator.<Direction>comparingLong(
                                        d -> flow.side(d).tooBig())
                                .thenComparingLong(d -> flow.side(d).retransmissions())
                                .thenComparingInt(d -> flow.side(d).largestSent()))
                        .orElse(Direction.CLIENT_TO_SERVER);
    }

    FlowRow.Side side(FlowRow flow) {
        return flow.side(of(flow));
    }
}
