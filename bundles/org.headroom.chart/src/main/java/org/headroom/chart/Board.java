package org.headroom.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Keeps labels apart: a place on a lane is given once. */
final class Board {

    private static final double ACROSS = 4;
    private static final double ALONG = 2;

    private final Rectangle2D bounds;
    private final List<Rectangle2D> taken = new ArrayList<>();

    Board(Rectangle2D bounds) {
        this.bounds = bounds;
    }

    /** Takes the place where it is free and inside; otherwise answers false. */
    boolean take(Rectangle2D box) {
        if (!bounds.contains(box) || taken.stream().anyMatch(box::intersects)) {
            return false;
        }
        block(box);
        return true;
    }

    /** Takes a place whether free or not: a mark lies there. */
    void block(Rectangle2D box) {
        taken.add(new Rectangle2D.Double(
                box.getX() - ACROSS, box.getY() - ALONG, box.getWidth() + 2 * ACROSS, box.getHeight() + 2 * ALONG));
    }
}
