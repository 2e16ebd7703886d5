package org.headroom.report;

import java.io.IOException;

/**
 * The report to send: one file with its style and pictures inside, which needs no network and no script, and prints well on A4 and
 * Letter.
 */
public final class HtmlReport implements TextualReport {

    private static final String SHEET = "report.css";

    @Override
    public void write(Reading reading, Appendable out) throws IOException {
        new HtmlPage(SHEET, new SvgPictures()).write(reading, out);
    }

    @Override
    public void write(Comparison comparison, Appendable out) throws IOException {
        new HtmlPage(SHEET, new SvgPictures()).write(comparison, out);
    }
}
