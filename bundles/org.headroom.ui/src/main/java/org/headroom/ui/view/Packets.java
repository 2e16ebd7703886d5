package org.headroom.ui.view;

import java.util.Locale;
import org.headroom.flow.Direction;
import org.headroom.flow.Mark;

/** A packet in a row's words. */
final class Packets {

    private Packets() {}

    /** Seconds since the capture began. */
    static String time(Mark mark, long startNanos) {
        return mark.nanos() == Long.MIN_VALUE || startNanos == Long.MIN_VALUE
                ? "–"
                : String.format(Locale.ROOT, "%.6f", (mark.nanos() - startNanos) / 1e9);
    }

    static String what(Mark mark) {
        return switch (mark) {
            case Mark.Data data -> what(data);
            case Mark.TooBig message -> what(message);
        };
    }

    private static String what(Mark.Data data) {
        if (data.syn()) {
            var name = data.direction() == Direction.CLIENT_TO_SERVER ? "SYN" : "SYN-ACK";
            return data.copy() > 1 ? name + ", " + ordinal(data.copy()) + " copy" : name;
        }
        if (data.closes()) {
            return closing(data);
        }
        if (data.acknowledgment()) {
            return "acknowledgment";
        }
        var octets = data.sequence() < 0
                ? "datagram, %,d octets".formatted(data.payload())
                : "seq %,d:%,d".formatted(data.sequence(), data.sequence() + data.payload());
        return octets
                + (data.closing() == Mark.Closing.FIN ? ", FIN" : "")
                + (data.copy() > 1 ? ", " + ordinal(data.copy()) + " copy" : "")
                + (data.inFlight() ? ", in flight when the ICMP came" : "");
    }

    private static String closing(Mark.Data data) {
        var name = data.closing() == Mark.Closing.RESET ? "reset" : "FIN";
        return (data.sequence() < 0 ? name : "%s, seq %,d".formatted(name, data.sequence()))
                + (data.copy() > 1 ? ", " + ordinal(data.copy()) + " copy" : "");
    }

    private static String what(Mark.TooBig message) {
        var answered = message.cause() > 0 ? " (for " + message.cause() + ")" : "";
        return message.nextHopMtu() > 0
                ? "ICMP too big, next-hop MTU " + message.nextHopMtu() + answered
                : "ICMP too big, without a number" + answered;
    }

    private static String ordinal(int number) {
        var tens = number % 100;
        if (tens >= 11 && tens <= 13) {
            return number + "th";
        }
        return switch (number % 10) {
            case 1 -> number + "st";
            case 2 -> number + "nd";
            case 3 -> number + "rd";
            default -> number + "th";
        };
    }
}
