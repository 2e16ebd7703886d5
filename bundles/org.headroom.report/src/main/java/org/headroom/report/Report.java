package org.headroom.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.headroom.diagnosis.Analysis;

/** A document about what was found. */
public sealed interface Report permits TextualReport, PdfReport {

    /** The version that reports name as their maker's. */
    String VERSION = "0.1.0";

    /** How wide text may become where nobody knows how it will be shown. */
    int COLUMNS = 120;

    /** Writes one document about each analysis, one as it is, several in the manner of the format, and about what could not be read. The stream stays open. */
    void write(Reading reading, OutputStream out) throws IOException;

    /** Writes one document about analyses of all that was to be read. */
    default void write(List<Analysis> analyses, OutputStream out) throws IOException {
        write(new Reading(analyses, List.of()), out);
    }

    /** Writes a document about one analysis. */
    default void write(Analysis analysis, OutputStream out) throws IOException {
        write(List.of(analysis), out);
    }

    /** Writes what became of the trouble after a change. */
    void write(Comparison comparison, OutputStream out) throws IOException;
}
