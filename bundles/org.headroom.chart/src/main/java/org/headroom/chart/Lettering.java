package org.headroom.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.stream.Stream;

/** Text of a chart, measured before it is drawn. Positions are baselines. */
final class Lettering {

    /** Where a text lies relative to its x. */
    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);
    private static final BasicStroke HALO = new BasicStroke(3.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private final Font title;
    private final Font label;
    private final Font bold;
    private final Font axis;
    private final Font axisBold;

    /** @param base the font of the window's labels */
    Lettering(Font base) {
        title = base.deriveFont(Font.BOLD);
        label = base.deriveFont(Font.PLAIN, base.getSize2D() - 1);
        bold = base.deriveFont(Font.BOLD, base.getSize2D() - 1);
        axis = base.deriveFont(Font.PLAIN, base.getSize2D() - 1.5f);
        axisBold = base.deriveFont(Font.BOLD, base.getSize2D() - 0.5f);
    }

    Font title() {
        return title;
    }

    Font label() {
        return label;
    }

    Font bold() {
        return bold;
    }

    Font axis() {
        return axis;
    }

    Font axisBold() {
        return axisBold;
    }

    static double width(String text, Font font) {
        return font.getStringBounds(text, MEASURE).getWidth();
    }

    /** What a text covers, for telling overlaps. */
    static Rectangle2D box(String text, Font font, double x, double y, Align align) {
        var width = width(text, font);
        var size = font.getSize2D();
        return new Rectangle2D.Double(left(x, width, align), y - size * 0.8, width, size);
    }

    /** Draws, and answers where. */
    static Rectangle2D draw(Graphics2D g, String text, Font font, Color color, double x, double y, Align align) {
        var box = box(text, font, x, y, align);
        g.setFont(font);
        g.setColor(color);
        g.drawString(text, (float) box.getX(), (float) y);
        return box;
    }

    /** Draws over lines: a seam of the ground's colour keeps the letters legible. */
    static Rectangle2D drawWithHalo(
            Graphics2D g, String text, Font font, Color color, Color ground, double x, double y, Align align) {
        var box = box(text, font, x, y, align);
        var outline = font.createGlyphVector(MEASURE, text).getOutline((float) box.getX(), (float) y);
        g.setColor(ground);
        g.setStroke(HALO);
        g.draw(outline);
        return draw(g, text, font, color, x, y, align);
    }

    /** The first of the texts, given longest first, that fits into a width. */
    static Optional<String> fitting(Font font, double width, String... longestFirst) {
        return Stream.of(longestFirst)
                .filter(text -> !text.isEmpty() && width(text, font) <= width)
                .findFirst();
    }

    /** Shortened in the middle where it is too long; empty where nothing of it fits. */
    static String shortened(String text, Font font, double width) {
        if (width(text, font) <= width) {
            return text;
        }
        for (int keep = text.length() - 2; keep >= 2; keep--) {
            var cut = text.substring(0, (keep + 1) / 2) + "…" + text.substring(text.length() - keep / 2);
            if (width(cut, font) <= width) {
                return cut;
            }
        }
        return "";
    }

    static void smooth(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    private static double left(double x, double width, Align align) {
        return switch (align) {
            case LEFT -> x;
            case CENTRE -> x - width / 2;
            case RIGHT -> x - width;
        };
    }
}
