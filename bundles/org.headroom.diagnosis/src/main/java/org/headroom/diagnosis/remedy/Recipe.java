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
        Line title,
        Condition when,
        List<Line> where,
        List<Line> commands,
        List<Line> undo,
        String covers,
        List<Line> caveats,
        String source) {

    /** Filled in; empty where it does not fit the situation, or needs something that is not known. */
    Optional<Remedy> in(Facts facts, Values values) {
        var fits = when.holds(facts) && (covers.equals("all") || facts.has(covers));
        return fits && isKnown(facts, values) ? Optional.of(filled(facts, values)) : Optional.empty();
    }

    private boolean isKnown(Facts facts, Values values) {
        return Stream.of(List.of(title), where, commands, undo)
                .flatMap(List::stream)
                .filter(line -> line.when().holds(facts))
                .allMatch(line -> line.isKnown(values));
    }

    private Remedy filled(Facts facts, Values values) {
        return new Remedy(
                id,
                title.filled(values).orElseThrow(),
                platform,
                kind,
                filled(facts, values, where).getFirst(),
                filled(facts, values, commands),
                filled(facts, values, undo),
                covers,
                Stream.concat(filled(facts, values, caveats).stream(), untried())
                        .toList());
    }

    /** What was not checked is said. */
    private Stream<String> untried() {
        return source.startsWith("?")
                ? Stream.of("Not tried on such a device yet: compare with the manual of its version.")
                : Stream.of();
    }

    /** The lines that belong here and that everything is known for. */
    private static List<String> filled(Facts facts, Values values, List<Line> lines) {
        return lines.stream()
                .filter(line -> line.when().holds(facts))
                .map(line -> line.filled(values))
                .flatMap(Optional::stream)
                .toList();
    }
}
