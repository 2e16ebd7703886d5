package org.headroom.report;

import java.io.IOException;
import java.io.OutputStream;

/** The report as it is printed: the page of {@link HtmlReport} laid out on A4. The same input gives the same octets. */
public final class PdfReport implements Report {

    /** What makes the page. */
    @FunctionalInterface
    private interface Content {
        void write(HtmlPage page, Appendable out) throws IOException;
    }

    @Override
    public void write(Reading reading, OutputStream out) throws IOException {
        write((page, text) -> page.write(reading, text), out);
    }

    @Override
    public void write(Comparison comparison, OutputStream out) throws IOException {
        write((page, text) -> page.write(comparison, text), out);
    }

    private static void write(Content content, OutputStream out) throws IOException {
        var pictures = new PdfPictures();
        var page = new StringBuilder();
        content.write(new HtmlPage("pdf.css", pictures), page);
        new PdfFile(pictures).write(page.toString(), out);
    }
}
