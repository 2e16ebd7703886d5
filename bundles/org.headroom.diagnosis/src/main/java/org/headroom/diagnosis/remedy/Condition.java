package org.headroom.diagnosis.remedy;

import java.util.Arrays;
import java.util.List;

/**
 * When a remedy is worth proposing: words that must all be true, {@code ipv4 tunnel|fragments !destination mss>=500}.
 *
 * @param words as {@link Facts} knows them, alternatives together; {@code !} stands in front of what must not be true
 */
record Condition(List<List<String>> words) {

    static Condition of(String text) {
        return new Condition(Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> List.of(word.split("\\|", -1)))
                .toList());
    }

    boolean holds(Facts facts) {
        return words.stream().allMatch(alternatives -> alternatives.stream().anyMatch(word -> isTrue(word, facts)));
    }

    private static boolean isTrue(String word, Facts facts) {
        return word.startsWith("!") ? !facts.has(word.substring(1)) : facts.has(word);
    }
}
