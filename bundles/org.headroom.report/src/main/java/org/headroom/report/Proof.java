package org.headroom.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Packets that show the same thing, as one line of the proof.
 *
 * @param packets their numbers, compacted: {@code 17, 18} or {@code 28 … 57}
 * @param what they show, as a sentence
 */
public record Proof(int capture, Evidence.Kind kind, String packets, String what) {

    /** From so many alike on, the ones between the first and the last are only counted. */
    private static final int SERIES = 4;

    private record Key(int capture, Evidence.Kind kind, String what) {

        /** Written out, as what the language makes of records is put together at run time, which a short program waits for. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && capture == that.capture && kind == that.kind && what.equals(that.what);
        }

        @Override
        public int hashCode() {
            return what.hashCode();
        }
    }

    private record Line(Key key, List<Evidence> items) {

        boolean likeBefore(Line other) {
            return key.capture() == other.key.capture()
                    && key.kind() == other.key.kind()
                    && gist(key.what()).equals(gist(other.key.what()));
        }

        private static String gist(String sentence) {
            return sentence.replaceAll("[0-9.,]+", "");
        }

        Proof told() {
            var count = items.size() > 3 ? " " + Wording.number(items.size()) + " times." : "";
            return new Proof(key.capture(), key.kind(), numbers(items), key.what() + count);
        }
    }

    /** The proof of a finding, in order of its first packets. */
    public static List<Proof> of(Finding finding) {
        var lines = new LinkedHashMap<Key, List<Evidence>>();
        for (var item : finding.evidence()) {
            var key = new Key(item.capture(), item.kind(), item.what());
            lines.computeIfAbsent(key, _ -> new ArrayList<>()).add(item);
        }
        return shortened(lines.entrySet().stream()
                .map(e -> new Line(e.getKey(), e.getValue()))
                .toList());
    }

    /** Of sentences in a row that differ in their numbers only, the first and the last stay. */
    private static List<Proof> shortened(List<Line> lines) {
        var proof = new ArrayList<Proof>();
        for (int from = 0, to; from < lines.size(); from = to) {
            to = from + 1;
            while (to < lines.size() && lines.get(to).likeBefore(lines.get(from))) {
                to++;
            }
            if (to - from < SERIES) {
                lines.subList(from, to).forEach(l -> proof.add(l.told()));
            } else {
                proof.add(lines.get(from).told());
                proof.add(series(lines.subList(from + 1, to)));
            }
        }
        return List.copyOf(proof);
    }

    private static Proof series(List<Line> lines) {
        var items = lines.stream().flatMap(l -> l.items().stream()).toList();
        var last = lines.getLast().key();
        var what = Wording.number(items.size()) + " more like it; the last: " + last.what();
        return new Proof(last.capture(), last.kind(), numbers(items), what);
    }

    private static String numbers(List<Evidence> items) {
        if (items.size() > 3) {
            return Wording.number(items.getFirst().packet()) + " … "
                    + Wording.number(items.getLast().packet());
        }
        return items.stream().map(i -> Wording.number(i.packet())).collect(Collectors.joining(", "));
    }
}
