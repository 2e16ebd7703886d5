package org.headroom.report;

import java.io.IOException;
import java.util.List;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.remedy.Remedy;

/** The report for a terminal. Read aloud it says what happens, who does not learn it, why this number, and what to type. */
public final class TextReport implements TextualReport {

    private static final int FURTHER = 20;

    private final int columns;

    /** No wider than so many columns, as far as commands let it. */
    public TextReport(int columns) {
        this.columns = columns;
    }

    @Override
    public void write(Reading reading, Appendable out) throws IOException {
        var analyses = reading.analyses();
        var paper = new Paper(out, columns);
        for (int i = 0; i < analyses.size(); i++) {
            if (i > 0) {
                paper.rule();
            }
            write(analyses.get(i).diagnosis(), i == 0 ? reading.unread() : List.of(), paper);
        }
    }

    @Override
    public void write(Comparison comparison, Appendable out) throws IOException {
        ComparisonText.write(comparison, new Paper(out, columns));
    }

    private static void write(Diagnosis diagnosis, List<Unread> unread, Paper paper) throws IOException {
        paper.paragraph(0, diagnosis.summary());
        if (!diagnosis.detail().isEmpty()) {
            paper.paragraph(0, diagnosis.detail());
        }
        for (var missing : unread) {
            paper.blank();
            paper.paragraph(0, missing.sentence());
        }
        if (!diagnosis.findings().isEmpty()) {
            main(diagnosis.findings().getFirst(), diagnosis, paper);
        }
        further(diagnosis, paper);
        cannotShow(diagnosis, paper);
        captures(diagnosis, paper);
    }

    private static void main(Finding finding, Diagnosis diagnosis, Paper paper) throws IOException {
        paper.heading(finding.title() + "  [" + finding.rule() + ", "
                + finding.severity().label() + ", " + Wording.sure(finding.confidence()) + "]");
        paper.paragraph(2, finding.explanation());
        paper.blank();
        for (var fact : Fact.of(finding, diagnosis)) {
            paper.labelled(2, fact.name(), 19, fact.value());
        }
        why(finding, paper);
        whatToDo(finding, paper);
        proof(finding, diagnosis, paper);
        if (!finding.ruledOut().isEmpty()) {
            paper.heading("What it is not");
            for (var out : finding.ruledOut()) {
                paper.labelled(2, "-", 2, Wording.cause(out.cause()) + ": " + out.because());
            }
        }
    }

    private static void why(Finding finding, Paper paper) throws IOException {
        var overhead = finding.overhead();
        if (overhead == null || overhead.candidates().isEmpty()) {
            return;
        }
        paper.heading(overhead.measured() ? "Where the octets went (measured)" : "Where the octets went (inferred)");
        var sum = Wording.arithmetic(finding);
        if (sum.isPresent()) {
            paper.paragraph(2, sum.get());
        }
        var rank = 1;
        for (var candidate : overhead.candidates()) {
            paper.labelled(2, rank++ + ".", 3, Wording.candidate(candidate));
        }
    }

    private static void whatToDo(Finding finding, Paper paper) throws IOException {
        if (finding.remedies().isEmpty()) {
            return;
        }
        paper.heading("What to do");
        var step = 1;
        for (var remedy : Wording.best(finding.remedies())) {
            remedy(step++, remedy, paper);
        }
        var others = Wording.others(finding.remedies());
        if (!others.isEmpty()) {
            paper.blank();
            paper.labelled(
                    2,
                    "",
                    3,
                    "Or " + String.join("; or ", others)
                            + ". --format markdown, html or pdf tells all their commands.");
        }
    }

    private static void remedy(int step, Remedy remedy, Paper paper) throws IOException {
        paper.labelled(
                2,
                step + ".",
                3,
                Wording.title(remedy) + ". " + remedy.where() + " Covers " + Wording.covers(remedy) + ".");
        for (var command : remedy.commands()) {
            paper.line("       " + command);
        }
        for (var undo : Wording.undo(remedy)) {
            paper.line("     Undo: " + undo);
        }
        for (var caveat : Wording.caveats(remedy)) {
            paper.labelled(5, "Mind:", 6, caveat);
        }
    }

    private static void proof(Finding finding, Diagnosis diagnosis, Paper paper) throws IOException {
        var lines = Proof.of(finding);
        if (lines.isEmpty()) {
            return;
        }
        paper.heading("The proof, by packet number");
        var several = diagnosis.captures().size() > 1;
        var column = lines.stream().mapToInt(l -> l.packets().length()).max().orElse(0) + 2;
        var capture = -1;
        for (var line : lines) {
            if (several && line.capture() != capture) {
                capture = line.capture();
                paper.paragraph(2, "In " + diagnosis.captures().get(capture).file() + ":");
            }
            paper.labelled(2, line.packets(), column, line.what());
        }
    }

    private static void further(Diagnosis diagnosis, Paper paper) throws IOException {
        var further = Wording.further(diagnosis);
        if (further.isEmpty()) {
            return;
        }
        paper.heading("Also found");
        var column = further.stream()
                        .limit(FURTHER)
                        .mapToInt(c -> c.worst().id().length())
                        .max()
                        .orElse(0)
                + 2;
        for (var cause : further.subList(0, Math.min(FURTHER, further.size()))) {
            var finding = cause.worst();
            var flows = Wording.flows(cause);
            paper.labelled(
                    2,
                    finding.id(),
                    column,
                    finding.title() + (flows.isEmpty() ? "" : ": " + flows) + " [" + finding.rule() + ", "
                            + finding.severity().label() + ", " + Wording.sure(finding.confidence()) + "]");
        }
        if (further.size() > FURTHER) {
            paper.labelled(2, "", column, "and " + Wording.number(further.size() - FURTHER) + " more");
        }
    }

    private static void cannotShow(Diagnosis diagnosis, Paper paper) throws IOException {
        var recipe = diagnosis.recipe();
        if (recipe == null) {
            return;
        }
        paper.heading("What this capture cannot show");
        paper.paragraph(2, Wording.next(recipe));
        paper.line("       " + recipe.command());
    }

    private static void captures(Diagnosis diagnosis, Paper paper) throws IOException {
        paper.heading("Analysed: " + Wording.lookedAt(diagnosis));
        for (int i = 0; i < diagnosis.captures().size(); i++) {
            CaptureText.write(diagnosis.captures().get(i), diagnosis.clocks().get(i), i, paper);
        }
    }
}
