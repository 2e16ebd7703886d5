package org.headroom.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;

/** Says in words what the lane shows, where there is room for it. */
record CaptionPainter(Scene scene, Lane lane, boolean tall, Board board) implements Painted.Painter {

    private static final double LINE = 14;

    /** A stretch without marks. */
    private record Gap(double from, double to) {
        double width() {
            return to - from;
        }
    }

    @Override
    public void paint(Graphics2D g, LaneArea at) {
        handshake(g, at);
        largest(g, at);
        if (tall) {
            missingRoom(g, at);
            flight(g, at);
            knee(g, at);
        } else {
            otherFlow(g, at);
            stillMissing(g, at);
        }
    }

    private void missingRoom(Graphics2D g, LaneArea at) {
        var allowed = lane.allowed();
        var ceiling = lane.ceiling();
        if (ceiling instanceof Ceiling.Between between) {
            var range = between.interval();
            inField(
                    g,
                    at,
                    range.delivered(),
                    range.lost(),
                    at.bounds().getMinX(),
                    Role.SOFT_TEXT,
                    "the limit lies between %d and %d".formatted(range.delivered(), range.lost()));
        } else if (allowed != null && ceiling != null && ceiling.octets() < allowed.octets()) {
            var octets = Wording.octets(allowed.octets() - ceiling.octets());
            var since = at.within(scene.abscissa().since(Math.max(allowed.nanos(), ceiling.sinceNanos())));
            inField(
                    g,
                    at,
                    ceiling.octets(),
                    allowed.octets(),
                    since,
                    Role.LOST_TEXT,
                    octets + ": allowed by the MSS, not by the path",
                    octets + ": allowed, not carried",
                    octets + " too many",
                    octets);
        }
    }

    /** Centred in the widest stretch of a field that no packet crosses. */
    private void inField(
            Graphics2D g, LaneArea at, int low, int high, double from, Role role, String... longestFirst) {
        var top = at.y(high);
        var bottom = at.y(low);
        if (scene.packetByPacket() || bottom - top < LINE) {
            return;
        }
        var font = role == Role.SOFT_TEXT ? scene.lettering().label() : scene.lettering().bold();
        var gap = gaps(at, low, from).stream().max(Comparator.comparingDouble(Gap::width));
        gap.flatMap(free -> Lettering.fitting(font, free.width() - 24, longestFirst))
                .ifPresent(text -> say(
                        g,
                        text,
                        font,
                        scene.color(role),
                        (gap.get().from() + gap.get().to()) / 2,
                        middle(top, bottom, font),
                        Lettering.Align.CENTRE));
    }

    private List<Gap> gaps(LaneArea at, int above, double from) {
        var gaps = new ArrayList<Gap>();
        var left = from;
        for (var mark : lane.marks()) {
            var x = at.x(scene.abscissa().of(mark));
            if (x > left && x <= at.bounds().getMaxX() && MarkDataset.octets(mark) >= above) {
                gaps.add(new Gap(left, x));
                left = x;
            }
        }
        gaps.add(new Gap(left, at.bounds().getMaxX()));
        return gaps;
    }

    private void flight(Graphics2D g, LaneArea at) {
        var flight = lane.flight();
        if (flight == null) {
            return;
        }
        var from = at.within(scene.abscissa().until(flight.fromNanos()));
        var to = at.within(scene.abscissa().until(flight.toNanos()));
        var font = scene.lettering().label();
        var x = (from + to) / 2;
        var top = lane.ceiling() == null ? at.bounds().getY() : at.y(lane.ceiling().octets()) + 12;
        var bottom = at.y(lane.largestArrived()) - 26;
        var y = (top + bottom) / 2;
        var trip = Wording.duration(scene.model().trace().roundTripNanos());
        Lettering.fitting(font, to - from - 4, "in flight: not yet told", "in flight")
                .filter(_ -> bottom - top > 2 * LINE)
                .ifPresent(text -> {
                    say(g, text, font, scene.color(Role.SOFT_TEXT), x, y, Lettering.Align.CENTRE);
                    Lettering.fitting(
                                    scene.lettering().axis(),
                                    to - from - 4,
                                    "(one round trip, " + trip + ")",
                                    "(" + trip + ")")
                            .filter(_ -> scene.model().trace().roundTripNanos() > 0)
                            .ifPresent(second -> say(
                                    g,
                                    second,
                                    scene.lettering().axis(),
                                    scene.color(Role.SOFT_TEXT),
                                    x,
                                    y + LINE,
                                    Lettering.Align.CENTRE));
                });
    }

    /** The largest packet that arrived, where the lane also has losses. */
    private void largest(Graphics2D g, LaneArea at) {
        var largest = lane.largestArrived();
        if (!scene.packetByPacket() || lane.sizes().stream().noneMatch(s -> s.lost() > 0)) {
            return;
        }
        lane.marks().stream()
                .filter(m -> m instanceof Mark.Data data
                        && data.fate() == Fate.DELIVERED
                        && data.length() == largest
                        && !data.syn()
                        && scene.shows(m))
                .findFirst()
                .ifPresent(m -> say(
                        g,
                        largest + " passes",
                        scene.lettering().bold(),
                        scene.color(Role.DELIVERED),
                        at.x(scene.abscissa().of(m)),
                        at.y(largest) - 11,
                        Lettering.Align.CENTRE));
    }

    private void handshake(Graphics2D g, LaneArea at) {
        if (!scene.packetByPacket()) {
            return;
        }
        for (var mark : lane.marks()) {
            if (mark instanceof Mark.Data data && data.syn() && scene.shows(mark)) {
                var toServer = data.direction() == org.headroom.flow.Direction.CLIENT_TO_SERVER;
                var row = scene.model().trace().row();
                var mss = toServer ? row.clientMss() : row.serverMss();
                var name = toServer ? "SYN" : "SYN-ACK";
                var text = mss == null ? name : name + " " + mss;
                var font = scene.lettering().axis();
                var x = Math.max(
                        at.x(scene.abscissa().of(mark)), at.bounds().getMinX() + Lettering.width(text, font) / 2 + 4);
                var y = at.y(data.length()) - 11;
                if (!say(g, text, font, scene.color(Role.SOFT_TEXT), x, y, Lettering.Align.CENTRE)) {
                    say(g, name, font, scene.color(Role.SOFT_TEXT), x, y, Lettering.Align.CENTRE);
                }
            }
        }
    }

    private void knee(Graphics2D g, LaneArea at) {
        if (scene.packetByPacket() || !(at.upwards() instanceof KneeAxis axis) || axis.knee() == 0) {
            return;
        }
        var font = scene.lettering().axis();
        var text = "scale widened above " + axis.knee();
        var gap = gaps(at, axis.knee(), at.bounds().getMinX()).stream().max(Comparator.comparingDouble(Gap::width));
        gap.filter(free -> free.width() > Lettering.width(text, font) + 24)
                .ifPresent(free -> say(
                        g,
                        text,
                        font,
                        scene.color(Role.SOFT_TEXT),
                        free.to() - 12,
                        at.y(axis.knee()) - 4,
                        Lettering.Align.RIGHT));
    }

    /** Another flow that gets larger packets through this way. */
    private void otherFlow(Graphics2D g, LaneArea at) {
        var largest = lane.context().stream()
                .filter(m -> m.fate() == Fate.DELIVERED)
                .mapToInt(Mark.Data::length)
                .max()
                .orElse(0);
        if (scene.packetByPacket() || largest <= lane.largestSent()) {
            return;
        }
        var those = lane.context().stream()
                .filter(m -> m.length() == largest && m.fate() == Fate.DELIVERED && scene.shows(m))
                .toList();
        if (those.isEmpty()) {
            return;
        }
        var numbers = those.size() == 1
                ? "(" + those.getFirst().packet() + ")"
                : "(" + those.getFirst().packet() + " – " + those.getLast().packet() + ")";
        var font = scene.lettering().label();
        var x = at.x(scene.abscissa().of(those.getLast())) + 10;
        Lettering.fitting(
                        font,
                        at.bounds().getMaxX() - x - 4,
                        "other flow: %d octets pass this way %s".formatted(largest, numbers),
                        "other flow: %d octets pass".formatted(largest))
                .ifPresent(text -> say(
                        g,
                        text,
                        font,
                        scene.color(Role.SOFT_TEXT),
                        x,
                        at.y(largest) + font.getSize2D() * 0.36,
                        Lettering.Align.LEFT));
    }

    /** Where this lane brings nothing but acknowledgments: what the other side still waits for. */
    private void stillMissing(Graphics2D g, LaneArea at) {
        var data = lane.marks().stream()
                .anyMatch(m -> m instanceof Mark.Data packet && !packet.acknowledgment() && !packet.syn());
        var missing = missing();
        if (scene.packetByPacket() || data || missing.isEmpty()) {
            return;
        }
        var font = scene.lettering().label();
        var y = at.y(0) - 3;
        var last = lane.marks().stream()
                .filter(scene::shows)
                .mapToDouble(m -> at.x(scene.abscissa().of(m)))
                .max()
                .orElse(at.bounds().getMinX());
        Lettering.fitting(
                        font,
                        at.bounds().getMaxX() - last - 24,
                        "only acknowledgments; " + missing.get() + " stay missing",
                        missing.get() + " stay missing")
                .ifPresent(text ->
                        say(g, text, font, scene.color(Role.SOFT_TEXT), last + 18, y, Lettering.Align.LEFT));
    }

    private Optional<String> missing() {
        var never = scene.model().tall().copies().stream()
                .filter(c -> c.marks().stream().allMatch(m -> m.fate() == Fate.LOST))
                .map(c -> c.marks().getFirst())
                .filter(m -> m.sequence() > 0)
                .toList();
        if (never.isEmpty()) {
            return Optional.empty();
        }
        var first = never.stream().mapToLong(Mark.Data::sequence).min().getAsLong();
        var last = never.stream().mapToLong(m -> m.sequence() + m.payload() - 1).max().getAsLong();
        var sender = scene.model().tall().direction() == org.headroom.flow.Direction.CLIENT_TO_SERVER
                ? "the client’s"
                : "the server’s";
        return Optional.of(
                "%s octets %s – %s".formatted(sender, Wording.grouped(first), Wording.grouped(last)));
    }

    private static double middle(double top, double bottom, Font font) {
        return (top + bottom) / 2 + font.getSize2D() * 0.36;
    }

    private boolean say(Graphics2D g, String text, Font font, Color color, double x, double y, Lettering.Align align) {
        if (!board.take(Lettering.box(text, font, x, y, align))) {
            return false;
        }
        Lettering.drawWithHalo(g, text, font, color, scene.color(Role.PANEL), x, y, align);
        return true;
    }
}
