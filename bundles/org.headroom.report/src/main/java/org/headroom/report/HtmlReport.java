package org.headroom.report;

import java.io.IOException;
import java.util.List;
import org.headroom.diagnosis.Analysis;

/** The report to send: one page that prints. */
public final class HtmlReport implements Report {

    @Override
    public void write(List<Analysis> analyses, Appendable out) throws IOException {}

    @Override
    public void write(Comparison comparison, Appendable out) throws IOException {}
}
