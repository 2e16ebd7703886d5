package org.headroom.ui.look;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Draws something into an area, in points. */
@FunctionalInterface
public interface Painter {
    void paint(Graphics2D g, Rectangle2D area);
}
