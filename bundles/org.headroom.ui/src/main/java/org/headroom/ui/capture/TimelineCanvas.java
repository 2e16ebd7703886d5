package org.headroom.ui.capture;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.headroom.chart.Role;
import org.headroom.chart.TimelineChart;
import org.headroom.flow.Mark;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Picture;
import org.jspecify.annotations.Nullable;

/** The timeline of the chosen flow. The chart draws it; this shows it, and over it the tooltip and the range being dragged. */
final class TimelineCanvas extends Picture {

    private static final double CLOSER = 0.8;

    private final Look look;
    private final Sight sight;
    private String words = "";
    private Optional<Tooltip> tooltip = Optional.empty();
    private @Nullable Rectangle range;

    /** What the canvas shows; the painter asks it. */
    private static final class Sight {
        private @Nullable TimelineChart chart;
    }

    TimelineCanvas(Composite parent, Look look) {
        this(parent, look, new Sight());
    }

    private TimelineCanvas(Composite parent, Look look, Sight sight) {
        super(parent, SWT.NONE, (g, area) -> draw(g, area, look, sight));
        this.look = look;
        this.sight = sight;
        setBackground(look.color(Role.PANEL));
    }

    private static void draw(Graphics2D g, Rectangle2D area, Look look, Sight sight) {
        if (sight.chart == null) {
            g.setColor(look.palette().color(Role.PANEL));
            g.fill(area);
        } else {
            sight.chart.draw(g, area);
        }
    }

    /** @param title what the chart is of, for those who cannot see it */
    void show(TimelineChart chart, String title) {
        turnTo(chart, title);
    }

    /** Nothing to show: says what would be here. */
    void showNothing(String words) {
        turnTo(null, words);
    }

    private void turnTo(@Nullable TimelineChart chart, String says) {
        sight.chart = chart;
        words = says;
        tooltip = Optional.empty();
        describe(says);
        refresh();
    }

    Optional<TimelineChart> chart() {
        return Optional.ofNullable(sight.chart);
    }

    /** The mark under a point, and the tooltip that tells its facts. */
    Optional<Mark> hover(int x, int y) {
        var chart = sight.chart;
        var mark = chart == null ? Optional.<Mark>empty() : chart.markAt(x, y);
        tell(mark.isEmpty() || chart == null ? List.of() : chart.tooltip(mark.get()), new Point(x, y));
        return mark;
    }

    /** The tooltip of a mark, as the keyboard goes there. */
    void tell(Mark mark) {
        var chart = sight.chart;
        if (chart != null) {
            tell(chart.tooltip(mark), Places.of(chart, mark, getClientArea()));
        }
    }

    void forgetTooltip() {
        tell(List.of(), new Point(0, 0));
    }

    private void tell(List<String> lines, Point at) {
        var next = lines.isEmpty() ? Optional.<Tooltip>empty() : Optional.of(new Tooltip(lines, at, look));
        if (!next.equals(tooltip)) {
            tooltip = next;
            describe(lines.isEmpty() ? words : String.join(". ", lines));
            redraw();
        }
    }

    /** The range being dragged, or null. */
    void mark(@Nullable Rectangle dragged) {
        range = dragged;
        redraw();
    }

    void closer(int x) {
        change(chart -> chart.zoom(CLOSER, x));
    }

    void farther(int x) {
        change(chart -> chart.zoom(1 / CLOSER, x));
    }

    void fit() {
        change(TimelineChart::reset);
    }

    void change(java.util.function.Consumer<TimelineChart> change) {
        if (sight.chart != null) {
            change.accept(sight.chart);
            forgetTooltip();
            refresh();
        }
    }

    @Override
    protected void overlay(GC gc) {
        if (sight.chart == null) {
            say(gc, words, look);
        }
        if (range != null) {
            gc.setBackground(look.color(Role.SELECTION_EDGE));
            gc.setAlpha(40);
            gc.fillRectangle(range);
            gc.setAlpha(255);
            gc.setForeground(look.color(Role.SELECTION_EDGE));
            gc.drawRectangle(range);
        }
        tooltip.ifPresent(card -> card.draw(gc, getClientArea()));
    }
}
