package org.headroom.chart;

import java.awt.Font;
import java.awt.Graphics2D;

/** Says a text on a lane where its place is free. */
record Caption(Scene scene, Board board) {

    /** Height of a line of text, pixels. */
    static final double LINE = 14;

    boolean say(Graphics2D g, String text, Font font, Role role, double x, double y, Lettering.Align align) {
        if (!board.take(Lettering.box(text, font, x, y, align))) {
            return false;
        }
        Lettering.drawWithHalo(g, text, font, scene.color(role), scene.color(Role.PANEL), x, y, align);
        return true;
    }

    /** The first of the texts, longest first, that has room right of {@code x}, on one of the baselines. */
    boolean sayRightOf(Graphics2D g, Font font, double x, double right, double[] baselines, String... longestFirst) {
        for (var text : longestFirst) {
            for (var y : baselines) {
                if (x + Lettering.width(text, font) <= right - 4
                        && say(g, text, font, Role.SOFT_TEXT, x, y, Lettering.Align.LEFT)) {
                    return true;
                }
            }
        }
        return false;
    }
}
