package org.headroom.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headroom.flow.Density;
import org.headroom.flow.Direction;
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
 * chart.pan(-24);              // drag: pixels towards earlier times
 * chart.reset();               // Home
 * chart.select(chart.next(mark, 1).orElse(null));
 * }</pre>
 *
 * <p>A report closes what paper does not need: {@code chart.close(Part.PACKET_BY_PACKET, Part.RIBBONS, Part.OVERVIEW)}.
 *
 * <p>Above 2,000 packets in the view cells take the place of marks. They are counted from the trace, or, where a view has more than a
 * trace holds, given:
 *
 * <pre>{@code
 * for (var direction : Direction.values()) {
 *     var grid = chart.grid(area, direction);
 *     chart.density(direction, analysis.density(
 *             direction, grid.fromNanos(), grid.toNanos(), grid.columns(), grid.lengthBounds()));
 * }
 * }</pre>
 */
public final class TimelineChart {

    /** The font of labels where the window gives none. */
    public static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private final TimelineModel model;
    private final Palette palette;
    private final Tooltips tooltips;
    private final TimeWindow whole;
    private final EnumSet<Part> parts = EnumSet.allOf(Part.class);
    private final Map<Direction, Density> given = new EnumMap<>(Direction.class);
    private TimeWindow window;
    private Lettering lettering = new Lettering(FONT);
    private SizeScale scale = SizeScale.WIDENED;
    private @Nullable Mark selected;
    private double legendInset;
    private long readUntil = Dense.ALL;
    private @Nullable Drawn drawn;

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

    /** Says that what comes after a time, nanoseconds since 1970, has not been read yet: its cells are not known. */
    public TimelineChart readUntil(long nanos) {
        readUntil = nanos;
        return this;
    }

    /** Shows the time between two instants, nanoseconds since 1970. */
    public void window(long fromNanos, long toNanos) {
        window = new TimeWindow(Math.min(fromNanos, toNanos), Math.max(fromNanos, toNanos));
        given.clear();
    }

    public TimeWindow window() {
        return window;
    }

    /** Closer (a factor below 1) or farther, round what lies at {@code x}. */
    public void zoom(double factor, double x) {
        window = window.zoomed(factor, nanosAt(x), whole);
        given.clear();
    }

    /** Moves the view by pixels of the time column: positive shows what comes later. */
    public void pan(double pixels) {
        var width = drawn == null ? 1 : drawn.layout().clock().getWidth();
        window = window.moved(Math.round(pixels / width * window.nanos()), whole);
        given.clear();
    }

    /** Whether the time of a mark lies in the view. */
    public boolean shows(Mark mark) {
        return mark.nanos() >= window.fromNanos() && mark.nanos() <= window.toNanos();
    }

    /** Moves the view to a mark, where it is not in it. */
    public void reveal(Mark mark) {
        if (!shows(mark)) {
            window = window.moved(mark.nanos() - window.fromNanos() - window.nanos() / 2, whole);
            given.clear();
        }
    }

    /** Shows everything. */
    public void reset() {
        window = whole;
        given.clear();
    }

    /** The cells that a picture of this size wants of {@link org.headroom.diagnosis.Analysis#density}. */
    public Grid grid(Rectangle2D area, Direction direction) {
        var layout = layout(area);
        var height = direction == model.tall().direction() ? layout.tall() : Math.max(20, layout.small());
        var axis = Axes.of(model, scale, layout).of(direction);
        return Grid.of(window, layout.clock().getWidth(), axis, height);
    }

    /** Draws these cells instead of packets, until the window changes. */
    public void density(Direction direction, Density cells) {
        given.put(direction, cells);
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
        return drawn == null ? Optional.empty() : drawn.hits().at(x, y);
    }

    /** The cell of a density picture under a pixel; empty where it drew marks, or nothing was sent. */
    public Optional<Cell> cellAt(double x, double y) {
        return drawn == null ? Optional.empty() : drawn.cellAt(x, y);
    }

    /** Three lines: what it is and when; its size and place among the copies; what answered it and what that means. */
    public List<String> tooltip(Mark mark) {
        return tooltips.of(mark, drawn == null ? 1 : drawn.standsFor(mark));
    }

    /** Three lines: when and how long; its sizes; what became of them. */
    public List<String> tooltip(Cell cell) {
        return tooltips.of(cell);
    }

    /** Nanoseconds since 1970 under a pixel of the time column; pixels beside it count as its edges. */
    public long nanosAt(double x) {
        if (drawn == null) {
            return window.fromNanos();
        }
        var column = drawn.layout().clock();
        var share = Math.clamp((x - column.getX()) / column.getWidth(), 0, 1);
        return window.fromNanos() + Math.round(share * window.nanos());
    }

    /** The time under a pixel of the strip of the whole capture; empty outside of it. */
    public Optional<Long> overviewAt(double x, double y) {
        return drawn != null && drawn.layout().overview().contains(x, y)
                ? Optional.of(new Overview(model, palette).nanos(drawn.layout().overview(), x))
                : Optional.empty();
    }

    /** Whether a pixel lies in the column over time, where a wheel zooms and a drag pans. */
    public boolean overTime(double x, double y) {
        return drawn != null && drawn.layout().clock().contains(x, y);
    }

    /** Draws everything, ground included; nothing outside the area. */
    public void draw(Graphics2D g, Rectangle2D area) {
        var graphics = (Graphics2D) g.create();
        Lettering.smooth(graphics);
        graphics.setColor(palette.color(Role.PANEL));
        graphics.fill(area);
        graphics.clip(area);
        var layout = layout(area);
        var axes = Axes.of(model, scale, layout);
        var dense = Dense.of(model, window, given, readUntil, axes, layout);
        var hits = new Hits();
        drawn = new Drawn(layout, axes, hits, dense, window);
        var columns = new Columns(model, palette, lettering, layout, axes, hits, selected);
        var titles = new Titles(model, palette, lettering, layout);
        if (layout.slots().getWidth() > 0) {
            var choice = new SlotChoice(model.marks(), selected);
            var shown = choice.of(layout.slotCount());
            columns.draw(graphics, layout.slots(), Abscissa.Slots.of(shown), null);
            titles.slots(graphics, shown, choice.starts(layout.slotCount()));
        }
        columns.draw(graphics, layout.clock(), clock(layout), dense);
        titles.clock(graphics, window, window.equals(whole), dense);
        if (layout.survival().getWidth() > 0) {
            new SizeSurvival(model, palette, lettering).beside(graphics, layout, axes);
            titles.survival(graphics);
        }
        new Margin(model, palette, lettering, layout).draw(graphics, axes);
        if (layout.legend().getHeight() > 0) {
            new Legend(model, palette, lettering, new Marks(palette), dense).draw(graphics, legend(area, layout));
        }
        if (layout.overview().getHeight() > 0) {
            new Overview(model, palette).draw(graphics, layout.overview(), window);
        }
        graphics.dispose();
    }

    private TimelineLayout layout(Rectangle2D area) {
        var packets = model.marks().size();
        return TimelineLayout.of(area, parts, Margin.width(lettering), SizeSurvival.width(lettering), packets);
    }

    private Abscissa clock(TimelineLayout layout) {
        var width = layout.clock().getWidth();
        return new Abscissa.Clock(model, window.fromNanos(), window.toNanos(), width);
    }

    private Rectangle2D legend(Rectangle2D area, TimelineLayout layout) {
        var line = layout.legend();
        var inset = Math.max(0, area.getX() + legendInset - line.getX());
        return new Rectangle2D.Double(line.getX() + inset, line.getY(), line.getWidth() - inset, line.getHeight());
    }
}
