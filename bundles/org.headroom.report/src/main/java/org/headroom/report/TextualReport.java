package org.headroom.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.headroom.diagnosis.Analysis;

/** A report that is text: it can be written to whatever takes text, and into a file as UTF-8. */
public sealed interface TextualReport extends Report permits HtmlReport, JsonReport, MarkdownReport, TextReport {

    void write(Reading reading, Appendable out) throws IOException;

    void write(Comparison comparison, Appendable out) throws IOException;

    default void write(Analysis analysis, Appendable out) throws IOException {
        write(new Reading(List.of(analysis), List.of()), out);
    }

    @Override
    default void write(Reading reading, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        write(reading, writer);
        writer.flush();
    }

    @Override
    default void write(Comparison comparison, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        write(comparison, writer);
        writer.flush();
    }
}
