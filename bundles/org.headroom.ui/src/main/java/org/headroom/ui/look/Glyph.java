package org.headroom.ui.look;

import org.headroom.flow.Fate;
import org.headroom.flow.Mark;

/** What a packet looks like in a table and in the legend: the timeline's own marks. */
public enum Glyph {
    DELIVERED,
    DELIVERED_AGAIN,
    LOST,
    LOST_AGAIN,
    IN_FLIGHT,
    UNKNOWN,
    ACKNOWLEDGMENT,
    SYN,
    SYN_ACK,
    FIN,
    FIN_UNKNOWN,
    RESET,
    TOO_BIG,
    TIMER,
    MISSING_ROOM,
    FLIGHT_TIME,
    LINE,
    NOTHING;

    public static Glyph of(Mark mark) {
        return switch (mark) {
            case Mark.TooBig _ -> TOO_BIG;
            case Mark.Data data -> of(data);
        };
    }

    private static Glyph of(Mark.Data data) {
        if (data.syn()) {
            return data.direction() == org.headroom.flow.Direction.CLIENT_TO_SERVER ? SYN : SYN_ACK;
        }
        if (data.closes() && data.fate() != Fate.LOST) {
            return data.closing() == Mark.Closing.RESET ? RESET : data.fate() == Fate.DELIVERED ? FIN : FIN_UNKNOWN;
        }
        if (data.acknowledgment()) {
            return ACKNOWLEDGMENT;
        }
        if (data.fate() == Fate.UNKNOWN) {
            return UNKNOWN;
        }
        if (data.fate() == Fate.DELIVERED) {
            return data.copy() > 1 ? DELIVERED_AGAIN : DELIVERED;
        }
        if (data.inFlight()) {
            return IN_FLIGHT;
        }
        return data.copy() > 1 ? LOST_AGAIN : LOST;
    }
}
