package org.headroom.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The page of a report, for a browser or for paper: which of them, its style sheet and its pictures decide. */
final class HtmlPage {

    /** What fills a page's body. */
    @FunctionalInterface
    private interface Body {
        void write(Markup page) throws IOException;
    }

    private final String sheet;
    private final Pictures pictures;

    HtmlPage(String sheet, Pictures pictures) {
        this.sheet = sheet;
        this.pictures = pictures;
    }

    void write(Reading reading, Appendable out) throws IOException {
        var analyses = reading.analyses();
        var about = analyses.isEmpty() ? "" : analyses.getFirst().diagnosis().summary();
        page(out, "Path MTU diagnosis", about, page -> {
            for (int i = 0; i < analyses.size(); i++) {
                new HtmlDiagnosis(page, analyses.get(i), i == 0 ? reading.unread() : List.of(), pictures).write();
            }
        });
    }

    void write(Comparison comparison, Appendable out) throws IOException {
        page(out, "Before and after", comparison.summary(), page -> new HtmlComparison(page, comparison, pictures)
                .write());
    }

    private void page(Appendable out, String title, String about, Body body) throws IOException {
        out.append("<!DOCTYPE html>\n");
        var page = new Markup(out);
        page.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml").raw("");
        page.open("head").raw("<meta charset=\"utf-8\"/>");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        page.raw("<meta name=\"color-scheme\" content=\"light\"/>");
        page.empty("meta", "name", "description", "content", about);
        page.leaf("title", title);
        page.raw("<style>\n" + style() + "</style>").close();
        page.open("body").raw("");
        body.write(page);
        page.close().close();
    }

    private String style() {
        try (var text = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(sheet))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
