package org.headroom.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of a flow, drawn into a rectangle: a picture for the window, SVG for the report, a page for the printer.
 *
 * <p>A view keeps one chart a flow, draws it whenever its size, window or selection changed, and asks it afterwards what lies under
 * the pointer:
 *
 * <pre>{@code
 * var chart = new TimelineChart(TimelineModel.of(trace, finding).since(captureStart), Palette.LIGHT);
 * chart.draw(g, area);
 * chart.markAt(x, y).map(chart::tooltip);
 * chart.zoom(0.8, x);          // wheel: closer round x
 * chart.pan(-24);              // drag: pixels to the right
 * chart.reset();               // Home
 * chart.select(chart.next(mark, 1).orElse(null));
 * }</pre>
 *
 * <p>A report closes what paper does not need: {@code chart.close(Part.PACKET_BY_PACKET, Part.RIBBONS, Part.OVERVIEW)}.
 */
public final class TimelineChart {

    /** The font of labels where the window gives none. */
    public static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private static final BasicStroke BORDER = new BasicStroke(1.2f);
    private static final BasicStroke CROSSHAIR =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0);
    /** Packets before the first trouble that the first column shows. */
    private static final int LEAD = 3;

    private final TimelineModel model;
    private final Palette palette;
    private final Tooltips tooltips;
    private final TimeWindow whole;
    private final EnumSet<Part> parts = EnumSet.allOf(Part.class);
    private TimeWindow window;
    private Lettering lettering = new Lettering(FONT);
    private SizeScale scale = SizeScale.WIDENED;
    private @Nullable Mark selected;
    private double legendInset;
    private Hits hits = new Hits();
    private @Nullable TimelineLayout drawn;

    public TimelineChart(TimelineModel model, Palette palette) {
        this.model = model;
        this.palette = palette;
        tooltips = new Tooltips(model);
        whole = TimeWindow.whole(model);
        window = whole;
    }

    public TimelineModel model() {
        return model;
    }

    /** The font of the window's labels; titles and axes derive from it. */
    public TimelineChart font(Font base) {
        lettering = new Lettering(base);
        return this;
    }

    public TimelineChart scale(SizeScale choice) {
        scale = choice;
        return this;
    }

    public TimelineChart close(Part... closed) {
        parts.removeAll(List.of(closed));
        return this;
    }

    public TimelineChart open(Part... opened) {
        parts.addAll(List.of(opened));
        return this;
    }

    /** Keeps the left end of the legend's line free, for a view's own controls; pixels from the left edge of the area. */
    public TimelineChart legendInset(double pixels) {
        legendInset = pixels;
        return this;
    }

    /** Shows the time between two instants, nanoseconds since 1970. */
    public void window(long fromNanos, long toNanos) {
        window = new TimeWindow(Math.min(fromNanos, toNanos), Math.max(fromNanos, toNanos));
    }

    public TimeWindow window() {
        return window;
    }

    /** Closer (a factor below 1) or farther, round what lies at {@code x}. */
    public void zoom(double factor, double x) {
        window = window.zoomed(factor, nanosAt(x), whole);
    }

    /** Moves the view by pixels of the time column: positive shows what comes later. */
    public void pan(double pixels) {
        var width = drawn == null ? 1 : drawn.clock().getWidth();
        window = window.moved(Math.round(pixels / width * window.nanos()), whole);
    }

    /** Shows everything. */
    public void reset() {
        window = whole;
    }

    /** Draws the crosshair through this mark; the first column follows it. Null for none. */
    public void select(@Nullable Mark mark) {
        selected = mark;
    }

    public Optional<Mark> selected() {
        return Optional.ofNullable(selected);
    }

    /** The mark {@code step} events later (or earlier), or the first (last) where none is given; empty at the ends. */
    public Optional<Mark> next(@Nullable Mark from, int step) {
        var marks = model.marks();
        var at = from == null ? (step > 0 ? -1 : marks.size()) : marks.indexOf(from);
        var to = at + step;
        return to >= 0 && to < marks.size() ? Optional.of(marks.get(to)) : Optional.empty();
    }

    /** What was drawn under a pixel the last time. */
    public Optional<Mark> markAt(double x, double y) {
        return hits.at(x, y);
    }

    /** Three lines: what it is and when; its size and place among the copies; what answered it and what that means. */
    public List<String> tooltip(Mark mark) {
        return tooltips.of(mark);
    }

    /** Seconds since the model's origin under a pixel of the time column, or of the strip of the whole capture. */
    public double timeAt(double x) {
        return model.seconds(nanosAt(x));
    }

    /** Nanoseconds since 1970 under a pixel of the time column; pixels beside it count as its edges. */
    public long nanosAt(double x) {
        if (drawn == null) {
            return window.fromNanos();
        }
        var column = drawn.clock();
        var share = Math.clamp((x - column.getX()) / column.getWidth(), 0, 1);
        return window.fromNanos() + Math.round(share * window.nanos());
    }

    /** The time under a pixel of the strip of the whole capture; empty outside of it. */
    public Optional<Long> overviewAt(double x, double y) {
        return drawn != null && drawn.overview().contains(x, y)
                ? Optional.of(new Overview(model, palette).nanos(drawn.overview(), x))
                : Optional.empty();
    }

    /** Whether a pixel lies in the column over time, where a wheel zooms and a drag pans. */
    public boolean overTime(double x, double y) {
        return drawn != null && drawn.clock().contains(x, y);
    }

    public void draw(Graphics2D g, Rectangle2D area) {
        var graphics = (Graphics2D) g.create();
        Lettering.smooth(graphics);
        graphics.setColor(palette.color(Role.PANEL));
        graphics.fill(area);
        graphics.clip(area);
        hits = new Hits();
        var layout = TimelineLayout.of(area, parts, labelWidth(), model.marks().size());
        drawn = layout;
        var tall = SizeAxes.tall(
                model.tall(), scale, layout.tall(), Math.min(34, layout.tall() * 0.22), Math.min(11, layout.tall() * 0.08));
        var small = SizeAxes.small(model.small(), scale, layout.small(), 14, 10);
        var columns = new Columns(this.model, palette, lettering, layout, scale, hits, selected);
        if (layout.slots().getWidth() > 0) {
            var slots = Abscissa.Slots.of(slots(layout.slotCount()));
            columns.draw(graphics, layout.slots(), slots);
            new SizeLabels(palette, lettering).knee(graphics, tall, layout.tallLane(layout.slots()));
        }
        columns.draw(
                graphics,
                layout.clock(),
                new Abscissa.Clock(
                        model, window.fromNanos(), window.toNanos(), layout.clock().getWidth()));
        new SizeLabels(palette, lettering).knee(graphics, tall, layout.tallLane(layout.clock()));
        survival(graphics, layout, tall, small);
        margin(graphics, layout, tall, small);
        titles(graphics, layout);
        if (layout.legend().getHeight() > 0) {
            var inset = Math.max(0, area.getX() + legendInset - layout.legend().getX());
            var line = layout.legend();
            new Legend(model, palette, lettering, new Marks(palette))
                    .draw(
                            graphics,
                            new Rectangle2D.Double(
                                    line.getX() + inset, line.getY(), line.getWidth() - inset, line.getHeight()));
        }
        if (layout.overview().getHeight() > 0) {
            new Overview(model, palette).draw(graphics, layout.overview(), window);
        }
        graphics.dispose();
    }

    private double labelWidth() {
        return Lettering.width("path carries", lettering.axis()) + 18;
    }

    private void survival(Graphics2D g, TimelineLayout layout, KneeAxis tall, KneeAxis small) {
        if (layout.survival().getWidth() > 0) {
            var sizes = new SizeSurvival(model, palette, lettering);
            sizes.lane(g, layout.tallLane(layout.survival()), model.tall(), tall);
            if (layout.small() > 0) {
                sizes.lane(g, layout.smallLane(layout.survival()), model.small(), small);
            }
        }
    }

    private void margin(Graphics2D g, TimelineLayout layout, KneeAxis tall, KneeAxis small) {
        var labels = new SizeLabels(palette, lettering);
        var right = layout.left() - 9;
        labels.draw(g, tall, layout.tallLane(layout.clock()), right);
        direction(g, model.tall(), right, layout.titles());
        if (layout.small() > 0) {
            labels.draw(g, small, layout.smallLane(layout.clock()), right);
            direction(g, model.small(), right, layout.smallLane(layout.clock()).getCenterY() + 8);
        }
        if (layout.ribbons() == 3) {
            row(g, "may send", lettering.label(), Role.SOFT_TEXT, right, layout.ribbonTop() + 3.5 + 10);
            row(g, "path carries", lettering.label(), Role.SOFT_TEXT, right, layout.ribbonTop() + 3.5 + 30);
        }
        if (layout.ribbons() > 0) {
            row(g, "headroom", lettering.bold(), Role.TEXT, right, layout.eventTop() - 3.5 - 10);
        }
        if (layout.events() > 0) {
            row(g, "events", lettering.label(), Role.SOFT_TEXT, right, layout.eventTop() + layout.events() * 0.28);
            row(g, "waiting", lettering.label(), Role.SOFT_TEXT, right, layout.eventTop() + layout.events() * 0.75);
        }
        if (layout.slots().getWidth() > 0) {
            row(g, "packet", lettering.label(), Role.SOFT_TEXT, right, layout.bottom() + 9);
        }
        if (layout.overview().getHeight() > 0) {
            row(g, "capture", lettering.label(), Role.SOFT_TEXT, right, layout.overview().getCenterY());
        }
    }

    private void direction(Graphics2D g, Lane lane, double right, double baseline) {
        var words = lane.direction().title().split(" → ", 2);
        var font = lettering.bold();
        Lettering.draw(g, words[0] + " →", font, palette.color(Role.TEXT), right, baseline, Lettering.Align.RIGHT);
        Lettering.draw(g, words[1], font, palette.color(Role.TEXT), right, baseline + 13, Lettering.Align.RIGHT);
    }

    private void row(Graphics2D g, String text, Font font, Role role, double right, double centre) {
        Lettering.draw(
                g, text, font, palette.color(role), right, centre + font.getSize2D() * 0.36, Lettering.Align.RIGHT);
    }

    private void titles(Graphics2D g, TimelineLayout layout) {
        if (layout.slots().getWidth() > 0) {
            var shown = slots(layout.slotCount());
            var range = shown.isEmpty()
                    ? ""
                    : shown.getFirst().packet() + " – " + shown.getLast().packet();
            title(g, layout.slots(), layout.titles(), "Packet by packet", selected == null ? "how it starts, " + range : range, range);
        }
        var span = Wording.duration(window.nanos());
        var all = window.equals(whole);
        var time = TimeTicks.timeOfDay(window.nanos() / 1e9) ? ", UTC" : "";
        var extent = (all ? "all " + Wording.duration(model.lastNanos() - model.firstNanos()) : span + " of " + Wording.duration(model.lastNanos() - model.firstNanos())) + time;
        var copies = model.tall().copies().isEmpty() ? extent : extent + "; arcs join copies of the same octets";
        title(g, layout.clock(), layout.titles(), "Over time", copies, extent);
        if (layout.survival().getWidth() > 0) {
            title(g, layout.survival(), layout.titles(), "Size survival");
        }
    }

    private void title(Graphics2D g, Rectangle2D column, double y, String title, String... longestFirst) {
        var box = Lettering.draw(
                g, title, lettering.title(), palette.color(Role.TEXT), column.getX() + 1, y, Lettering.Align.LEFT);
        Lettering.fitting(lettering.label(), column.getMaxX() - box.getMaxX() - 6, longestFirst)
                .ifPresent(text -> Lettering.draw(
                        g,
                        text,
                        lettering.label(),
                        palette.color(Role.SOFT_TEXT),
                        box.getMaxX() + 6,
                        y,
                        Lettering.Align.LEFT));
    }

    /** What the first column shows: how the trouble starts, or the neighbourhood of the selection. */
    private List<Mark> slots(int count) {
        var marks = model.marks();
        var trouble = 0;
        while (trouble < marks.size() && !trouble(marks.get(trouble))) {
            trouble++;
        }
        var from = trouble == marks.size() || trouble <= 6 ? 0 : trouble - LEAD;
        var chosen = selected == null ? -1 : marks.indexOf(selected);
        if (chosen >= 0 && (chosen < from || chosen >= from + count)) {
            from = chosen - count / 2;
        }
        from = Math.clamp(from, 0, Math.max(0, marks.size() - count));
        return marks.subList(from, Math.min(marks.size(), from + count));
    }

    private static boolean trouble(Mark mark) {
        return switch (mark) {
            case Mark.TooBig _ -> true;
            case Mark.Data data -> data.fate() == Fate.LOST || data.copy() > 1;
        };
    }

    static BasicStroke border() {
        return BORDER;
    }

    static void crosshair(Graphics2D g, double x, double top, double bottom) {
        g.setStroke(CROSSHAIR);
        g.draw(new Line2D.Double(x, top, x, bottom));
    }
}
