package org.headroom.chart;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.headroom.flow.Endpoint;
import org.headroom.flow.FlowRow;
import org.headroom.flow.FlowTrace;
import org.headroom.flow.Mark;
import org.jspecify.annotations.Nullable;

/**
 * A flow as the timeline shows it: everything is computed here, so that {@link TimelineChart} only draws.
 *
 * @param trace the flow
 * @param tall the direction that the finding is about, or the one with more trouble, or with more octets
 * @param small the other direction
 * @param accused whether a finding says that packets of the tall lane vanish by their size
 * @param calm whether a finding says that senders keep to what the path carries
 * @param originNanos the time that axes and tooltips call 0
 * @param firstNanos time of the first mark, the context's included
 * @param lastNanos of the last; later than {@code firstNanos}
 */
public record TimelineModel(
        FlowTrace trace,
        Lane tall,
        Lane small,
        boolean accused,
        boolean calm,
        long originNanos,
        long firstNanos,
        long lastNanos) {

    /** A flow alone; its first packet is at 0 s. */
    public static TimelineModel of(FlowTrace trace, @Nullable Finding finding) {
        return of(trace, finding, List.of());
    }

    /**
     * A flow among others.
     *
     * @param finding that names the flow: it chooses the tall lane, and knows the path MTU where no router said it; null without one
     * @param context packets of other flows, drawn grey and small and counted in the survival of sizes
     */
    public static TimelineModel of(FlowTrace trace, @Nullable Finding finding, List<Mark> context) {
        var direction = tall(trace, finding);
        var times = Stream.concat(trace.marks().stream(), context.stream())
                .mapToLong(Mark::nanos)
                .summaryStatistics();
        var first = times.getCount() == 0 ? trace.row().firstNanos() : times.getMin();
        var last = times.getCount() == 0 ? trace.row().lastNanos() : times.getMax();
        return new TimelineModel(
                trace,
                new LaneReader(trace, finding, direction).read(context),
                new LaneReader(trace, finding, direction.opposite()).read(context),
                finding != null
                        && finding.direction() != null
                        && finding.verdict().atLeast(Verdict.HIDDEN_BLACK_HOLE),
                finding != null && !finding.verdict().atLeast(Verdict.FRAGMENTING),
                first,
                first,
                Math.max(last, first + 1));
    }

    /**
     * All of a capture: no flow, no marks, its packets are given as cells.
     *
     * @param firstNanos time of its first packet, since 1970
     * @param lastNanos of its last
     */
    public static TimelineModel ofCapture(long packets, long firstNanos, long lastNanos) {
        var nobody = new Endpoint("", 0);
        var side = new FlowRow.Side(0, 0, 0, 0, 0, 0);
        var row = new FlowRow(0, "", nobody, nobody, null, null, side, side, packets, firstNanos, lastNanos);
        return of(new FlowTrace(row, List.of(), 0), null);
    }

    /** The same with 0 s at another time: the start of the capture, as the table of packets has it. */
    public TimelineModel since(long nanos) {
        return new TimelineModel(trace, tall, small, accused, calm, nanos, firstNanos, lastNanos);
    }

    /** Marks of both directions in order of time. */
    public List<Mark> marks() {
        return trace.marks();
    }

    public Lane lane(Direction direction) {
        return tall.direction() == direction ? tall : small;
    }

    /** Seconds since the origin. */
    public double seconds(long nanos) {
        return (nanos - originNanos) / 1e9;
    }

    /** Nanoseconds since 1970 of a time in seconds since the origin. */
    public long nanos(double seconds) {
        return originNanos + Math.round(seconds * 1e9);
    }

    private static Direction tall(FlowTrace trace, @Nullable Finding finding) {
        if (finding != null && finding.direction() != null) {
            return finding.direction();
        }
        var row = trace.row();
        return Stream.of(Direction.SERVER_TO_CLIENT, Direction.CLIENT_TO_SERVER)
                .max(Comparator.<Direction>comparingLong(d -> row.side(d).tooBig())
                        .thenComparingLong(d -> row.side(d).retransmissions())
                        .thenComparingLong(d -> row.side(d).octets()))
                .orElse(Direction.CLIENT_TO_SERVER);
    }
}
