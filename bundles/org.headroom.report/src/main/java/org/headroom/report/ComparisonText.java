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
        for (var row : Change.of(comparison)) {
            paper.line("  " + pad(row.what(), 44) + pad(row.before(), 18) + row.after());
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

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
