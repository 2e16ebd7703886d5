package org.headroom.diagnosis.remedy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headroom.diagnosis.remedy.Remedy.Kind;

/**
 * A remedy as written in the resource, with words in braces for numbers and addresses.
 *
 * @param source where the commands were taken from; a question mark in front where they were not tried or checked
 */
record Recipe(
        String id,
        Kind kind,
        String platform,
        String title,
        Condition when,
        String where,
        List<String> commands,
        List<String> undo,
        String covers,
        List<String> caveats,
        String source) {

    /** Filled in; empty where it does not fit the situation, or needs something that is not known. */
    Optional<Remedy> in(Situation situation) {
        if (!when.holds(situation) || !covers(situation)) {
            return Optional.empty();
        }
        var values = new Values(situation);
        var needed = Stream.of(List.of(title, where), commands, undo)
                .flatMap(List::stream)
                .map(values::fill)
                .toList();
        if (needed.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new Remedy(
                id,
                filled(values, List.of(title)).getFirst(),
                platform,
                kind,
                filled(values, List.of(where)).getFirst(),
                filled(values, commands),
                filled(values, undo),
                covers,
                Stream.concat(filled(values, caveats).stream(), untried()).toList()));
    }

    /** What was not checked is said. */
    private Stream<String> untried() {
        return source.startsWith("?") ? Stream.of("Not tried on such a device yet: compare with the manual of its version.") : Stream.of();
    }

    private boolean covers(Situation situation) {
        return switch (covers) {
            case "tcp" -> situation.tcp();
            case "udp" -> situation.udp();
            default -> true;
        };
    }

    /** The lines that everything is known for. */
    private static List<String> filled(Values values, List<String> lines) {
        return lines.stream().map(values::fill).flatMap(Optional::stream).toList();
    }
}
