package org.headroom.chart;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.headroom.flow.Density;
import org.headroom.flow.Direction;
import org.headroom.flow.Mark;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;

/** What the last picture showed where. */
record Drawn(
        TimelineLayout layout,
        Axes axes,
        Hits hits,
        @Nullable Dense dense,
        TimeWindow window) {

    int standsFor(Mark mark) {
        return dense == null ? 1 : dense.standsFor().getOrDefault(mark, 1);
    }

    Optional<Cell> cellAt(double x, double y) {
        if (dense == null) {
            return Optional.empty();
        }
        for (var direction : Direction.values()) {
            var axis = axes.of(direction);
            var lane = axes.tall(direction) ? layout.tallLane(layout.clock()) : layout.smallLane(layout.clock());
            var cells = dense.cells().get(direction);
            if (cells != null && lane.contains(x, y)) {
                return cell(direction, cells, axis, lane, x, y);
            }
        }
        return Optional.empty();
    }

    private static Optional<Cell> cell(
            Direction direction, Density cells, KneeAxis axis, Rectangle2D lane, double x, double y) {
        var column = (int) Math.clamp((x - lane.getX()) / lane.getWidth() * cells.columns(), 0, cells.columns() - 1);
        var octets = Math.max(0, axis.java2DToValue(y, lane, RectangleEdge.LEFT));
        var row = Counting.row(cells.lengthBounds(), (int) Math.round(octets));
        var index = column * cells.rows() + row;
        if (cells.sent()[index] == 0) {
            return Optional.empty();
        }
        var span = (double) (cells.toNanos() - cells.fromNanos()) / cells.columns();
        return Optional.of(new Cell(
                direction,
                cells.fromNanos() + Math.round(column * span),
                cells.fromNanos() + Math.round((column + 1) * span),
                cells.lengthBounds()[row],
                cells.lengthBounds()[row + 1],
                cells.sent()[index],
                cells.lost()[index]));
    }
}
