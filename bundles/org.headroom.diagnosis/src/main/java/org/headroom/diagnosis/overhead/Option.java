package org.headroom.diagnosis.overhead;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A word that may follow an encapsulation's name: {@code key}, {@code opt8}.
 *
 * @param name with {@code <n>} where a number is typed
 * @param over outer IP versions that it goes with, or {@code any}
 * @param headers octets that it adds, {@code a+bn} with the number typed
 * @param numbers smallest, largest and step, empty where none is typed
 * @param group options of one group exclude each other; empty for none
 */
record Option(
        String encapsulation,
        String name,
        String over,
        String headers,
        List<Integer> numbers,
        String group,
        String meaning,
        String source) {

    static final List<Option> ALL =
            Table.rows("options.tsv", 8).stream().map(Option::of).toList();

    private static final Pattern LINEAR = Pattern.compile("(-?\\d+)\\+(\\d+)n");
    private static final String NUMBER = "<n>";

    private static Option of(List<String> row) {
        var numbers = Arrays.stream(row.get(4).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(Integer::valueOf)
                .toList();
        return new Option(row.get(0), row.get(1), row.get(2), row.get(3), numbers, row.get(5), row.get(6), row.get(7));
    }

    boolean goesWith(boolean ipv6) {
        return over.equals("any") || over.contains(ipv6 ? "6" : "4");
    }

    /** The number in a typed word; empty where the word is not this option at all, 0 where it takes no number. */
    OptionalInt match(String word) {
        if (!name.contains(NUMBER)) {
            return name.equals(word) ? OptionalInt.of(0) : OptionalInt.empty();
        }
        var before = name.substring(0, name.indexOf(NUMBER));
        var digits = word.startsWith(before) ? word.substring(before.length()) : "";
        return digits.matches("\\d{1,4}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    /** Whether a number is one of those allowed. */
    boolean allows(int number) {
        return numbers.isEmpty()
                || number >= numbers.get(0) && number <= numbers.get(1) && number % numbers.get(2) == 0;
    }

    /** There is one of each. What the language makes of records is put together at run time, which a short program waits for. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** Whether two words of one encapsulation contradict each other. */
    boolean excludes(Option other) {
        return equals(other) || !group.isEmpty() && group.equals(other.group);
    }

    /** What it adds, with the number typed put in. */
    String headers(int number) {
        return LINEAR.matcher(headers)
                .replaceAll(found ->
                        Integer.toString(Integer.parseInt(found.group(1)) + Integer.parseInt(found.group(2)) * number));
    }

    /** The numbers allowed, in words. */
    String range() {
        return numbers.get(2) == 1
                ? "%d to %d".formatted(numbers.get(0), numbers.get(1))
                : "%d to %d in steps of %d".formatted(numbers.get(0), numbers.get(1), numbers.get(2));
    }
}
