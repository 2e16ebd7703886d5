package org.headroom.report;

import java.io.IOException;
import java.util.List;
import org.headroom.diagnosis.Analysis;

/**
 * The report to send: one file with its style and pictures inside, which needs no network and no script, and prints well on A4 and
 * Letter.
 */
public final class HtmlReport implements TextualReport {

    private static final String SHEET = "report.css";

    @Override
    public void write(List<Analysis> analyses, Appendable out) throws IOException {
        new HtmlPage(SHEET, new SvgPictures()).write(analyses, out);
    }

    @Override
    public void write(Comparison comparison, Appendable out) throws IOException {
        new HtmlPage(SHEET, new SvgPictures()).write(comparison, out);
    }
}
