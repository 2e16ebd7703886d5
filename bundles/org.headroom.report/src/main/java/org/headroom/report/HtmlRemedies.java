package org.headroom.report;

import java.io.IOException;
import java.util.List;
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
            page.open("li").open("div");
            remedy(page, remedy);
            page.close().close();
        }
        page.close();
        var others = Wording.others(finding.remedies());
        var or = others.isEmpty() ? "" : "Or " + String.join("; or ", others) + ". ";
        if (hasAppendix(finding)) {
            page.leaf("p", or + "At the end: the commands for these, and how to undo each step.", "class", "soft");
        }
        page.close();
    }

    private static boolean hasAppendix(Finding finding) {
        return finding.remedies().stream().anyMatch(r -> !Wording.undo(r).isEmpty())
                || !Wording.rest(finding.remedies()).isEmpty();
    }

    /** What is not typed at once: the way back, and the commands for whoever has another platform. Open, for what is closed is not printed. */
    static void appendix(Markup page, Finding finding) throws IOException {
        if (!hasAppendix(finding)) {
            return;
        }
        page.open("details", "open", "open", "class", "appendix").open("summary");
        page.leaf("h2", "All commands").close();
        undo(page, Wording.best(finding.remedies()));
        for (var kind : Wording.rest(finding.remedies()).entrySet()) {
            page.leaf("h3", Wording.heading(kind.getKey()));
            for (var remedy : kind.getValue()) {
                page.open("section");
                remedy(page, remedy);
                if (!Wording.undo(remedy).isEmpty()) {
                    page.leaf("p", "Undo:", "class", "undo");
                    type(page, Wording.undo(remedy));
                }
                page.close();
            }
        }
        page.close();
    }

    private static void undo(Markup page, List<Remedy> steps) throws IOException {
        var undone = steps.stream().filter(r -> !Wording.undo(r).isEmpty()).toList();
        if (undone.isEmpty()) {
            return;
        }
        page.leaf("h3", "To undo the steps above");
        for (var remedy : undone) {
            page.open("section").leaf("p", Wording.title(remedy) + ":");
            type(page, Wording.undo(remedy));
            page.close();
        }
    }

    private static void remedy(Markup page, Remedy remedy) throws IOException {
        page.open("p").leaf("b", Wording.title(remedy) + ".").text(" " + remedy.where() + " ");
        page.leaf("span", "Covers " + Wording.covers(remedy) + ".", "class", "soft")
                .close();
        type(page, remedy.commands());
        mind(page, Wording.caveats(remedy));
    }

    private static void type(Markup page, List<String> commands) throws IOException {
        if (!commands.isEmpty()) {
            page.lines("pre", commands.stream().flatMap(HtmlRemedies::lines).toList());
        }
    }

    /** A line of the shell that no page holds goes on where the shell goes on, too: paper would break it into two commands. */
    private static Stream<String> lines(String command) {
        var jump = command.startsWith("ip") ? command.indexOf(" -j ") : -1;
        return jump < 0 || command.length() <= WIDEST
                ? Stream.of(command)
                : Stream.of(command.substring(0, jump) + " \\", "   " + command.substring(jump));
    }

    private static void mind(Markup page, List<String> caveats) throws IOException {
        if (caveats.isEmpty()) {
            return;
        }
        page.open("ul", "class", "mind").raw("");
        for (var caveat : caveats) {
            page.open("li");
            var command = false;
            for (var part : CommandsInText.parts(caveat)) {
                if (command) {
                    page.lines("code", List.of(part));
                } else {
                    page.text(part);
                }
                command = !command;
            }
            page.close();
        }
        page.close();
    }
}
