package org.headroom.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.headroom.flow.Mark;
import org.jspecify.annotations.Nullable;

/** The line above the columns: what each shows, and how much of the whole. */
record Titles(TimelineModel model, Palette palette, Lettering lettering, TimelineLayout layout) {

    void slots(Graphics2D g, List<Mark> shown, boolean start) {
        var range = shown.isEmpty()
                ? ""
                : shown.getFirst().packet() + " – " + shown.getLast().packet();
        title(g, layout.slots(), "Packet by packet", start ? "how it starts, " + range : range, range);
    }

    void clock(Graphics2D g, TimeWindow window, boolean whole, @Nullable Dense dense) {
        var all = Wording.duration(model.lastNanos() - model.firstNanos());
        var utc = TimeTicks.timeOfDay(window.nanos() / 1e9) ? ", UTC" : "";
        var extent = (whole ? "all " + all : Wording.duration(window.nanos()) + " of " + all) + utc;
        var packets = Wording.grouped(model.trace().row().packets());
        if (dense != null && dense.readUntil() != Dense.ALL) {
            var read = Wording.duration(dense.readUntil() - model.firstNanos()) + " so far" + utc;
            title(g, layout.clock(), "Over time", read + ", drawn as density", read);
        } else if (dense != null) {
            var counted = packets + " packets in " + all + utc;
            title(
                    g,
                    layout.clock(),
                    "Over time",
                    model.marks().isEmpty() ? "" : counted + ", drawn as density; losses and ICMP stay marks",
                    counted + ", drawn as density",
                    counted);
        } else if (model.tall().copies().isEmpty()) {
            title(g, layout.clock(), "Over time", extent);
        } else {
            title(g, layout.clock(), "Over time", extent + "; arcs join copies of the same octets", extent);
        }
    }

    void survival(Graphics2D g) {
        title(g, layout.survival(), "Size survival");
    }

    private void title(Graphics2D g, Rectangle2D column, String title, String... longestFirst) {
        var y = layout.titles();
        var color = palette.color(Role.TEXT);
        var font = lettering.label();
        var box = Lettering.draw(g, title, lettering.title(), color, column.getX() + 1, y, Lettering.Align.LEFT);
        var left = box.getMaxX() + 6;
        Lettering.fitting(font, column.getMaxX() - left, longestFirst)
                .ifPresent(text ->
                        Lettering.draw(g, text, font, palette.color(Role.SOFT_TEXT), left, y, Lettering.Align.LEFT));
    }
}
