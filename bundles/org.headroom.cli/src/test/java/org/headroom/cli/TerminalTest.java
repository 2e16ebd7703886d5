package org.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({"72, true, 72", "132, false, 132", ", true, 80", ", false, 120", "wide, true, 80", "0, false, 120"})
    void takesTheWidthThatIsSaid(String said, boolean terminal, int columns) {
        assertEquals(columns, Terminal.columns(said, terminal));
    }
}
