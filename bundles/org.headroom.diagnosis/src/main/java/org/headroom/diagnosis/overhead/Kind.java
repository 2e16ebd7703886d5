package org.headroom.diagnosis.overhead;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headroom.packet.wire.Encapsulation;

/**
 * A row of the catalogue: an encapsulation as it may be typed.
 *
 * @param over {@code 4}, {@code 6}, {@code 46}, {@code frame} or {@code packet}
 * @param inside IP versions of the packets that fit inside: {@code 4}, {@code 6} or {@code 46}
 * @param headers as written in the table
 * @param implied options where none is typed, empty for none
 */
record Kind(
        String name,
        Encapsulation encapsulation,
        String over,
        String inside,
        String headers,
        String implied,
        String title,
        String source) {

    static final List<Kind> ALL =
            Table.rows("encapsulations.tsv", 8).stream().map(Kind::of).toList();

    private static Kind of(List<String> row) {
        return new Kind(
                row.get(0),
                encapsulation(row.get(1)),
                row.get(2),
                row.get(3),
                row.get(4),
                row.get(5),
                row.get(6),
                row.get(7));
    }

    static Optional<Kind> named(String name) {
        return ALL.stream().filter(kind -> kind.name.equals(name)).findFirst();
    }

    static Encapsulation encapsulation(String label) {
        return Arrays.stream(Encapsulation.values())
                .filter(encapsulation -> encapsulation.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no encapsulation " + label));
    }

    /** Whether an outer IP header of a version can be in front. */
    boolean runsOver(int ipVersion) {
        return over.contains(Integer.toString(ipVersion)) || over.equals("packet");
    }

    /** Whether packets of an IP version fit inside; 0 stands for unknown, which fits. */
    boolean carries(int ipVersion) {
        return ipVersion == 0 || inside.contains(Integer.toString(ipVersion));
    }

    Stream<Option> options() {
        return Option.ALL.stream().filter(option -> option.encapsulation().equals(name));
    }

    /** Words that may follow the colon, for an error message. */
    String choices() {
        return name.equals("esp")
                ? Stream.concat(
                                Cipher.ALL.stream().map(Cipher::name),
                                Stream.of(EspOptions.NAT_TRAVERSAL, EspOptions.TRANSPORT))
                        .collect(Collectors.joining(", "))
                : options().map(Option::name).distinct().collect(Collectors.joining(", "));
    }

    /** That a word is not among them. */
    IllegalArgumentException noOption(String word) {
        return new IllegalArgumentException("\"%s\" is not an option of %s; it has %s"
                .formatted(word, name, choices().isEmpty() ? "none" : choices()));
    }

    /** As it would be typed, without what goes without saying. */
    String text(boolean ipv6, List<String> words) {
        var version = ipv6 && over.equals("46") ? "/ipv6" : "";
        return name + version + (words.isEmpty() ? "" : ":" + String.join(",", words));
    }
}
