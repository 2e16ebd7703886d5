package org.headroom.diagnosis.remedy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line with words in braces.
 *
 * @param when it belongs to the remedy
 * @param words that are in it, without the braces
 */
record Line(String text, Condition when, List<String> words) {

    static final Pattern WORD = Pattern.compile("\\{([a-z][a-z0-9-]*)}");

    static Line of(String text) {
        return of(text, "");
    }

    static Line of(String text, String when) {
        var words = WORD.matcher(text).results().map(word -> word.group(1)).distinct();
        return new Line(text, Condition.of(when), words.toList());
    }

    /** Whether every word has a value. */
    boolean isKnown(Values values) {
        for (var word : words) {
            if (!values.has(word)) {
                return false;
            }
        }
        return true;
    }

    /** With the values in place of the words; empty where one of them has none. */
    Optional<String> filled(Values values) {
        if (!isKnown(values)) {
            return Optional.empty();
        }
        var result = text;
        for (var word : words) {
            result = result.replace("{" + word + "}", values.of(word));
        }
        return Optional.of(result);
    }
}
