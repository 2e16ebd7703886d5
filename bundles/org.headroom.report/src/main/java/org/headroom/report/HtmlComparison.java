package org.headroom.report;

import java.io.IOException;
import java.util.List;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Verdict;

/** A comparison as a page: the sentence, the numbers on both sides, what is gone and what is new, then both diagnoses. */
final class HtmlComparison {

    private final Markup page;
    private final Comparison comparison;
    private final Pictures pictures;

    HtmlComparison(Markup page, Comparison comparison, Pictures pictures) {
        this.page = page;
        this.comparison = comparison;
        this.pictures = pictures;
    }

    void write() throws IOException {
        page.open("main").open("header").open("div").leaf("h1", "Before and after");
        page.leaf("p", file(comparison.before()) + ", then " + file(comparison.after()), "class", "subject")
                .close()
                .close();
        var like = like();
        page.open("section", "class", "banner " + Icon.tone(like))
                .raw(pictures.sign(like))
                .open("div");
        page.leaf("h2", comparison.summary()).close().close();
        numbers();
        findings("Gone", comparison.gone());
        findings("New", comparison.added());
        page.leaf("footer", "Headroom " + Report.VERSION).close();
        new HtmlDiagnosis(page, comparison.before(), List.of(), pictures).write();
        new HtmlDiagnosis(page, comparison.after(), List.of(), pictures).write();
    }

    private static String file(org.headroom.diagnosis.Analysis analysis) {
        return Wording.files(analysis.diagnosis()).getFirst();
    }

    /** The verdict whose banner looks like this outcome. */
    private Verdict like() {
        var helped = comparison.helped();
        if (helped == null) {
            return Verdict.INCONCLUSIVE;
        }
        return helped ? Verdict.HEALTHY : comparison.after().diagnosis().verdict();
    }

    private void numbers() throws IOException {
        page.open("section").open("table", "class", "numbers").open("tbody").raw("");
        for (var change : Change.of(comparison)) {
            var head = change.what().isEmpty();
            page.open("tr").leaf(head ? "th" : "td", change.what());
            page.leaf(head ? "th" : "td", change.before(), "class", "number")
                    .leaf(head ? "th" : "td", change.after(), "class", "number");
            page.close();
        }
        page.close().close().close();
    }

    private void findings(String heading, List<Finding> findings) throws IOException {
        if (findings.isEmpty()) {
            return;
        }
        page.open("section").leaf("h2", heading).open("ul", "class", "findings").raw("");
        for (var finding : findings) {
            page.open("li").raw(pictures.sign(finding.verdict())).open("div").leaf("b", finding.title());
            page.leaf("span", " " + finding.rule(), "class", "soft").close().close();
        }
        page.close().close();
    }
}
