package org.headroom.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Objects;
import org.headroom.flow.Density;
import org.jspecify.annotations.Nullable;

/**
 * Draws counts as cells: delivered from 15 % to 100 % by the logarithm of the count, cells with a loss as lost from 35 % on,
 * whatever else is in them.
 */
record DensityPainter(Scene scene, Density density) implements Painted.Painter {

    private static final int LEVELS = 24;
    private static final double FAINTEST = 0.15;
    private static final double FAINTEST_LOST = 0.35;

    @Override
    public void paint(Graphics2D g, LaneArea at) {
        var sentMost = most(density.sent());
        var lostMost = most(density.lost());
        var sent = ramp(scene.palette(), Role.DELIVERED);
        var lost = ramp(scene.palette(), Role.LOST);
        var hint = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (int row = 0; row < density.rows(); row++) {
            // A row hangs below its largest size: what just fits stays under the line that it fits.
            var bottom = Math.round(at.y(Math.max(0, density.lengthBounds()[row] - 1)));
            var top = Math.round(at.y(density.lengthBounds()[row + 1] - 1));
            Color colour = null;
            var start = 0;
            for (int column = 0; column <= density.columns(); column++) {
                var next = column == density.columns()
                        ? null
                        : color(column * density.rows() + row, sent, lost, sentMost, lostMost);
                if (!Objects.equals(next, colour)) {
                    run(g, at, start, column, top, bottom, colour);
                    colour = next;
                    start = column;
                }
            }
        }
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, hint);
    }

    /** Neighbours of one colour are one rectangle: that keeps SVG small. */
    private void run(Graphics2D g, LaneArea at, int from, int to, long top, long bottom, @Nullable Color color) {
        if (color != null) {
            var left = Math.round(x(at, from));
            g.setColor(color);
            g.fill(new Rectangle2D.Double(
                    left, top, Math.max(1, Math.round(x(at, to)) - left), Math.max(1, bottom - top)));
        }
    }

    private double x(LaneArea at, int column) {
        var nanos = density.fromNanos()
                + Math.round((double) (density.toNanos() - density.fromNanos()) * column / density.columns());
        return at.x(scene.abscissa().since(nanos));
    }

    private @Nullable Color color(int cell, Color[] sent, Color[] lost, int sentMost, int lostMost) {
        if (density.lost()[cell] > 0) {
            return lost[level(density.lost()[cell], lostMost)];
        }
        return density.sent()[cell] > 0 ? sent[level(density.sent()[cell], sentMost)] : null;
    }

    private static int level(int count, int most) {
        return most <= 1 ? LEVELS - 1 : (int) Math.round((LEVELS - 1) * Math.log(count) / Math.log(most));
    }

    static int most(int[] counts) {
        return Arrays.stream(counts).max().orElse(0);
    }

    /** From faint to full, opaque. */
    static Color[] ramp(Palette palette, Role role) {
        var faintest = role == Role.LOST ? FAINTEST_LOST : FAINTEST;
        var ramp = new Color[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            ramp[level] = palette.tint(role, faintest + (1 - faintest) * level / (LEVELS - 1));
        }
        return ramp;
    }
}
