package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys and their numbers, however many there are. */
class NumberingTest {

    /** Keys that differ in high bits only, in low bits only, and zero. */
    private static long key(int i) {
        return i % 2 == 0 ? (long) i << 40 : i;
    }

    private static void numbersAreInOrder(Numbering numbering) {
        for (int i = 0; i < 10_000; i++) {
            assertThat(numbering.find(key(i))).isEqualTo(-1);
            assertThat(numbering.findOrAdd(key(i))).isEqualTo(i);
        }
        assertThat(numbering.size()).isEqualTo(10_000);
        for (int i = 0; i < 10_000; i++) {
            assertThat(numbering.find(key(i))).isEqualTo(i);
            assertThat(numbering.findOrAdd(key(i))).isEqualTo(i);
        }
        assertThat(numbering.size()).isEqualTo(10_000);
    }

    @Test
    void aKeyKeepsTheNumberOfItsAppearance() {
        numbersAreInOrder(new Numbering());
    }

    @Test
    void moreMayComeThanWereExpected() {
        numbersAreInOrder(new Numbering(0));
        numbersAreInOrder(new Numbering(9_000));
    }
}
