package org.headroom.chart;

import java.util.Arrays;
import java.util.List;
import org.headroom.flow.Density;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;

/** Counts marks into the cells of a grid. */
final class Counting {

    private Counting() {}

    static Density of(Grid grid, List<? extends Mark> marks, List<? extends Mark> context) {
        var rows = grid.lengthBounds().length - 1;
        var sent = new int[grid.columns() * rows];
        var lost = new int[sent.length];
        var span = (double) (grid.toNanos() - grid.fromNanos());
        for (var list : List.of(marks, context)) {
            for (var mark : list) {
                if (mark instanceof Mark.Data data && inside(grid, data)) {
                    var column = (int) ((data.nanos() - grid.fromNanos()) / span * grid.columns());
                    var cell = Math.min(column, grid.columns() - 1) * rows + row(grid.lengthBounds(), data.length());
                    sent[cell]++;
                    lost[cell] += data.fate() == Fate.LOST ? 1 : 0;
                }
            }
        }
        return new Density(grid.fromNanos(), grid.toNanos(), grid.columns(), grid.lengthBounds(), sent, lost);
    }

    private static boolean inside(Grid grid, Mark mark) {
        return mark.nanos() >= grid.fromNanos() && mark.nanos() < grid.toNanos();
    }

    /** The row of a length; what is larger than all goes into the last. */
    static int row(int[] bounds, int length) {
        var found = Arrays.binarySearch(bounds, length);
        return Math.clamp(found >= 0 ? found : -found - 2, 0, bounds.length - 2);
    }
}
