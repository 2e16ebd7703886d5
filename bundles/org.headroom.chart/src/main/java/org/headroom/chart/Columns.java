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
        Axes axes,
        Hits hits,
        @Nullable Mark selected) {

    private static final BasicStroke GRID = new BasicStroke(1f);
    private static final BasicStroke BORDER = new BasicStroke(1.2f);
    private static final BasicStroke CROSSHAIR =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0);
    private static final double PER_PIXEL = 100;

    /** Draws a column; {@code dense} is null where its packets are few enough for marks. */
    void draw(Graphics2D g, Rectangle2D column, Abscissa abscissa, @Nullable Dense dense) {
        var scene = new Scene(model, abscissa, palette, lettering, new Marks(palette), hits, selected, dense);
        var axis = new ColumnAxis(abscissa, palette, lettering);
        var plot = new CombinedDomainXYPlot(axis);
        plain(plot);
        plot.setGap(0);
        plot.setFixedDomainAxisSpace(space(TimelineLayout.AXIS));
        plot.setFixedRangeAxisSpace(space(0));
        plot.add(lane(scene, model.tall(), layout.tallLane(column), axis), weight(layout.tall()));
        if (layout.small() > 0) {
            plot.add(lane(scene, model.small(), layout.smallLane(column), axis), weight(layout.small()));
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
        new SizeLabels(palette, lettering).knee(g, axes.tall(), layout.tallLane(column));
    }

    private XYPlot lane(Scene scene, Lane lane, Rectangle2D bounds, ValueAxis across) {
        var upwards = axes.of(lane.direction());
        var data = MarkDataset.of(lane, scene, new LaneArea(bounds, across, upwards));
        var renderer = new MarkRenderer(scene, lane, data, bounds);
        var dense = scene.dense();
        if (dense != null && dense.cells().get(lane.direction()) != null) {
            var cells = new DensityPainter(scene, dense.cells().get(lane.direction()));
            renderer.addAnnotation(new Painted(cells), Layer.BACKGROUND);
            renderer.addAnnotation(new Painted(new Unread(scene, lane, dense.readUntil())), Layer.BACKGROUND);
        }
        renderer.addAnnotation(new Painted(new BoundsPainter(scene, lane)), Layer.BACKGROUND);
        renderer.addAnnotation(new Painted((g, at) -> labels(g, at, scene, lane, data)), Layer.FOREGROUND);
        var plot = new XYPlot(data, null, upwards, renderer);
        plain(plot);
        plot.setDomainGridlinesVisible(!scene.packetByPacket());
        return plot;
    }

    private void labels(Graphics2D g, LaneArea at, Scene scene, Lane lane, MarkDataset data) {
        var board = new Board(at.bounds());
        data.marks().forEach(mark -> block(board, at, scene, mark));
        lane.context().stream().filter(scene::shows).forEach(mark -> block(board, at, scene, mark));
        if (scene.dense() == null) {
            new CopyPainter(scene, lane, board).paint(g, at);
        }
        if (lane.equals(model.tall())) {
            new TallCaptions(scene, lane, data, board).paint(g, at);
        } else {
            new SmallCaptions(scene, lane, board).paint(g, at);
        }
    }

    private static void block(Board board, LaneArea at, Scene scene, Mark mark) {
        var x = at.x(scene.abscissa().of(mark));
        var y = at.y(MarkDataset.octets(mark));
        board.block(new Rectangle2D.Double(x - 6, y - 7, 12, 14));
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
        g.setStroke(BORDER);
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
            // in the middle of a pixel, or its thin dashes turn pale
            var x = Math.floor(axis.valueToJava2D(scene.abscissa().of(selected), column, RectangleEdge.BOTTOM)) + 0.5;
            g.setColor(palette.color(Role.SELECTION_EDGE));
            g.setStroke(CROSSHAIR);
            g.draw(new Line2D.Double(x, column.getY(), x, layout.bottom()));
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
