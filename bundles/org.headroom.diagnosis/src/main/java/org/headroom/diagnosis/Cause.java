package org.headroom.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.headroom.flow.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Findings that have one cause: the same rule, direction and number, and the same routers that say so, between whichever hosts. Where many
 * share a link that is too narrow, each pair of hosts is a finding, and the link is one cause.
 *
 * @param findings worst first, at least one
 */
public record Cause(List<Finding> findings) {

    private record Key(
            String rule,
            Verdict verdict,
            @Nullable Direction direction,
            @Nullable Integer pathMtu,
            int lost,
            List<String> sources) {

        static Key of(Finding f) {
            var range = f.pathMtuRange();
            return new Key(
                    f.rule(),
                    f.verdict(),
                    f.direction(),
                    f.pathMtu(),
                    f.pathMtu() == null && range != null ? range.lost() : 0,
                    f.icmp() == null ? List.of() : f.icmp().sources());
        }
    }

    /** The causes of findings, in the order of the worst of each. */
    public static List<Cause> of(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(Key::of, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Cause::new)
                .toList();
    }

    public Finding worst() {
        return findings.getFirst();
    }

    /** Flows that suffer from it. */
    public int flowCount() {
        return findings.stream().mapToInt(Finding::flowCount).sum();
    }

    /** Too-big messages that tell of it. */
    public int messages() {
        return findings.stream()
                .mapToInt(f -> f.icmp() == null ? 0 : f.icmp().count())
                .sum();
    }
}
