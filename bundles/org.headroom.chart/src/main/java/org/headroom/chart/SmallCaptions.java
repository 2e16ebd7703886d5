package org.headroom.chart;

import java.awt.Graphics2D;
import java.util.Optional;
import org.headroom.flow.Direction;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;

/** Says in words what the other direction shows: who announced what, what passes there, what never got an answer. */
record SmallCaptions(Scene scene, Lane lane, Board board) implements Painted.Painter {

    @Override
    public void paint(Graphics2D g, LaneArea at) {
        var caption = new Caption(scene, board);
        if (scene.packetByPacket()) {
            handshake(g, at, caption);
        } else if (scene.dense() == null) {
            otherFlow(g, at, caption);
            stillMissing(g, at, caption);
        }
    }

    private void handshake(Graphics2D g, LaneArea at, Caption caption) {
        var toServer = lane.direction() == Direction.CLIENT_TO_SERVER;
        var row = scene.model().trace().row();
        var mss = toServer ? row.clientMss() : row.serverMss();
        var name = toServer ? "SYN" : "SYN-ACK";
        var text = mss == null ? name : name + " " + mss;
        var font = scene.lettering().axis();
        var least = at.bounds().getMinX() + Lettering.width(text, font) / 2 + 5;
        for (var mark : lane.marks()) {
            if (mark instanceof Mark.Data data && data.syn() && scene.shows(mark)) {
                var x = Math.max(at.x(scene.abscissa().of(mark)), least);
                caption.say(g, text, font, Role.SOFT_TEXT, x, at.y(data.length()) - 13, Lettering.Align.CENTRE);
            }
        }
    }

    /** Another flow that gets larger packets through this way. */
    private void otherFlow(Graphics2D g, LaneArea at, Caption caption) {
        var largest = lane.context().stream()
                .filter(m -> m.fate() == Fate.DELIVERED)
                .mapToInt(Mark.Data::length)
                .max()
                .orElse(0);
        var those = lane.context().stream()
                .filter(m -> m.length() == largest && m.fate() == Fate.DELIVERED && scene.shows(m))
                .toList();
        if (largest <= lane.largestSent() || those.isEmpty()) {
            return;
        }
        var numbers = those.size() == 1
                ? "(" + those.getFirst().packet() + ")"
                : "(" + those.getFirst().packet() + " – " + those.getLast().packet() + ")";
        var last = at.x(scene.abscissa().of(those.getLast()));
        var beside = lane.allowed() == null || Math.abs(at.y(lane.allowed().octets()) - at.y(largest)) > 8;
        var font = scene.lettering().label();
        caption.sayRightOf(
                g,
                font,
                beside ? last + 10 : last - 2,
                at.bounds().getMaxX(),
                new double[] {at.y(largest) + (beside ? font.getSize2D() * 0.36 : Caption.LINE)},
                "other flow: %d octets pass this way %s".formatted(largest, numbers),
                "other flow: %d octets pass".formatted(largest));
    }

    /** Where this lane brings nothing but acknowledgments: what the other side still waits for. */
    private void stillMissing(Graphics2D g, LaneArea at, Caption caption) {
        var data = lane.marks().stream()
                .anyMatch(m ->
                        m instanceof Mark.Data packet && !packet.acknowledgment() && !packet.syn() && !packet.closes());
        var missing = missing();
        if (data || missing.isEmpty()) {
            return;
        }
        var last = lane.marks().stream()
                .filter(scene::shows)
                .mapToDouble(m -> at.x(scene.abscissa().of(m)))
                .max()
                .orElse(at.bounds().getMinX());
        caption.sayRightOf(
                g,
                scene.lettering().label(),
                last + 18,
                at.bounds().getMaxX(),
                new double[] {at.y(0) - 3, at.y(0) - 3 - Caption.LINE, at.y(0) - 3 - 2 * Caption.LINE},
                "only acknowledgments; " + missing.get() + " stay missing",
                missing.get() + " stay missing");
    }

    private Optional<String> missing() {
        var never = scene.model().tall().never();
        if (never.isEmpty()) {
            return Optional.empty();
        }
        var first = never.stream().mapToLong(Mark.Data::sequence).min().orElse(0);
        var last = never.stream()
                .mapToLong(m -> m.sequence() + m.payload() - 1)
                .max()
                .orElse(0);
        var toServer = scene.model().tall().direction() == Direction.CLIENT_TO_SERVER;
        var sender = toServer ? "the client’s" : "the server’s";
        return Optional.of("%s octets %s – %s".formatted(sender, Wording.grouped(first), Wording.grouped(last)));
    }
}
