package org.headroom.flow;

/** What became of a packet, as far as this capture shows. */
public enum Fate {
    /** Acknowledged or SACKed by the other side. */
    DELIVERED,
    /** Never acknowledged although the other side was heard afterwards, or needed to be sent again. */
    LOST,
    /** One direction is missing, or the capture ends too soon. */
    UNKNOWN
}
