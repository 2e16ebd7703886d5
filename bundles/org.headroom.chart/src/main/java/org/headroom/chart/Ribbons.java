package org.headroom.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the three ribbons of a lane say, and from where on: may send, path carries, headroom.
 *
 * @param calm whether missing room is no trouble here
 */
record Ribbons(Lane lane, Abscissa abscissa, boolean calm) {

    /**
     * A stretch of a ribbon; the next one ends it.
     *
     * @param from place on the abscissa
     * @param edge colour of its outline
     * @param fill null for the ground
     * @param texts longest first
     */
    record Stretch(double from, Role edge, @Nullable Role fill, Role text, String... texts) {}

    List<Stretch> allowed() {
        var allowed = lane.allowed();
        if (allowed == null) {
            return List.of();
        }
        var octets = Integer.toString(allowed.octets());
        var sum = octets + " = " + allowed.headers() + " + ";
        return List.of(new Stretch(
                abscissa.since(allowed.nanos()),
                Role.MSS,
                null,
                Role.TEXT,
                allowed.packet() == 0
                        ? sum + "MSS " + allowed.mss() + " of the " + allowed.by()
                        : "%sMSS %d of the %s (%d)".formatted(sum, allowed.mss(), allowed.by(), allowed.packet()),
                sum + allowed.mss(),
                octets));
    }

    List<Stretch> ceiling() {
        return switch (lane.ceiling()) {
            case null ->
                lane
                        .largestAllowedArrived()
                        .map(m -> carries(
                                m.nanos(),
                                "at least %d: as much arrived (%d)".formatted(m.length(), m.packet()),
                                "at least %d (%d)".formatted(m.length(), m.packet()),
                                "≥ " + m.length()))
                        .stream()
                        .toList();
            case Ceiling.Said said ->
                said.steps().stream().map(step -> said(said, step)).toList();
            case Ceiling.Elsewhere other ->
                List.of(carries(
                        other.sinceNanos(),
                        other.octets() + ", known from elsewhere",
                        Integer.toString(other.octets())));
            case Ceiling.Between between -> {
                var range = between.interval();
                yield List.of(carries(
                        between.sinceNanos(),
                        "at least %d, less than %d; nobody says".formatted(range.delivered(), range.lost()),
                        "%d to %d".formatted(range.delivered(), range.lost() - 1)));
            }
        };
    }

    private Stretch said(Ceiling.Said said, Ceiling.Step step) {
        var octets = Integer.toString(step.octets());
        var messages = said.messages();
        var one = octets + " (" + step.packet() + ")";
        if (abscissa instanceof Abscissa.Slots || said.steps().size() > 1 || messages.size() == 1) {
            return carries(
                    step.nanos(), "%s, says %s (%d)".formatted(octets, step.source(), step.packet()), one, octets);
        }
        return carries(
                step.nanos(),
                "%s, says %s in %s ICMP messages (%d … %d)"
                        .formatted(
                                octets,
                                step.source(),
                                Wording.count(messages.size()),
                                messages.getFirst(),
                                messages.getLast()),
                "%s, says %s".formatted(octets, step.source()),
                one,
                octets);
    }

    private Stretch carries(long since, String... texts) {
        return new Stretch(abscissa.since(since), Role.PATH_MTU, null, Role.TEXT, texts);
    }

    List<Stretch> headroom() {
        var allowed = lane.allowed();
        if (allowed == null) {
            return List.of();
        }
        return switch (lane.ceiling()) {
            case null ->
                lane
                        .largestAllowedArrived()
                        .map(m -> enough(
                                m.nanos(),
                                "0 or more: the largest packet allowed arrives",
                                "0 or more: what is allowed arrives",
                                "0 or more",
                                "≥ 0"))
                        .stream()
                        .toList();
            case Ceiling.Said said ->
                said.steps().stream()
                        .map(s -> headroom(Math.max(s.nanos(), allowed.nanos()), s.octets() - allowed.octets()))
                        .toList();
            case Ceiling.Elsewhere other ->
                List.of(headroom(Math.max(other.sinceNanos(), allowed.nanos()), other.octets() - allowed.octets()));
            case Ceiling.Between between -> {
                var least = Wording.signed(between.interval().delivered() - allowed.octets());
                var most = Wording.signed(between.interval().lost() - 1 - allowed.octets());
                var since = abscissa.since(Math.max(between.sinceNanos(), allowed.nanos()));
                yield List.of(new Stretch(
                        since,
                        Role.LOST_RIBBON,
                        Role.LOST_RIBBON,
                        Role.LOST_RIBBON_TEXT,
                        "between " + least + " and " + most + " octets",
                        least + " to " + most,
                        most));
            }
        };
    }

    private Stretch headroom(long since, int room) {
        var number = Wording.signed(room);
        if (room < 0 && calm) {
            return new Stretch(
                    abscissa.since(since),
                    Role.MSS,
                    null,
                    Role.TEXT,
                    number + " octets: the sender keeps to it",
                    number);
        }
        if (room < 0) {
            var from = abscissa.since(since);
            return new Stretch(
                    from, Role.LOST_RIBBON, Role.LOST_RIBBON, Role.LOST_RIBBON_TEXT, number + " octets", number);
        }
        return room == 0
                ? enough(since, "0: the largest packet allowed just fits", "0: what is allowed fits", number)
                : enough(since, number + " octets: room to spare", number + " octets", number);
    }

    private Stretch enough(long since, String... longestFirst) {
        var from = abscissa.since(since);
        return new Stretch(from, Role.GOOD_RIBBON, Role.GOOD_RIBBON, Role.GOOD_RIBBON_TEXT, longestFirst);
    }
}
