package org.headroom.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.headroom.diagnosis.Analysis;

/**
 * The report to send: one file with its style and pictures inside, which needs no network and no script, and prints well on A4 and
 * Letter.
 */
public final class HtmlReport implements Report {

    /** What fills a page's body. */
    @FunctionalInterface
    private interface Body {
        void write(Markup page) throws IOException;
    }

    @Override
    public void write(List<Analysis> analyses, Appendable out) throws IOException {
        var pictures = new Picture();
        page(out, "Path MTU diagnosis", page -> {
            for (var analysis : analyses) {
                new HtmlDiagnosis(page, analysis, pictures).write();
            }
        });
    }

    @Override
    public void write(Comparison comparison, Appendable out) throws IOException {
        page(out, "Before and after", page -> new HtmlComparison(page, comparison, new Picture()).write());
    }

    private static void page(Appendable out, String title, Body body) throws IOException {
        out.append("<!DOCTYPE html>\n");
        var page = new Markup(out);
        page.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml").raw("");
        page.open("head").raw("<meta charset=\"utf-8\"/>");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        page.raw("<meta name=\"color-scheme\" content=\"light\"/>");
        page.leaf("title", title);
        page.raw("<style>\n" + style() + "</style>").close();
        page.open("body").raw("");
        body.write(page);
        page.close().close();
    }

    private static String style() {
        try (var sheet = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
