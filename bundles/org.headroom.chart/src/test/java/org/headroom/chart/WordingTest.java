package org.headroom.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({"1, 1st", "2, 2nd", "3, 3rd", "4, 4th", "11, 11th", "12, 12th", "21, 21st", "112, 112th"})
    void ordinals(int number, String text) {
        assertEquals(text, Wording.ordinal(number));
    }

    @ParameterizedTest
    @CsvSource({
        "112000, 0.11 ms",
        "56708000, 57 ms",
        "243864000, 0.24 s",
        "987985000, 1.0 s",
        "7935965000, 7.9 s",
        "16044535000, 16 s",
        "3000, 3 µs",
        "600000000000, 10.0 min",
        "21600000000000, 6.0 h"
    })
    void durations(long nanos, String text) {
        assertEquals(text, Wording.duration(nanos));
    }

    @Test
    void thousandsHaveCommasAndSizesAreNames() {
        assertEquals("1 – 2,920", Wording.grouped(1) + " – " + Wording.grouped(2920));
        assertEquals("1500 octets", Wording.octets(1500));
        assertEquals("65,535 octets", Wording.octets(65_535));
    }

    @ParameterizedTest
    @CsvSource({"-20, −20", "0, 0", "12, +12", "-10000, '−10,000'"})
    void signs(int number, String text) {
        assertEquals(text, Wording.signed(number));
    }
}
