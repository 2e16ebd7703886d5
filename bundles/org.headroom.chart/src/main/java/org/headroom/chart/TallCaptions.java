package org.headroom.chart;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;

/** Says in words what the lane of the trouble shows: the missing room, what was in flight, the largest packet that passes. */
record TallCaptions(Scene scene, Lane lane, MarkDataset data, Board board) implements Painted.Painter {

    /** A stretch without marks. */
    private record Gap(double from, double to) {
        double width() {
            return to - from;
        }
    }

    @Override
    public void paint(Graphics2D g, LaneArea at) {
        var caption = new Caption(scene, board);
        if (scene.packetByPacket()) {
            largest(g, at, caption);
            flight(g, at, caption);
        } else {
            missingRoom(g, at, caption);
            superPackets(g, at, caption);
            nothingLarge(g, at, caption);
            knee(g, at, caption);
        }
    }

    private void missingRoom(Graphics2D g, LaneArea at, Caption caption) {
        var allowed = lane.allowed();
        var ceiling = lane.ceiling();
        if (ceiling instanceof Ceiling.Between between) {
            var range = between.interval();
            var left = at.bounds().getMinX();
            var text = "the limit lies between %d and %d".formatted(range.delivered(), range.lost());
            inField(g, at, caption, range.delivered(), range.lost(), left, Role.SOFT_TEXT, text);
        } else if (allowed != null && ceiling != null && ceiling.octets() < allowed.octets()) {
            var octets = Wording.octets(allowed.octets() - ceiling.octets());
            inField(
                    g,
                    at,
                    caption,
                    ceiling.octets(),
                    allowed.octets(),
                    at.within(scene.abscissa().since(Math.max(allowed.nanos(), ceiling.sinceNanos()))),
                    Role.LOST_TEXT,
                    octets + ": allowed by the MSS, not by the path",
                    octets + ": allowed, not carried",
                    octets + " too many",
                    octets);
        }
    }

    /** Centred in the widest stretch of a field that no packet crosses. */
    private void inField(
            Graphics2D g,
            LaneArea at,
            Caption caption,
            int low,
            int high,
            double from,
            Role role,
            String... longestFirst) {
        var top = at.y(high);
        var bottom = at.y(low);
        if (bottom - top < Caption.LINE) {
            return;
        }
        var font = role == Role.SOFT_TEXT
                ? scene.lettering().label()
                : scene.lettering().bold();
        var gap = widest(at, low, from);
        var baseline = (top + bottom) / 2 + font.getSize2D() * 0.36;
        Lettering.fitting(font, gap.width() - 24, longestFirst)
                .ifPresent(text -> caption.say(
                        g, text, font, role, (gap.from() + gap.to()) / 2, baseline, Lettering.Align.CENTRE));
    }

    /** Between packets of at least {@code above} octets. */
    private Gap widest(LaneArea at, int above, double from) {
        var gaps = new ArrayList<Gap>();
        var left = from;
        for (var mark : data.marks()) {
            var x = at.x(scene.abscissa().of(mark));
            if (x > left && MarkDataset.octets(mark) >= above) {
                gaps.add(new Gap(left, x));
                left = x;
            }
        }
        gaps.add(new Gap(left, Math.max(left, at.bounds().getMaxX())));
        return gaps.stream().max(Comparator.comparingDouble(Gap::width)).orElseThrow();
    }

    private void flight(Graphics2D g, LaneArea at, Caption caption) {
        var flight = lane.flight();
        if (flight == null) {
            return;
        }
        var from = at.within(scene.abscissa().until(flight.fromNanos()));
        var to = at.within(scene.abscissa().until(flight.toNanos()));
        var top = lane.ceiling() == null
                ? at.bounds().getY()
                : at.y(lane.ceiling().octets()) + 12;
        var bottom = at.y(lane.largestArrived()) - 26;
        var y = (top + bottom) / 2;
        var trip = Wording.duration(flight.toNanos() - flight.fromNanos());
        lines(at, to - from - 4, bottom - top, trip)
                .forEach(text -> caption.say(
                        g,
                        text,
                        text.startsWith("(")
                                ? scene.lettering().axis()
                                : scene.lettering().label(),
                        Role.SOFT_TEXT,
                        (from + to) / 2,
                        text.startsWith("(") ? y + Caption.LINE : y,
                        Lettering.Align.CENTRE));
    }

    private List<String> lines(LaneArea at, double width, double height, String trip) {
        var lines = new ArrayList<String>();
        if (height > 2 * Caption.LINE && at.bounds().getHeight() > 0) {
            Lettering.fitting(scene.lettering().label(), width, "in flight: not yet told", "in flight")
                    .ifPresent(lines::add);
            Lettering.fitting(scene.lettering().axis(), width, "(one round trip, " + trip + ")", "(" + trip + ")")
                    .filter(_ -> !lines.isEmpty())
                    .ifPresent(lines::add);
        }
        return lines;
    }

    /** The largest packet that arrived, where the lane also has losses. */
    private void largest(Graphics2D g, LaneArea at, Caption caption) {
        var largest = lane.largestArrived();
        if (lane.sizes().stream().noneMatch(s -> s.lost() > 0)) {
            return;
        }
        data.marks().stream()
                .filter(m -> m instanceof Mark.Data packet
                        && packet.fate() == Fate.DELIVERED
                        && packet.length() == largest
                        && !packet.syn())
                .findFirst()
                .ifPresent(m -> caption.say(
                        g,
                        largest + " passes",
                        scene.lettering().bold(),
                        Role.DELIVERED,
                        at.x(scene.abscissa().of(m)),
                        at.y(largest) - 13,
                        Lettering.Align.CENTRE));
    }

    /** Packets beyond the axis: segmentation offload glued them together, no link carried them. */
    private void superPackets(Graphics2D g, LaneArea at, Caption caption) {
        var largest = data.marks().stream().mapToInt(MarkDataset::octets).max().orElse(0);
        if (!(at.upwards() instanceof KneeAxis axis)) {
            return;
        }
        var font = scene.lettering().axis();
        var dense = scene.dense();
        if (largest > axis.top()) {
            var text = "up to %s octets: offload cuts them up on the wire".formatted(Wording.size(largest));
            var last = data.marks().stream()
                    .filter(m -> MarkDataset.octets(m) > axis.top())
                    .mapToDouble(m -> at.x(scene.abscissa().of(m)))
                    .max()
                    .orElse(0);
            var baselines = new double[] {at.y(largest) + 4, at.y(largest) - 9};
            if (!caption.sayRightOf(g, font, last + 12, at.bounds().getMaxX(), baselines, text)) {
                caption.sayRightOf(
                        g, font, at.bounds().getMinX() + 8, at.bounds().getMaxX(), baselines, text);
            }
        } else if (dense != null && dense.beyond(lane.direction())) {
            var text = "larger than " + Wording.octets(axis.top());
            caption.sayRightOf(
                    g,
                    font,
                    at.bounds().getMinX() + 8,
                    at.bounds().getMaxX(),
                    new double[] {at.y(axis.top() + 1) - 5},
                    text + ": jumbo frames, or what offload glued together",
                    text);
        }
    }

    /** A receiver's view of a black hole: what is missing cannot be drawn. */
    private void nothingLarge(Graphics2D g, LaneArea at, Caption caption) {
        var allowed = lane.allowed();
        var accused = scene.model().accused()
                && lane.ceiling() == null
                && !lane.marks().isEmpty();
        if (accused && allowed != null && lane.largestSent() < allowed.octets() / 2) {
            caption.sayRightOf(
                    g,
                    scene.lettering().label(),
                    at.bounds().getMinX() + at.bounds().getWidth() * 0.12,
                    at.bounds().getMaxX(),
                    new double[] {(at.y(allowed.octets()) + at.y(lane.largestSent())) / 2},
                    "nothing larger than %d octets is seen here, though %d are allowed"
                            .formatted(lane.largestSent(), allowed.octets()),
                    "nothing larger than %d octets is seen here".formatted(lane.largestSent()));
        }
    }

    private void knee(Graphics2D g, LaneArea at, Caption caption) {
        if (!(at.upwards() instanceof KneeAxis axis) || axis.knee() == 0 || scene.dense() != null) {
            return;
        }
        var font = scene.lettering().axis();
        var text = "scale widened above " + axis.knee();
        var gap = widest(at, axis.knee(), at.bounds().getMinX());
        if (gap.width() > Lettering.width(text, font) + 24) {
            var y = at.y(axis.knee()) - 4;
            caption.say(g, text, font, Role.SOFT_TEXT, gap.to() - 12, y, Lettering.Align.RIGHT);
        }
    }
}
