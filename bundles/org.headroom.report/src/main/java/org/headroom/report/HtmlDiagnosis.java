package org.headroom.report;

import java.io.IOException;
import java.util.List;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Cause;
import org.headroom.diagnosis.Diagnosis;

/** A diagnosis as a page: the sentence, the steps, the picture, the proof, the limits. */
final class HtmlDiagnosis {

    private static final int FURTHER = 20;
    private static final int NOT_JUDGED = 12;

    private final Markup page;
    private final Analysis analysis;
    private final Diagnosis diagnosis;
    private final List<Unread> unread;
    private final Pictures pictures;

    HtmlDiagnosis(Markup page, Analysis analysis, List<Unread> unread, Pictures pictures) {
        this.page = page;
        this.analysis = analysis;
        this.diagnosis = analysis.diagnosis();
        this.unread = unread;
        this.pictures = pictures;
    }

    void write() throws IOException {
        page.open("main").raw("");
        head();
        banner();
        for (var missing : unread) {
            page.leaf("p", missing.sentence(), "class", "unread");
        }
        if (!diagnosis.findings().isEmpty()) {
            var finding = diagnosis.findings().getFirst();
            HtmlRemedies.write(page, finding);
            new HtmlEvidence(page, analysis, pictures).write(finding);
        }
        aside();
        further();
        captures();
        if (!diagnosis.findings().isEmpty()) {
            HtmlRemedies.appendix(page, diagnosis.findings().getFirst());
        }
        foot();
        page.close();
    }

    private void head() throws IOException {
        page.open("header").open("div");
        page.leaf("h1", "Path MTU diagnosis")
                .leaf("p", subject(), "class", "subject")
                .close();
        if (!diagnosis.findings().isEmpty()) {
            var sure = diagnosis.findings().getFirst().confidence();
            page.leaf("span", Wording.sure(sure), "class", "sure " + sure.label());
        }
        page.close();
    }

    private String subject() {
        var info = diagnosis.captures().getFirst();
        var who = diagnosis.findings().isEmpty()
                ? ""
                : Wording.flows(diagnosis.findings().getFirst());
        var when = info.firstNanos() == Long.MIN_VALUE
                ? ""
                : "Captured " + Moment.readable(info.firstNanos()) + ", "
                        + Moment.lasting(info.lastNanos() - info.firstNanos()) + ", ";
        return (who.isEmpty() ? "" : who + ". ") + when
                + Wording.count(diagnosis.counts().packets(), "packet") + ".";
    }

    private void banner() throws IOException {
        page.open("section", "class", "banner " + Icon.tone(diagnosis.verdict()))
                .raw(pictures.sign(diagnosis.verdict()));
        page.open("div").leaf("h2", diagnosis.summary());
        if (!diagnosis.detail().isEmpty()) {
            page.leaf("p", diagnosis.detail());
        }
        page.close().close();
    }

    /** What was ruled out beside what stays open: both are limits of the verdict. */
    private void aside() throws IOException {
        var ruledOut = diagnosis.findings().isEmpty()
                ? List.<org.headroom.diagnosis.RuledOut>of()
                : diagnosis.findings().getFirst().ruledOut();
        var recipe = diagnosis.recipe();
        if (ruledOut.isEmpty() && recipe == null) {
            return;
        }
        page.open("div", "class", "columns").raw("");
        if (!ruledOut.isEmpty()) {
            page.open("section").leaf("h2", "What it is not").open("ul").raw("");
            for (var out : ruledOut) {
                page.open("li")
                        .leaf("b", Wording.cause(out.cause()) + ":")
                        .text(" " + out.because())
                        .close();
            }
            page.close().close();
        }
        if (recipe != null) {
            page.open("section").leaf("h2", "What this capture cannot show");
            page.leaf("p", Wording.next(recipe))
                    .lines("pre", List.of(recipe.command()))
                    .close();
        }
        page.close();
    }

    private void further() throws IOException {
        var further = Wording.further(diagnosis);
        if (further.isEmpty()) {
            return;
        }
        page.open("section")
                .leaf("h2", "Also found")
                .open("ul", "class", "findings")
                .raw("");
        for (var cause : further.subList(0, Math.min(FURTHER, further.size()))) {
            one(cause);
        }
        if (further.size() > FURTHER) {
            page.leaf("li", "and " + Wording.number(further.size() - FURTHER) + " more");
        }
        page.close().close();
    }

    private void one(Cause cause) throws IOException {
        var finding = cause.worst();
        page.open("li").raw(pictures.sign(finding.verdict())).open("div").leaf("b", finding.title());
        page.leaf(
                "span",
                " " + finding.rule() + ", " + finding.severity().label() + ", " + Wording.sure(finding.confidence()),
                "class",
                "soft");
        var flows = Wording.flows(cause);
        page.leaf("p", finding.explanation() + (flows.isEmpty() ? "" : " Seen in " + flows + "."));
        page.close().close();
    }

    private void captures() throws IOException {
        page.open("section")
                .leaf("h2", "What was read")
                .leaf("span", " " + Wording.lookedAt(diagnosis), "class", "soft");
        page.open("table").open("tbody").raw("");
        for (int i = 0; i < diagnosis.captures().size(); i++) {
            var capture = diagnosis.captures().get(i);
            page.open("tr")
                    .leaf("td", Integer.toString(i + 1), "class", "number")
                    .leaf("td", Wording.files(diagnosis).get(i));
            page.open("td").text(Wording.capture(capture));
            if (i > 0) {
                page.raw("<br/>").text(Wording.clock(diagnosis.clocks().get(i)));
            }
            for (var line : Wording.limits(capture)) {
                page.raw("<br/>").text(line);
            }
            page.close().close();
        }
        page.close().close();
        notJudged();
        page.close();
    }

    private void notJudged() throws IOException {
        var rules = diagnosis.notApplicable();
        if (rules.isEmpty()) {
            return;
        }
        var shown = rules.subList(0, Math.min(NOT_JUDGED, rules.size()));
        var more = rules.size() - shown.size();
        page.leaf(
                "p",
                "Not judged: " + String.join("; ", shown) + (more > 0 ? "; and " + more + " more" : "") + ".",
                "class",
                "soft");
    }

    private void foot() throws IOException {
        var files = Wording.files(diagnosis).stream().limit(3).toList();
        var more = diagnosis.captures().size() - files.size();
        page.leaf(
                "footer",
                "Headroom " + Report.VERSION + " · " + String.join(", ", files)
                        + (more > 0 ? " and " + more + " more" : ""));
    }
}
