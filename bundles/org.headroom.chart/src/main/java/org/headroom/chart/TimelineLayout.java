package org.headroom.chart;

import java.awt.geom.Rectangle2D;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where the parts of a timeline lie, in pixels. Parts that find no room are left out, least telling first.
 *
 * @param left where the columns begin; labels stand left of it
 * @param slots first column from the top of its lanes to the bottom of its axis; no width where it is closed
 * @param clock second column, likewise
 * @param survival third column, likewise
 * @param ribbons 3, 1 or 0
 * @param overview strip of the whole capture; no height where it is closed
 */
record TimelineLayout(
        Rectangle2D legend,
        double left,
        double titles,
        Rectangle2D slots,
        Rectangle2D clock,
        Rectangle2D survival,
        double tall,
        double small,
        int ribbons,
        double events,
        Rectangle2D overview) {

    static final double AXIS = 19;
    private static final double LEGEND = 26;
    private static final double TITLE = 19;
    private static final double SMALL = 58;
    private static final double EVENTS = 46;
    private static final double OVERVIEW = 22;
    private static final double LEAST_TALL = 118;
    /** Without events below, which name one direction as that of the trouble, the other is given of what the tall lane has beyond this. */
    private static final double AMPLE_TALL = 240;

    private static final double SHARE_OF_SPARE = 0.4;
    private static final double GAP = 18;
    private static final double SLOT = 22;

    static TimelineLayout of(Rectangle2D area, Set<Part> wanted, double labels, double sizes, int packets) {
        var parts = wanted.isEmpty() ? EnumSet.noneOf(Part.class) : EnumSet.copyOf(wanted);
        if (area.getWidth() < 900) {
            parts.remove(Part.PACKET_BY_PACKET);
        }
        if (area.getWidth() < 700) {
            parts.remove(Part.SIZE_SURVIVAL);
        }
        var ribbons = fit(area.getHeight(), parts);
        var rest = area.getHeight() - fixed(parts, ribbons);
        var top = area.getY() + (parts.contains(Part.LEGEND) ? LEGEND : 0);
        var both = parts.contains(Part.OTHER_DIRECTION);
        var equal = both && !parts.contains(Part.EVENTS);
        var spare = equal ? Math.max(0, rest - AMPLE_TALL) * SHARE_OF_SPARE : 0;
        var small = both ? SMALL + spare : 0;
        var events = parts.contains(Part.EVENTS) ? EVENTS : 0;
        var tall = Math.max(1, rest - spare);
        var lanes = tall + small + ribbons(ribbons) + events;

        var left = area.getX() + labels;
        var right = area.getMaxX() - 6;
        var survival = parts.contains(Part.SIZE_SURVIVAL) ? sizes : 0;
        var slots = parts.contains(Part.PACKET_BY_PACKET) ? slots(area.getWidth(), packets) : 0;
        var clockLeft = left + (slots > 0 ? slots + GAP : 0);
        var clockRight = right - (survival > 0 ? survival + 8 : 0);
        var y = top + TITLE;
        var overview = parts.contains(Part.OVERVIEW) ? 14.0 : 0;
        return new TimelineLayout(
                new Rectangle2D.Double(left - 8, area.getY(), right - left + 8, top - area.getY()),
                left,
                y - 6,
                new Rectangle2D.Double(left, y, slots, lanes + AXIS),
                new Rectangle2D.Double(clockLeft, y, Math.max(1, clockRight - clockLeft), lanes + AXIS),
                new Rectangle2D.Double(clockRight + 8, y, survival, lanes + AXIS),
                tall,
                small,
                ribbons,
                events,
                new Rectangle2D.Double(left, y + lanes + AXIS + 3, Math.max(1, right - left), overview));
    }

    /** Closes parts until the tall lane has its least height, and answers how many ribbons stay. */
    private static int fit(double height, EnumSet<Part> parts) {
        var ribbons = parts.contains(Part.RIBBONS) ? 3 : 0;
        if (height - fixed(parts, ribbons) < LEAST_TALL && ribbons == 3) {
            ribbons = 1;
        }
        for (var part : new Part[] {Part.OVERVIEW, Part.RIBBONS, Part.OTHER_DIRECTION, Part.EVENTS, Part.LEGEND}) {
            if (height - fixed(parts, ribbons) >= LEAST_TALL) {
                return ribbons;
            }
            parts.remove(part);
            ribbons = parts.contains(Part.RIBBONS) ? ribbons : 0;
        }
        return ribbons;
    }

    private static double fixed(Set<Part> parts, int ribbons) {
        return (parts.contains(Part.LEGEND) ? LEGEND : 0)
                + TITLE
                + (parts.contains(Part.OTHER_DIRECTION) ? SMALL : 0)
                + ribbons(ribbons)
                + (parts.contains(Part.EVENTS) ? EVENTS : 0)
                + AXIS
                + (parts.contains(Part.OVERVIEW) ? OVERVIEW : 3);
    }

    static double ribbons(int rows) {
        return rows == 0 ? 0 : rows * RibbonPainter.ROW + 7;
    }

    private static double slots(double width, int packets) {
        var most = Math.max(8, Math.floor(width * 0.3 / SLOT));
        return Math.clamp(packets, 8, most) * SLOT;
    }

    /** How many packets the first column has room for. */
    int slotCount() {
        return (int) Math.round(slots.getWidth() / SLOT);
    }

    /** The tall lane of a column. */
    Rectangle2D tallLane(Rectangle2D column) {
        return new Rectangle2D.Double(column.getX(), column.getY(), column.getWidth(), tall);
    }

    Rectangle2D smallLane(Rectangle2D column) {
        return new Rectangle2D.Double(column.getX(), column.getY() + tall, column.getWidth(), small);
    }

    /** Top of the ribbons. */
    double ribbonTop() {
        return clock.getY() + tall + small;
    }

    double eventTop() {
        return ribbonTop() + ribbons(ribbons);
    }

    /** Bottom of all lanes, top of the axis. */
    double bottom() {
        return eventTop() + events;
    }
}
