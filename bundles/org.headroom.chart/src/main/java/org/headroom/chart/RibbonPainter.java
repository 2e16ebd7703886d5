package org.headroom.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Three ribbons, read like a logic analyser: what the sender may send, what the path carries, and the difference. They change
 * exactly where a packet changed them.
 *
 * @param rows 3, or 1 for the difference alone
 */
record RibbonPainter(Scene scene, Lane lane, int rows) implements Painted.Painter {

    static final double ROW = 20;
    private static final double HEIGHT = 15.5;
    private static final double POINT = 6;
    private static final double INSET = 3;
    private static final BasicStroke OUTLINE = new BasicStroke(1.6f);
    private static final BasicStroke THIN = new BasicStroke(1f);

    /**
     * A stretch of a ribbon; the next one ends it.
     *
     * @param from place on the abscissa
     * @param edge colour of its outline
     * @param fill null for the ground
     * @param texts longest first
     */
    private record Stretch(double from, Role edge, @Nullable Role fill, Role text, String... texts) {}

    @Override
    public void paint(Graphics2D g, LaneArea at) {
        var top = at.bounds().getY() + (at.bounds().getHeight() - rows * ROW) / 2;
        if (rows == 3) {
            row(g, at, top, allowed());
            row(g, at, top + ROW, ceiling());
        }
        row(g, at, top + (rows - 1) * ROW, headroom());
    }

    private List<Stretch> allowed() {
        var allowed = lane.allowed();
        if (allowed == null) {
            return List.of();
        }
        var octets = Integer.toString(allowed.octets());
        var sum = octets + " = " + allowed.headers() + " + ";
        return List.of(new Stretch(
                scene.abscissa().since(allowed.nanos()),
                Role.MSS,
                null,
                Role.TEXT,
                allowed.packet() == 0
                        ? sum + "MSS " + allowed.mss() + " of the " + allowed.by()
                        : "%sMSS %d of the %s (%d)".formatted(sum, allowed.mss(), allowed.by(), allowed.packet()),
                sum + allowed.mss(),
                octets));
    }

    private List<Stretch> ceiling() {
        return switch (lane.ceiling()) {
            case null -> List.of();
            case Ceiling.Said said -> said.steps().stream().map(step -> said(said, step)).toList();
            case Ceiling.Elsewhere other ->
                List.of(carries(
                        other.sinceNanos(), other.octets() + ", known from elsewhere", Integer.toString(other.octets())));
            case Ceiling.Between between -> {
                var range = between.interval();
                yield List.of(carries(
                        between.sinceNanos(),
                        "at least %d, less than %d; nobody says".formatted(range.delivered(), range.lost()),
                        "%d to %d".formatted(range.delivered(), range.lost() - 1)));
            }
        };
    }

    private Stretch said(Ceiling.Said said, Ceiling.Step step) {
        var octets = Integer.toString(step.octets());
        var messages = said.messages();
        var one = octets + " (" + step.packet() + ")";
        if (scene.packetByPacket() || said.steps().size() > 1 || messages.size() == 1) {
            return carries(step.nanos(), "%s, says %s (%d)".formatted(octets, step.source(), step.packet()), one, octets);
        }
        return carries(
                step.nanos(),
                "%s, says %s in %s ICMP messages (%d … %d)"
                        .formatted(
                                octets,
                                step.source(),
                                Wording.count(messages.size()),
                                messages.getFirst(),
                                messages.getLast()),
                "%s, says %s".formatted(octets, step.source()),
                one,
                octets);
    }

    private Stretch carries(long since, String... texts) {
        return new Stretch(scene.abscissa().since(since), Role.PATH_MTU, null, Role.TEXT, texts);
    }

    private List<Stretch> headroom() {
        var allowed = lane.allowed();
        if (allowed == null) {
            return List.of();
        }
        return switch (lane.ceiling()) {
            case null -> List.of();
            case Ceiling.Said said ->
                said.steps().stream()
                        .map(s -> headroom(Math.max(s.nanos(), allowed.nanos()), s.octets() - allowed.octets()))
                        .toList();
            case Ceiling.Elsewhere other ->
                List.of(headroom(Math.max(other.sinceNanos(), allowed.nanos()), other.octets() - allowed.octets()));
            case Ceiling.Between between -> {
                var least = Wording.signed(between.interval().delivered() - allowed.octets());
                var most = Wording.signed(between.interval().lost() - 1 - allowed.octets());
                var since = scene.abscissa().since(Math.max(between.sinceNanos(), allowed.nanos()));
                yield List.of(new Stretch(
                        since,
                        Role.LOST_RIBBON,
                        Role.LOST_RIBBON,
                        Role.LOST_RIBBON_TEXT,
                        "between " + least + " and " + most + " octets",
                        least + " to " + most,
                        most));
            }
        };
    }

    private Stretch headroom(long since, int room) {
        var from = scene.abscissa().since(since);
        var number = Wording.signed(room);
        if (room < 0) {
            return new Stretch(
                    from, Role.LOST_RIBBON, Role.LOST_RIBBON, Role.LOST_RIBBON_TEXT, number + " octets", number);
        }
        var meaning = room == 0 ? "0: the largest packet allowed just fits" : number + " octets: room to spare";
        return new Stretch(
                from,
                Role.GOOD_RIBBON,
                Role.GOOD_RIBBON,
                Role.GOOD_RIBBON_TEXT,
                meaning,
                room == 0 ? "0: what is allowed fits" : number + " octets",
                number);
    }

    private void row(Graphics2D g, LaneArea at, double top, List<Stretch> stretches) {
        var y = top + (ROW - HEIGHT) / 2;
        var left = at.bounds().getMinX() + INSET;
        var right = at.bounds().getMaxX() - INSET;
        unknown(g, left, (stretches.isEmpty() ? right : Math.min(right, at.x(stretches.getFirst().from()))) - 1, y);
        for (int i = 0; i < stretches.size(); i++) {
            var begins = at.x(stretches.get(i).from());
            var from = Math.max(left, begins);
            var to = i + 1 < stretches.size() ? Math.min(right, at.x(stretches.get(i + 1).from()) - 1) : right;
            if (to - from > 2) {
                known(g, stretches.get(i), from, to, y, begins < left - 1 ? 0 : POINT);
            }
        }
    }

    private void unknown(Graphics2D g, double from, double to, double y) {
        if (to - from < 4) {
            return;
        }
        g.setColor(scene.color(Role.BORDER));
        g.setStroke(THIN);
        g.draw(new RoundRectangle2D.Double(from, y, to - from, HEIGHT, 5, 5));
        if (to - from > 24) {
            text(g, "?", lettering().label(), scene.color(Role.SOFT_TEXT), (from + to) / 2, y, Lettering.Align.CENTRE);
        }
    }

    private void known(Graphics2D g, Stretch stretch, double from, double to, double y, double point) {
        var shape = pointed(from, to, y, Math.min(point, to - from));
        var fill = stretch.fill();
        g.setColor(scene.color(fill == null ? Role.PANEL : fill));
        g.fill(shape);
        g.setColor(scene.color(stretch.edge()));
        g.setStroke(OUTLINE);
        g.draw(shape);
        var font = fill == null ? lettering().label() : lettering().bold();
        Lettering.fitting(font, to - from - POINT - 10, stretch.texts())
                .ifPresent(text -> text(
                        g, text, font, scene.color(stretch.text()), from + POINT + 6, y, Lettering.Align.LEFT));
    }

    private static void text(
            Graphics2D g, String text, Font font, Color color, double x, double y, Lettering.Align align) {
        Lettering.draw(g, text, font, color, x, y + HEIGHT / 2 + font.getSize2D() * 0.36, align);
    }

    /** With a point where the packet that changed it lies in the view. */
    private static Shape pointed(double from, double to, double y, double point) {
        var path = new Path2D.Double();
        path.moveTo(from, y + HEIGHT / 2);
        path.lineTo(from + point, y);
        path.lineTo(to, y);
        path.lineTo(to, y + HEIGHT);
        path.lineTo(from + point, y + HEIGHT);
        path.closePath();
        return path;
    }

    private Lettering lettering() {
        return scene.lettering();
    }
}
