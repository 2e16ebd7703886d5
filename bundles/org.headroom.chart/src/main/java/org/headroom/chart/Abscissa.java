package org.headroom.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.flow.Mark;

/** Where things lie across a column of the timeline: packet by packet, or over time. */
sealed interface Abscissa {

    /** The left edge. */
    double from();

    double to();

    /** Where a mark lies; NaN where this column does not show it. */
    double of(Mark mark);

    /** Where a packet lies that may not be among the marks; outside where it is before or after them. */
    double of(long packet, long nanos);

    /** Where something begins that holds from a time on; it may lie outside. */
    double since(long nanos);

    /** Where something ends that holds up to a time, that included. */
    double until(long nanos);

    List<Tick> ticks();

    /**
     * A labelled place.
     *
     * @param at where
     * @param strong whether it is text to read rather than a scale
     */
    record Tick(double at, String text, boolean strong) {}

    /** One slot a packet: what happened within microseconds can be told apart. */
    record Slots(List<Mark> marks, Map<Mark, Integer> places) implements Abscissa {

        static Slots of(List<Mark> marks) {
            var places = new HashMap<Mark, Integer>();
            for (int i = 0; i < marks.size(); i++) {
                places.put(marks.get(i), i);
            }
            return new Slots(List.copyOf(marks), places);
        }

        @Override
        public double from() {
            return -0.5;
        }

        @Override
        public double to() {
            return Math.max(1, marks.size()) - 0.5;
        }

        @Override
        public double of(Mark mark) {
            var place = places.get(mark);
            return place == null ? Double.NaN : place;
        }

        @Override
        public double of(long packet, long nanos) {
            for (int i = 0; i < marks.size(); i++) {
                if (marks.get(i).packet() == packet && marks.get(i).nanos() == nanos) {
                    return i;
                }
            }
            var since = since(nanos);
            return since <= from() ? from() - 1 : since;
        }

        @Override
        public double since(long nanos) {
            return marks.stream().takeWhile(m -> m.nanos() < nanos).count() - 0.5;
        }

        @Override
        public double until(long nanos) {
            return marks.stream().takeWhile(m -> m.nanos() <= nanos).count() - 0.5;
        }

        @Override
        public List<Tick> ticks() {
            return marks.stream()
                    .map(m -> new Tick(of(m), Long.toString(m.packet()), true))
                    .toList();
        }
    }

    /**
     * True, linear time, in seconds since the model's origin.
     *
     * @param width pixels of the column, for the choice of ticks
     */
    record Clock(TimelineModel model, long fromNanos, long toNanos, double width) implements Abscissa {

        @Override
        public double from() {
            return model.seconds(fromNanos);
        }

        @Override
        public double to() {
            return model.seconds(toNanos);
        }

        @Override
        public double of(Mark mark) {
            return model.seconds(mark.nanos());
        }

        @Override
        public double of(long packet, long nanos) {
            return model.seconds(nanos);
        }

        @Override
        public double since(long nanos) {
            return model.seconds(nanos);
        }

        @Override
        public double until(long nanos) {
            return model.seconds(nanos);
        }

        @Override
        public List<Tick> ticks() {
            return TimeTicks.of(from(), to(), model.originNanos(), width);
        }
    }
}
