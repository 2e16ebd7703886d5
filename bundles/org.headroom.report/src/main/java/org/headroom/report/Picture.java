package org.headroom.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jfree.svg.MeetOrSlice;
import org.jfree.svg.PreserveAspectRatio;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/** Drawings as SVG, to stand inside a page. */
final class Picture {

    /** What draws. */
    @FunctionalInterface
    interface Drawing {
        void draw(Graphics2D g, Rectangle2D area);
    }

    private final AtomicInteger count = new AtomicInteger();

    /**
     * Draws into an SVG element that is as wide as its place in the page.
     *
     * @return empty on a machine without fonts, where Java cannot draw letters: a report without its picture is still a report
     */
    Optional<String> svg(int width, int height, Drawing drawing) {
        try {
            var g = new SVGGraphics2D(width, height);
            g.setDefsKeyPrefix("p" + count.incrementAndGet() + "-");
            drawing.draw(g, new Rectangle2D.Double(0, 0, width, height));
            return Optional.of(g.getSVGElement(
                    null, false, new ViewBox(0, 0, width, height), PreserveAspectRatio.XMID_YMID, MeetOrSlice.MEET));
        } catch (LinkageError | InternalError _) {
            return Optional.empty();
        }
    }
}
