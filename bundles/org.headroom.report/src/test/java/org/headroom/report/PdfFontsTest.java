package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PdfFontsTest {

    /** What our texts and commands are written with beside ASCII. */
    private static final String SIGNS = "→←−–…“”’‹›·×±≤≥≈§°²³µ✓";

    @ParameterizedTest
    @EnumSource(PdfFonts.class)
    void haveEverySignOfOurTexts(PdfFonts font) {
        assertEquals(-1, font.forDrawing().orElseThrow().canDisplayUpTo(SIGNS));
    }

    /** By its name a letter of a drawing finds its font in the document. */
    @ParameterizedTest
    @EnumSource(value = PdfFonts.class, mode = EnumSource.Mode.EXCLUDE, names = "BOLD")
    void areFoundByTheNameThatTheyGiveThemselves(PdfFonts font) {
        Font drawing = font.forDrawing().orElseThrow();
        assertTrue(font.isCalled(drawing.getFamily()), drawing.getFamily());
    }
}
