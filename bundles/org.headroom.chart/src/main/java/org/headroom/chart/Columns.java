package org.headroom.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.headroom.flow.Mark;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/** Builds a column out of JFreeChart's plots: one for each lane, one combined plot for the column. */
record Columns(
        TimelineModel model,
        Palette palette,
        Lettering lettering,
        TimelineLayout layout,
        SizeScale scale,
        Hits hits,
        @Nullable Mark selected) {

    private static final BasicStroke GRID = new BasicStroke(1f);
    private static final double PER_PIXEL = 100;

    void draw(Graphics2D g, Rectangle2D column, Abscissa abscissa) {
        var scene = new Scene(model, abscissa, palette, lettering, new Marks(palette), hits, selected);
        var axis = new ColumnAxis(abscissa, palette, lettering);
        var plot = new CombinedDomainXYPlot(axis);
        plain(plot);
        plot.setGap(0);
        plot.setFixedDomainAxisSpace(space(TimelineLayout.AXIS));
        plot.setFixedRangeAxisSpace(space(0));
        plot.add(tall(scene), weight(layout.tall()));
        if (layout.small() > 0) {
            plot.add(small(scene), weight(layout.small()));
        }
        if (layout.ribbons() > 0) {
            var ribbons = new RibbonPainter(scene, model.tall(), layout.ribbons());
            plot.add(painted(ribbons), weight(TimelineLayout.ribbons(layout.ribbons())));
        }
        if (layout.events() > 0) {
            plot.add(painted(new EventPainter(scene)), weight(layout.events()));
        }
        plot.draw(g, column, null, null, null);
        borders(g, column);
        crosshair(g, column, scene, axis);
    }

    private XYPlot tall(Scene scene) {
        var axis = SizeAxes.tall(
                model.tall(), scale, layout.tall(), Math.min(34, layout.tall() * 0.22), Math.min(11, layout.tall() * 0.08));
        return lane(scene, model.tall(), axis, true);
    }

    private XYPlot small(Scene scene) {
        return lane(scene, model.small(), SizeAxes.small(model.small(), scale, layout.small(), 14, 10), false);
    }

    private XYPlot lane(Scene scene, Lane lane, KneeAxis axis, boolean tall) {
        var data = new MarkDataset(lane, scene);
        var renderer = new MarkRenderer(scene, lane, data);
        renderer.addAnnotation(new Painted(new BoundsPainter(scene, lane)), Layer.BACKGROUND);
        renderer.addAnnotation(new Painted((g, at) -> over(g, at, scene, lane, data, tall)), Layer.FOREGROUND);
        var plot = new XYPlot(data, null, axis, renderer);
        plain(plot);
        return plot;
    }

    private void over(Graphics2D g, LaneArea at, Scene scene, Lane lane, MarkDataset data, boolean tall) {
        var board = new Board(at.bounds());
        for (var mark : data.marks()) {
            var x = at.x(scene.abscissa().of(mark));
            var y = at.y(MarkDataset.octets(mark));
            board.block(new Rectangle2D.Double(x - 6, y - 7, 12, 14));
        }
        new CopyPainter(scene, lane, board).paint(g, at);
        new CaptionPainter(scene, lane, tall, board).paint(g, at);
    }

    private XYPlot painted(Painted.Painter painter) {
        var range = new NumberAxis();
        range.setRange(0, 1);
        range.setVisible(false);
        var plot = new XYPlot(null, null, range, null);
        plain(plot);
        plot.setRangeGridlinesVisible(false);
        plot.addAnnotation(new Painted(painter));
        return plot;
    }

    private void plain(XYPlot plot) {
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setOutlineVisible(false);
        plot.setBackgroundPaint(palette.color(Role.PANEL));
        plot.setRangeGridlineStroke(GRID);
        plot.setRangeGridlinePaint(palette.color(Role.GRID));
        plot.setDomainGridlineStroke(GRID);
        plot.setDomainGridlinePaint(palette.color(Role.GRID));
    }

    private void borders(Graphics2D g, Rectangle2D column) {
        g.setColor(palette.color(Role.BORDER));
        g.setStroke(TimelineChart.border());
        var top = column.getY();
        var bottom = layout.bottom();
        g.draw(new Rectangle2D.Double(column.getX(), top, column.getWidth(), bottom - top));
        for (var y : new double[] {top + layout.tall(), layout.ribbonTop(), layout.eventTop()}) {
            if (y < bottom) {
                g.draw(new Line2D.Double(column.getX(), y, column.getMaxX(), y));
            }
        }
    }

    private void crosshair(Graphics2D g, Rectangle2D column, Scene scene, ValueAxis axis) {
        if (selected != null && scene.shows(selected)) {
            var x = axis.valueToJava2D(scene.abscissa().of(selected), column, RectangleEdge.BOTTOM);
            g.setColor(palette.color(Role.SELECTION_EDGE));
            TimelineChart.crosshair(g, x, column.getY(), layout.bottom());
        }
    }

    private static AxisSpace space(double bottom) {
        var space = new AxisSpace();
        space.setBottom(bottom);
        return space;
    }

    private static int weight(double pixels) {
        return Math.max(1, (int) Math.round(pixels * PER_PIXEL));
    }
}
