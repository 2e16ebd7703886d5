package org.headroom.chart;

import java.awt.Color;

/** The colours of a theme. */
public enum Palette {
    LIGHT,
    DARK;

    public Color color(Role role) {
        return role.in(this);
    }

    /** A role's colour at a strength from 0 (not there) to 1. */
    public Color color(Role role, double strength) {
        var full = role.in(this);
        return new Color(
                full.getRed(), full.getGreen(), full.getBlue(), (int) Math.round(255 * Math.clamp(strength, 0, 1)));
    }

    /** A role's colour at a strength, laid over the ground of charts: opaque. */
    public Color tint(Role role, double strength) {
        var over = role.in(this);
        var under = Role.PANEL.in(this);
        return new Color(
                mix(over.getRed(), under.getRed(), strength),
                mix(over.getGreen(), under.getGreen(), strength),
                mix(over.getBlue(), under.getBlue(), strength));
    }

    private static int mix(int over, int under, double strength) {
        return (int) Math.round(over * strength + under * (1 - strength));
    }
}
