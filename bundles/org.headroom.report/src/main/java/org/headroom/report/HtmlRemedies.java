package org.headroom.report;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.remedy.Remedy;

/** What to do, step by step. */
final class HtmlRemedies {

    /** Characters of a command that a sheet holds side by side. */
    private static final int WIDEST = 90;

    private HtmlRemedies() {}

    static void write(Markup page, Finding finding) throws IOException {
        if (finding.remedies().isEmpty()) {
            return;
        }
        page.open("section")
                .leaf("h2", "What to do")
                .open("ol", "class", "steps")
                .raw("");
        for (var remedy : Wording.best(finding.remedies())) {
            step(page, remedy);
        }
        page.close();
        var others = Wording.others(finding.remedies());
        if (!others.isEmpty()) {
            page.leaf("p", "Or " + String.join("; or ", others) + ".", "class", "soft");
        }
        page.close();
    }

    private static void step(Markup page, Remedy remedy) throws IOException {
        page.open("li").open("div");
        page.leaf("b", Wording.title(remedy) + ".").text(" " + remedy.where() + " ");
        page.leaf("span", "Covers " + Wording.covers(remedy) + ".", "class", "soft");
        if (!remedy.commands().isEmpty()) {
            page.lines(
                    "pre",
                    remedy.commands().stream().flatMap(HtmlRemedies::lines).toList());
        }
        mind(page, remedy);
        page.close().close();
    }

    /** A line of the shell that no page holds goes on where the shell goes on, too: paper would break it into two commands. */
    private static Stream<String> lines(String command) {
        var jump = command.startsWith("ip") ? command.indexOf(" -j ") : -1;
        return jump < 0 || command.length() <= WIDEST
                ? Stream.of(command)
                : Stream.of(command.substring(0, jump) + " \\", "   " + command.substring(jump));
    }

    private static void mind(Markup page, Remedy remedy) throws IOException {
        var undo = Wording.undo(remedy);
        if (!undo.isEmpty()) {
            page.open("p", "class", "mind").text("Undo: ").lines("code", undo).close();
        }
        var caveats = Wording.caveats(remedy).stream().map(HtmlRemedies::sentence);
        page.leaf("p", caveats.collect(Collectors.joining(" ")), "class", "mind");
    }

    /** One that ends with a command has no full stop of its own. */
    private static String sentence(String caveat) {
        return caveat.endsWith(".") ? caveat : caveat + ".";
    }
}
