package org.headroom.report;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.headroom.diagnosis.Verdict;

/** How drawings come into a page: each document that is made of it has its own way. */
interface Pictures {

    /** What draws. */
    @FunctionalInterface
    interface Drawing {
        void draw(Graphics2D g, Rectangle2D area);
    }

    /**
     * The markup for a drawing that is as wide as its place in the page.
     *
     * @return empty on a machine without fonts, where Java cannot draw letters: a report without its picture is still a report
     */
    Optional<String> drawing(int width, int height, Drawing drawing);

    /** The markup for a verdict's sign. */
    String sign(Verdict verdict);

    /** The font in which drawings write. */
    Font font();

    /** The font for arithmetic. */
    Font monospaced();
}
