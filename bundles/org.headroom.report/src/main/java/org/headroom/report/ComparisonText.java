package org.headroom.report;

import java.io.IOException;
import java.util.List;
import org.headroom.diagnosis.Finding;

/** A comparison for a terminal. */
final class ComparisonText {

    private ComparisonText() {}

    static void write(Comparison comparison, Paper paper) throws IOException {
        paper.paragraph(0, comparison.summary());
        paper.heading("Before");
        paper.paragraph(2, comparison.before().diagnosis().summary());
        paper.heading("After");
        paper.paragraph(2, comparison.after().diagnosis().summary());
        paper.blank();
        var table = new TextTable("l ", "l before", "l after");
        Change.of(comparison).stream().skip(1).forEach(c -> table.add(List.of(c.what(), c.before(), c.after())));
        for (var line : table.lines()) {
            paper.line("  " + line);
        }
        findings("Gone", comparison.gone(), paper);
        findings("New", comparison.added(), paper);
    }

    private static void findings(String heading, List<Finding> findings, Paper paper) throws IOException {
        if (findings.isEmpty()) {
            return;
        }
        paper.heading(heading);
        for (var finding : findings) {
            paper.labelled(2, finding.id(), 4, finding.title() + " [" + finding.rule() + "]");
        }
    }
}
