package org.headroom.diagnosis.overhead;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the words after the colon, for encapsulations of a fixed size: {@code key,seq}. */
record Options(Kind kind, boolean ipv6) {

    /** @throws IllegalArgumentException naming what is wrong, and what is known instead */
    Wrap read(List<String> words) {
        var headers = new Headers(ipv6);
        headers.add(kind.headers(), kind.source());
        var chosen = new LinkedHashMap<Option, String>();
        for (var word : words.isEmpty() && !kind.implied().isEmpty() ? List.of(kind.implied()) : words) {
            var option = option(word);
            requireAlone(option, word, chosen);
            headers.add(option.headers(number(option, word)), option.source());
        }
        return new FixedWrap(kind, kind.text(ipv6, words), ipv6, headers.list());
    }

    private Option option(String word) {
        return kind.options()
                .filter(option -> option.goesWith(ipv6) && option.match(word).isPresent())
                .findFirst()
                .orElseThrow(() -> unknown(word));
    }

    private IllegalArgumentException unknown(String word) {
        var elsewhere = kind.options().anyMatch(option -> option.match(word).isPresent());
        return elsewhere
                ? new IllegalArgumentException(
                        "\"%s\" of %s goes with /ipv%s only".formatted(word, kind.name(), ipv6 ? "4" : "6"))
                : kind.noOption(word);
    }

    private int number(Option option, String word) {
        var number = option.match(word).orElseThrow();
        if (!option.allows(number)) {
            throw new IllegalArgumentException(
                    "\"%s\" of %s: the number must be %s".formatted(word, kind.name(), option.range()));
        }
        return number;
    }

    private void requireAlone(Option option, String word, Map<Option, String> chosen) {
        for (var before : chosen.entrySet()) {
            if (before.getKey().excludes(option)) {
                throw new IllegalArgumentException(
                        "%s has either \"%s\" or \"%s\"".formatted(kind.name(), before.getValue(), word));
            }
        }
        chosen.put(option, word);
    }
}
