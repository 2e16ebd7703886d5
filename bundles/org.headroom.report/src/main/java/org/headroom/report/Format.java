package org.headroom.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats of a report about a diagnosis or a comparison. */
public enum Format {
    TEXT("text", "txt"),
    JSON("json", "json"),
    MARKDOWN("markdown", "md"),
    HTML("html", "html"),
    PDF("pdf", "pdf");

    private final String label;
    private final String extension;

    Format(String label, String extension) {
        this.label = label;
        this.extension = extension;
    }

    /** The format of this name on the command line. */
    public static Optional<Format> of(String label) {
        return Arrays.stream(values()).filter(f -> f.label.equals(label)).findFirst();
    }

    /** The format that a file of this name is expected to have. */
    public static Optional<Format> expectedIn(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(f -> name.endsWith("." + f.extension))
                .findFirst();
    }

    public String label() {
        return label;
    }

    /** What a file of this format is usually called, without the dot. */
    public String extension() {
        return extension;
    }

    /** Whether a terminal can show it. */
    public boolean isText() {
        return this != PDF;
    }

    /** Who writes it for whom its width does not matter. */
    public Report report() {
        return report(Report.COLUMNS);
    }

    /** Who writes it, text no wider than so many columns. */
    public Report report(int columns) {
        return switch (this) {
            case TEXT -> new TextReport(columns);
            case JSON -> new JsonReport();
            case MARKDOWN -> new MarkdownReport();
            case HTML -> new HtmlReport();
            case PDF -> new PdfReport();
        };
    }
}
