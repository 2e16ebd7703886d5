package org.headroom.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/**
 * The fonts of a PDF. They come with Headroom, so that a report looks the same wherever it is made, and have the arrows and signs that
 * PDF's own fonts lack. Their names are those that they give themselves: by it a letter of a drawing finds its font in the document.
 */
enum PdfFonts {
    SANS("Inter", 400, "Inter-Regular.ttf"),
    BOLD("Inter", 700, "Inter-SemiBold.ttf"),
    MONOSPACED("DejaVu Sans Mono", 400, "DejaVuSansMono.ttf");

    /** In a drawing; it is scaled with it. */
    static final int SIZE = 12;

    private final String family;
    private final int weight;
    private final String file;

    PdfFonts(String family, int weight, String file) {
        this.family = family;
        this.weight = weight;
        this.file = file;
    }

    /** Lets a document use all of them; those letters that it uses are put into it. */
    static void offer(PdfRendererBuilder builder) {
        for (var font : values()) {
            builder.useFont(font::open, font.family, font.weight, FontStyle.NORMAL, true);
        }
    }

    /** The font as one that Java can measure and draw with; empty where Java can do that with none. */
    Optional<Font> forDrawing() {
        try (var octets = open()) {
            var font = Font.createFont(Font.TRUETYPE_FONT, octets).deriveFont((float) SIZE);
            // Java loads what draws letters only at the first use.
            font.getStringBounds("x", new FontRenderContext(null, true, true));
            return Optional.of(font);
        } catch (IOException | FontFormatException | LinkageError | InternalError _) {
            return Optional.empty();
        }
    }

    boolean isCalled(String name) {
        return family.equals(name);
    }

    InputStream open() {
        return Objects.requireNonNull(PdfFonts.class.getResourceAsStream("fonts/" + file));
    }
}
