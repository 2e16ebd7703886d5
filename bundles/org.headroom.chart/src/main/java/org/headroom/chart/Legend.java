package org.headroom.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.headroom.flow.Density;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;
import org.jspecify.annotations.Nullable;

/** The marks that a timeline uses, each with its name; the last are dropped where the line is too short. */
record Legend(
        TimelineModel model,
        Palette palette,
        Lettering lettering,
        Marks marks,
        @Nullable Dense dense) {

    private static final double MARK = 22;
    private static final double GAP = 14;
    private static final double RAMP = 96;

    @FunctionalInterface
    private interface Sample {
        void draw(Graphics2D g, double x, double y);
    }

    /** @param brief its name where the line is short */
    private record Entry(String name, String brief, Sample sample) {}

    void draw(Graphics2D g, Rectangle2D area) {
        var x = area.getX();
        var y = area.getCenterY();
        var font = lettering.label();
        if (dense != null) {
            x = ramp(g, x, y, Role.DELIVERED, dense.most(Density::sent), "packets a cell") + GAP;
            x = again(g, x, y, area.getMaxX(), dense);
        }
        var entries = entries();
        var names = entries.stream().map(Entry::name).toList();
        if (x + width(names, font) > area.getMaxX()) {
            names = entries.stream().map(Entry::brief).toList();
        }
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            var width = MARK + Lettering.width(name, font);
            if (x + width > area.getMaxX()) {
                return;
            }
            entries.get(i).sample().draw(g, x + 9, y);
            Lettering.draw(
                    g,
                    name,
                    font,
                    palette.color(Role.TEXT),
                    x + MARK,
                    y + font.getSize2D() * 0.36,
                    Lettering.Align.LEFT);
            x += width + GAP;
        }
    }

    private static double width(List<String> names, Font font) {
        return names.stream()
                        .mapToDouble(name -> MARK + Lettering.width(name, font) + GAP)
                        .sum()
                - GAP;
    }

    private List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        add(entries, "delivered", dense == null && any(Fate.DELIVERED, false), marks::delivered);
        add(entries, "lost", any(Fate.LOST, false), (g, x, y) -> marks.lost(g, x, y, false));
        add(entries, "sent again, lost", any(Fate.LOST, true), (g, x, y) -> marks.lostAgain(g, x, y, false));
        add(entries, "sent again, delivered", any(Fate.DELIVERED, true), marks::deliveredAgain);
        var messages = model.marks().stream().anyMatch(Mark.TooBig.class::isInstance);
        add(entries, "ICMP too big, at its MTU", messages, marks::tooBig);
        add(entries, "in flight", model.tall().flight() != null, this::flight);
        var others =
                !model.tall().context().isEmpty() || !model.small().context().isEmpty();
        add(entries, "other flows", others, marks::context);
        add(entries, "missing room", missing(model.tall()) || missing(model.small()), this::hatch);
        add(entries, "reset", ends(Mark.Closing.RESET), marks::reset);
        var waits = !model.tall().waits().isEmpty() || !model.small().waits().isEmpty();
        add(entries, "timer", waits, marks::timer);
        add(entries, "FIN", ends(Mark.Closing.FIN), (g, x, y) -> marks.fin(g, x, y, true));
        add(entries, "fate unknown", unknown(), marks::unknown);
        return entries;
    }

    /** The colours of cells with a packet that was lost or had to be sent again, where there are any and room is left. */
    private double again(Graphics2D g, double x, double y, double right, Dense cells) {
        var most = cells.most(Density::lost);
        var name = "lost or sent again";
        var fits = x + 2 * RAMP + Lettering.width(most + name, lettering.label()) <= right;
        return most > 0 && fits ? ramp(g, x, y, Role.LOST, most, name) + GAP : x;
    }

    /** The colours of the cells, from one packet to the most of any. */
    private double ramp(Graphics2D g, double x, double y, Role role, int most, String name) {
        var font = lettering.label();
        var baseline = y + font.getSize2D() * 0.36;
        var soft = palette.color(Role.SOFT_TEXT);
        x = Lettering.draw(g, "1", font, soft, x, baseline, Lettering.Align.LEFT)
                        .getMaxX()
                + 6;
        var ramp = DensityPainter.ramp(palette, role);
        for (var color : ramp) {
            g.setColor(color);
            g.fill(new Rectangle2D.Double(x, y - 5, RAMP / ramp.length + 0.4, 10));
            x += RAMP / ramp.length;
        }
        var text = Wording.grouped(most) + " " + name;
        return Lettering.draw(g, text, font, soft, x + 7, baseline, Lettering.Align.LEFT)
                .getMaxX();
    }

    private static void add(List<Entry> entries, String name, boolean present, Sample sample) {
        if (present) {
            entries.add(new Entry(name, name.replaceFirst(", at its MTU$", ""), sample));
        }
    }

    private boolean any(Fate fate, boolean again) {
        return model.marks().stream()
                .anyMatch(m -> m instanceof Mark.Data data && data.fate() == fate && data.copy() > 1 == again);
    }

    private boolean ends(Mark.Closing how) {
        return model.marks().stream().anyMatch(m -> m instanceof Mark.Data data && data.closing() == how);
    }

    private boolean unknown() {
        return model.marks().stream()
                .anyMatch(m -> m instanceof Mark.Data data
                        && data.fate() == Fate.UNKNOWN
                        && !data.acknowledgment()
                        && !data.syn()
                        && !data.closes());
    }

    private static boolean missing(Lane lane) {
        var room = lane.headroom();
        return room != null && room < 0;
    }

    private void hatch(Graphics2D g, double x, double y) {
        var box = new Rectangle2D.Double(x - 9, y - 6, 18, 12);
        marks.missingRoom(g, box);
        g.setColor(palette.color(Role.LOST));
        g.setStroke(new java.awt.BasicStroke(1));
        g.draw(box);
    }

    private void flight(Graphics2D g, double x, double y) {
        g.setColor(palette.color(Role.IN_FLIGHT, 0.2));
        g.fill(new Rectangle2D.Double(x - 9, y - 6, 18, 12));
    }
}
