package org.headroom.report;

import java.io.IOException;
import java.util.stream.Collectors;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.remedy.Remedy;

/** What to do, step by step. */
final class HtmlRemedies {

    private HtmlRemedies() {}

    static void write(Markup page, Finding finding) throws IOException {
        if (finding.remedies().isEmpty()) {
            return;
        }
        page.open("section").leaf("h2", "What to do").open("ol", "class", "steps").raw("");
        for (var remedy : Wording.best(finding.remedies())) {
            step(page, remedy);
        }
        page.close();
        var others = Wording.others(finding.remedies());
        if (!others.isEmpty()) {
            var names = others.stream().map(r -> r.platform() + " (" + r.title() + ")").collect(Collectors.joining(", "));
            page.leaf("p", "Or, with the same effect: " + names + ".", "class", "soft");
        }
        page.close();
    }

    private static void step(Markup page, Remedy remedy) throws IOException {
        page.open("li").open("div");
        page.leaf("b", remedy.title() + ".").text(" " + remedy.where() + " ");
        page.leaf("span", remedy.platform() + "; covers " + Wording.covers(remedy) + ".", "class", "soft");
        if (!remedy.commands().isEmpty()) {
            page.leaf("pre", String.join("\n", remedy.commands()));
        }
        if (!remedy.undo().isEmpty()) {
            page.open("p", "class", "soft").text("Undo: ").leaf("code", String.join("; ", remedy.undo())).close();
        }
        for (var caveat : remedy.caveats()) {
            page.leaf("p", caveat, "class", "soft");
        }
        page.close().close();
    }
}
