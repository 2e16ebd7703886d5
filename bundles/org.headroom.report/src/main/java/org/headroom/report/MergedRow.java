package org.headroom.report;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.headroom.diagnosis.Analysis;
import org.headroom.flow.Direction;
import org.headroom.flow.FlowRow;
import org.headroom.flow.Mark;

/** A connection that several captures saw, as one row: each packet and each message counted once, however many saw it. */
final class MergedRow {

    private static final int MARKS = 2000;

    private final Analysis analysis;

    MergedRow(Analysis analysis) {
        this.analysis = analysis;
    }

    /**
     * The row of a connection.
     *
     * @param id the row's number
     * @param captures that saw it, the first of which says who is the client
     * @param flows number of its flow in each capture
     */
    FlowRow of(int id, List<Integer> captures, int[] flows) {
        var first = analysis.flows(captures.getFirst()).get(flows[captures.getFirst()]);
        if (captures.size() == 1 && first.id() == id) {
            return first;
        }
        var rows = captures.stream()
                .map(c -> turned(analysis.flows(c).get(flows[c]), first))
                .toList();
        var up = side(rows, Direction.CLIENT_TO_SERVER, captures, flows, first);
        var down = side(rows, Direction.SERVER_TO_CLIENT, captures, flows, first);
        return new FlowRow(
                id,
                first.protocol(),
                first.client(),
                first.server(),
                rows.stream()
                        .map(FlowRow::clientMss)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                rows.stream()
                        .map(FlowRow::serverMss)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                up,
                down,
                rows.size() == 1 ? first.packets() : up.packets() + down.packets(),
                first.firstNanos(),
                first.lastNanos());
    }

    /** A capture that began later may have taken the server for the client. */
    private static FlowRow turned(FlowRow row, FlowRow like) {
        return row.client().equals(like.client())
                ? row
                : new FlowRow(
                        row.id(),
                        row.protocol(),
                        row.server(),
                        row.client(),
                        row.serverMss(),
                        row.clientMss(),
                        row.serverToClient(),
                        row.clientToServer(),
                        row.packets(),
                        row.firstNanos(),
                        row.lastNanos());
    }

    private FlowRow.Side side(List<FlowRow> rows, Direction way, List<Integer> captures, int[] flows, FlowRow first) {
        var sides = rows.stream().map(row -> row.side(way)).toList();
        var saying = sides.stream().filter(s -> s.tooBig() > 0).count();
        var tooBig = most(sides, FlowRow.Side::tooBig);
        return new FlowRow.Side(
                most(sides, FlowRow.Side::packets),
                most(sides, FlowRow.Side::octets),
                (int) most(sides, FlowRow.Side::largestSent),
                (int) most(sides, FlowRow.Side::largestDelivered),
                most(sides, FlowRow.Side::retransmissions),
                saying < 2 ? tooBig : Math.max(tooBig, messages(way, captures, flows, first)));
    }

    private static long most(List<FlowRow.Side> sides, ToLongFunction<FlowRow.Side> number) {
        return sides.stream().mapToLong(number).max().orElse(0);
    }

    /** Messages of the same router with the same number are the same ones seen again; what another says is more. */
    private long messages(Direction way, List<Integer> captures, int[] flows, FlowRow first) {
        var said = new HashMap<String, Long>();
        for (int capture : captures) {
            var trace = analysis.trace(capture, flows[capture], MARKS);
            var turned = !trace.row().client().equals(first.client());
            var here = new HashMap<String, Long>();
            for (var mark : trace.marks()) {
                if (mark instanceof Mark.TooBig m && (m.direction() == way) != turned) {
                    here.merge(m.source() + " " + m.nextHopMtu(), 1L, Long::sum);
                }
            }
            here.forEach((what, count) -> said.merge(what, count, Math::max));
        }
        return said.values().stream().mapToLong(Long::longValue).sum();
    }
}
