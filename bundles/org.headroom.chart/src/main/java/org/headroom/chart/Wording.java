package org.headroom.chart;

import java.util.Locale;

/** Numbers as they are said on charts. */
final class Wording {

    private static final String[] SMALL = {
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
    };

    private Wording() {}

    /** {@code 1st}, {@code 2nd}, {@code 11th}. */
    static String ordinal(int number) {
        var teen = number % 100 >= 11 && number % 100 <= 13;
        return number
                + switch (teen ? 0 : number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    /** In words up to twelve. */
    static String count(long number) {
        return number >= 0 && number < SMALL.length ? SMALL[(int) number] : grouped(number);
    }

    /** With commas between the thousands. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The size of a packet, as the axis names it: with commas from 10,000 on. */
    static String size(int octets) {
        return octets < 10_000 ? Integer.toString(octets) : grouped(octets);
    }

    /** With a true minus. */
    static String signed(int number) {
        return number < 0 ? "−" + grouped(-number) : number > 0 ? "+" + grouped(number) : "0";
    }

    /** {@code 0.24 s}, {@code 57 ms}, {@code 0.11 ms}, {@code 7.9 s}: two digits that count. */
    static String duration(long nanos) {
        var seconds = nanos / 1e9;
        if (seconds >= 120) {
            return seconds >= 7200 ? "%.1f h".formatted(seconds / 3600) : "%.1f min".formatted(seconds / 60);
        }
        if (seconds >= 0.1) {
            return String.format(
                    Locale.ROOT, seconds >= 9.95 ? "%.0f s" : seconds >= 0.95 ? "%.1f s" : "%.2f s", seconds);
        }
        if (seconds >= 1e-4) {
            return String.format(
                    Locale.ROOT,
                    seconds >= 9.95e-3 ? "%.0f ms" : seconds >= 9.95e-4 ? "%.1f ms" : "%.2f ms",
                    seconds * 1e3);
        }
        return String.format(Locale.ROOT, "%.0f µs", seconds * 1e6);
    }

    static String octets(int size) {
        return size == 1 ? "1 octet" : size(size) + " octets";
    }
}
