package org.headroom.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.flow.Direction;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;

/** Three lines about a mark: what it is and when; its size and place among the copies; what answered it and what that means. */
final class Tooltips {

    private final TimelineModel model;
    private final Map<Long, Mark.TooBig> answers = new HashMap<>();
    private final Map<Long, Mark.Data> packets = new HashMap<>();

    Tooltips(TimelineModel model) {
        this.model = model;
        for (var mark : model.marks()) {
            switch (mark) {
                case Mark.TooBig message -> answers.putIfAbsent(message.cause(), message);
                case Mark.Data data -> packets.put(data.packet(), data);
            }
        }
    }

    /** @param standsFor how many of its kind the mark on the picture stands for */
    List<String> of(Mark mark, int standsFor) {
        var others = standsFor > 1 ? " (one of " + Wording.grouped(standsFor) + " here)" : "";
        return switch (mark) {
            case Mark.Data data -> List.of(what(data) + " · " + when(mark) + others, size(data), meaning(data));
            case Mark.TooBig message ->
                List.of(
                        "ICMP too big, packet %d · %s%s".formatted(mark.packet(), when(mark), others),
                        says(message),
                        effect(message));
        };
    }

    List<String> of(Cell cell) {
        var span = cell.toNanos() - cell.fromNanos();
        var sizes = cell.toOctets() - cell.fromOctets() == 1
                ? Wording.octets(cell.fromOctets())
                : "%d to %d octets".formatted(cell.fromOctets(), cell.toOctets() - 1);
        return List.of(
                "%s, a cell of %s".formatted(time(cell.fromNanos()), Wording.duration(span)),
                "%s, %s: %s sent, %s lost"
                        .formatted(
                                sizes,
                                cell.direction().title(),
                                Wording.grouped(cell.sent()),
                                Wording.grouped(cell.lost())),
                "click for the packets");
    }

    private String time(long nanos) {
        var whole = (model.lastNanos() - model.firstNanos()) / 1e9;
        return TimeTicks.timeOfDay(whole)
                ? TimeTicks.timeOfDay(nanos)
                : String.format(Locale.ROOT, "%.3f s", model.seconds(nanos));
    }

    private String when(Mark mark) {
        return String.format(Locale.ROOT, "%.6f s", model.seconds(mark.nanos()));
    }

    private String what(Mark.Data data) {
        var number = "Packet " + data.packet();
        if (data.syn()) {
            return (data.direction() == Direction.CLIENT_TO_SERVER ? "SYN, packet " : "SYN-ACK, packet ")
                    + data.packet();
        }
        if (data.closes()) {
            return (data.closing() == Mark.Closing.RESET ? "Reset, packet " : "FIN, packet ")
                    + data.packet()
                    + ", "
                    + data.direction().title();
        }
        return number
                + (ofFlow(data) ? ", " : " of another flow, ")
                + data.direction().title();
    }

    private boolean ofFlow(Mark.Data data) {
        return data.equals(packets.get(data.packet()));
    }

    private static String size(Mark.Data data) {
        var text = new StringBuilder(Wording.octets(data.length()));
        if (data.payload() > 0 && data.sequence() >= 0) {
            text.append(", seq ")
                    .append(Wording.grouped(data.sequence()))
                    .append(':')
                    .append(Wording.grouped(data.sequence() + data.payload()));
        }
        if (data.copy() > 1) {
            text.append(", the ")
                    .append(Wording.ordinal(data.copy()))
                    .append(" copy of ")
                    .append(data.original());
        } else if (data.acknowledgment()) {
            text.append(", no payload");
        }
        return text.toString();
    }

    private String meaning(Mark.Data data) {
        var answer = answers.get(data.packet());
        if (answer != null && ofFlow(data)) {
            var said = "answered in %s by %d: too big, use %d"
                    .formatted(
                            Wording.duration(Math.max(0, answer.nanos() - data.nanos())),
                            answer.packet(),
                            answer.nextHopMtu());
            var before = before(answer);
            return data.inFlight()
                    ? said + "; sent before the first answer can have been known"
                    : before == 0
                            ? said
                            : "%s; %s such %s before, still %d"
                                    .formatted(
                                            said,
                                            Wording.count(before),
                                            before == 1 ? "answer" : "answers",
                                            data.length());
        }
        if (data.syn()) {
            return handshake(data);
        }
        if (data.closing() == Mark.Closing.RESET) {
            return "its sender gives the connection up: nothing more passes on it";
        }
        return switch (data.fate()) {
            case DELIVERED -> "arrived: acknowledged or SACKed";
            case LOST ->
                data.inFlight() ? "lost; sent before the ICMP message can have been known: accuses nobody" : lost(data);
            case UNKNOWN ->
                data.acknowledgment() ? "an acknowledgment" : "nothing in the capture says whether it arrived";
        };
    }

    private String lost(Mark.Data data) {
        return model.lane(data.direction()).copies().stream()
                .flatMap(same -> same.marks().stream())
                .filter(m -> m.original() == data.original() && m.copy() > data.copy() && ofFlow(data))
                .findFirst()
                .map(m -> "lost: its octets had to be sent again, in packet " + m.packet())
                .orElse("lost: never acknowledged");
    }

    private String handshake(Mark.Data data) {
        var lane = model.lane(data.direction().opposite());
        var allowed = lane.allowed();
        if (data.fate() == Fate.LOST) {
            return "lost: it had to be sent again";
        }
        return allowed == null
                ? "without an MSS option"
                : "MSS %d: the %s may send up to %d octets"
                        .formatted(
                                allowed.mss(),
                                lane.direction() == Direction.CLIENT_TO_SERVER ? "client" : "server",
                                allowed.octets());
    }

    private long before(Mark.TooBig message) {
        return model.lane(message.direction()).marks().stream()
                .filter(m -> m instanceof Mark.TooBig other
                        && (other.nanos() < message.nanos()
                                || other.nanos() == message.nanos() && other.packet() < message.packet()))
                .count();
    }

    private String says(Mark.TooBig message) {
        var bound = message.nextHopMtu() == 0
                ? message.source() + " says too big, without a number"
                : "%s says: at most %d octets".formatted(message.source(), message.nextHopMtu());
        var cause = packets.get(message.cause());
        return cause == null
                ? bound + "; the packet it answers is not in the capture"
                : "%s; answers packet %d of %d".formatted(bound, cause.packet(), cause.length());
    }

    /** What the sender did with the octets in question next. */
    private String effect(Mark.TooBig message) {
        var cause = packets.get(message.cause());
        var place = "the " + Wording.ordinal((int) before(message) + 1) + " such message";
        if (cause == null || message.nextHopMtu() == 0) {
            return place;
        }
        return model.lane(message.direction()).marks().stream()
                .filter(m -> m instanceof Mark.Data data
                        && data.nanos() > message.nanos()
                        && data.original() == cause.original()
                        && !data.inFlight())
                .findFirst()
                .map(m -> "%s; %s".formatted(place, next(message, (Mark.Data) m)))
                .orElse(place + "; nothing larger follows");
    }

    private static String next(Mark.TooBig message, Mark.Data copy) {
        var later = Wording.duration(copy.nanos() - message.nanos()) + " later";
        return copy.length() > message.nextHopMtu()
                ? "packet %d, %s, is as large as before".formatted(copy.packet(), later)
                : "packet %d, %s, keeps to it: %d octets".formatted(copy.packet(), later, copy.length());
    }
}
