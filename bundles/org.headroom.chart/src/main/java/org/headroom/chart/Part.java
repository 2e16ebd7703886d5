package org.headroom.chart;

/** Parts of a timeline that a view may close; some close by themselves where there is no room. */
public enum Part {
    LEGEND,
    /** The column with one slot a packet; closes below 900 px of width. */
    PACKET_BY_PACKET,
    /** The column of sizes; closes below 700 px of width. */
    SIZE_SURVIVAL,
    /** The lane of the other direction. */
    OTHER_DIRECTION,
    /** What may be sent, what the path carries, and the difference. */
    RIBBONS,
    /** Events and waiting. */
    EVENTS,
    /** The strip of the whole capture. */
    OVERVIEW
}
