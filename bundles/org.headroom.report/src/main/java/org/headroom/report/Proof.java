package org.headroom.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Finding;

/**
 * Packets that show the same thing, as one line of the proof.
 *
 * @param packets their numbers, compacted: {@code 17, 18} or {@code 28 … 57}
 * @param what they show, as a sentence
 */
public record Proof(int capture, Evidence.Kind kind, String packets, String what) {

    private record Key(int capture, Evidence.Kind kind, String what) {}

    /** The proof of a finding, in order of its first packets. */
    public static List<Proof> of(Finding finding) {
        var lines = new LinkedHashMap<Key, List<Evidence>>();
        for (var item : finding.evidence()) {
            var key = new Key(item.capture(), item.kind(), item.what());
            lines.computeIfAbsent(key, _ -> new ArrayList<>()).add(item);
        }
        return lines.entrySet().stream()
                .map(e -> new Proof(e.getKey().capture(), e.getKey().kind(), numbers(e.getValue()), e.getKey().what()))
                .toList();
    }

    private static String numbers(List<Evidence> items) {
        if (items.size() > 3) {
            return Wording.number(items.getFirst().packet()) + " … " + Wording.number(items.getLast().packet());
        }
        return items.stream().map(i -> Wording.number(i.packet())).collect(Collectors.joining(", "));
    }
}
