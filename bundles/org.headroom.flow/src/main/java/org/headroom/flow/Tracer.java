package org.headroom.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.headroom.packet.wire.ControlBit;

/** Turns a flow into the marks of its timeline. */
final class Tracer {

    private final Traffic traffic;
    private final PacketTable table;
    private final Flow flow;

    Tracer(Traffic traffic, Flow flow) {
        this.traffic = traffic;
        this.table = traffic.table();
        this.flow = flow;
    }

    FlowTrace trace(int most) {
        var marks = new ArrayList<Mark>();
        var shown = new HashSet<Integer>();
        for (var half : flow.halves()) {
            for (var tx : half.all()) {
                shown.add(tx.row());
                tx.further().forEach(o -> shown.add(o.row()));
                marks.add(data(half, tx));
            }
            for (var message : half.tooBig()) {
                marks.add(new Mark.TooBig(
                        message.packet(),
                        message.nanos(),
                        half.direction(),
                        message.innerMtu(),
                        cause(half, message),
                        message.source()));
            }
        }
        acknowledgments(shown, marks);
        marks.sort(Comparator.comparingLong(Mark::nanos).thenComparingLong(Mark::packet));
        return new FlowTrace(traffic.row(flow.id()).detailed(flow), fewer(marks, most), flow.roundTripNanos());
    }

    private Mark.Data data(Half half, Transmission tx) {
        return new Mark.Data(
                tx.packet(),
                tx.nanos(),
                half.direction(),
                tx.length(),
                tx.fate(),
                tx.copy(),
                tx.original() + 1L,
                tx.start(),
                tx.payload(),
                tx.start() == 0 && flow.tcp(),
                false,
                inFlight(half, tx),
                closing(tx.row()));
    }

    private Mark.Closing closing(int row) {
        var flags = flow.tcp() ? table.flags(row) : 0;
        return (flags & ControlBit.RST.mask()) != 0
                ? Mark.Closing.RESET
                : (flags & ControlBit.FIN.mask()) != 0 ? Mark.Closing.FIN : Mark.Closing.NONE;
    }

    /** Sent before the sender can have heard of the first message that forbids its size. */
    private boolean inFlight(Half half, Transmission tx) {
        for (var message : half.tooBig()) {
            if (message.innerMtu() > 0 && tx.length() > message.innerMtu()) {
                return tx.nanos() > message.nanos() && tx.nanos() <= message.nanos() + flow.roundTripNanos();
            }
        }
        return false;
    }

    private long cause(Half half, TooBig message) {
        Transmission best = null;
        for (var tx : half.all()) {
            if (tx.nanos() <= message.nanos()
                    && Segments.quotes(message, traffic, tx)
                    && (best == null || Segments.better(message, tx, best))) {
                best = tx;
            }
        }
        return best == null ? 0 : best.packet();
    }

    /** Packets without data: acknowledgments, keep-alives, resets. */
    private void acknowledgments(HashSet<Integer> shown, List<Mark> marks) {
        var observations = new Observations(table, traffic.timeless());
        observations.begin(flow.version() == 4, flow.tcp());
        var packet = new PacketRow();
        for (var row : traffic.rows(flow.id())) {
            if (observations.copyOf(table.read(row, packet)) >= 0 || shown.contains(row)) {
                continue;
            }
            var direction = traffic.direction(flow.id(), traffic.reversed(row));
            marks.add(new Mark.Data(
                    row + 1L,
                    table.nanos(row),
                    direction,
                    table.length(row),
                    Fate.UNKNOWN,
                    1,
                    row + 1L,
                    -1,
                    Math.max(0, table.length(row) - table.headers(row)),
                    false,
                    true,
                    false,
                    closing(row)));
        }
    }

    /** Losses, messages, the handshake and the end stay; of the rest an even choice. */
    private static List<Mark> fewer(List<Mark> marks, int most) {
        if (marks.size() <= most) {
            return List.copyOf(marks);
        }
        var kept = new ArrayList<Mark>(most);
        var plain = marks.stream().filter(m -> !matters(m)).count();
        var room = Math.max(1, most - (marks.size() - plain));
        var every = Math.max(1, (plain + room - 1) / room);
        long seen = 0;
        for (var mark : marks) {
            if (matters(mark) || seen++ % every == 0) {
                kept.add(mark);
            }
        }
        return List.copyOf(kept.size() > most ? kept.subList(0, most) : kept);
    }

    private static boolean matters(Mark mark) {
        return switch (mark) {
            case Mark.TooBig _ -> true;
            case Mark.Data data -> data.syn() || data.closes() || data.fate() == Fate.LOST || data.copy() > 1;
        };
    }
}
