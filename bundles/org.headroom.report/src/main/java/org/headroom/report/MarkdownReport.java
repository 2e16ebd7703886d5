package org.headroom.report;

import java.io.IOException;
import java.util.List;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.remedy.Remedy;

/** The report for a ticket: headings, lists and fenced commands that GitHub, GitLab and Jira's importers agree on. */
public final class MarkdownReport implements TextualReport {

    private static final int FURTHER = 20;

    @Override
    public void write(Reading reading, Appendable out) throws IOException {
        var analyses = reading.analyses();
        for (int i = 0; i < analyses.size(); i++) {
            if (i > 0) {
                out.append("\n---\n\n");
            }
            write(analyses.get(i).diagnosis(), i == 0 ? reading.unread() : List.of(), new Markdown(out));
        }
    }

    @Override
    public void write(Comparison comparison, Appendable out) throws IOException {
        var md = new Markdown(out);
        md.heading(1, comparison.summary());
        md.table(
                List.of("What", "Before", "After"),
                Change.of(comparison).stream()
                        .skip(1)
                        .map(c -> List.of(c.what(), c.before(), c.after()))
                        .toList());
        titles("Gone", comparison.gone(), md);
        titles("New", comparison.added(), md);
        md.heading(2, "Before");
        md.paragraph(comparison.before().diagnosis().summary());
        md.heading(2, "After");
        md.paragraph(comparison.after().diagnosis().summary());
    }

    private static void titles(String heading, List<Finding> findings, Markdown md) throws IOException {
        if (findings.isEmpty()) {
            return;
        }
        md.heading(2, heading);
        for (var finding : findings) {
            md.item(finding.id() + ": " + finding.title());
        }
        md.blank();
    }

    private static void write(Diagnosis diagnosis, List<Unread> unread, Markdown md) throws IOException {
        md.heading(
                1, "Path MTU diagnosis: " + Wording.title(diagnosis.verdict()).toLowerCase(java.util.Locale.ROOT));
        md.strong(diagnosis.summary());
        if (!diagnosis.detail().isEmpty()) {
            md.paragraph(diagnosis.detail());
        }
        for (var missing : unread) {
            md.strong(missing.sentence());
        }
        if (!diagnosis.findings().isEmpty()) {
            main(diagnosis.findings().getFirst(), diagnosis, md);
        }
        further(diagnosis, md);
        var recipe = diagnosis.recipe();
        if (recipe != null) {
            md.heading(2, "What this capture cannot show");
            md.paragraph(Wording.next(recipe));
            md.code(List.of(recipe.command()));
        }
        captures(diagnosis, md);
        if (!diagnosis.findings().isEmpty()) {
            appendix(diagnosis.findings().getFirst(), md);
        }
        md.paragraph("Headroom " + Report.VERSION);
    }

    private static void main(Finding finding, Diagnosis diagnosis, Markdown md) throws IOException {
        whatToDo(finding, md);
        md.heading(2, "What happened");
        md.paragraph(finding.explanation());
        md.table(
                List.of("", ""),
                Fact.of(finding, diagnosis).stream()
                        .map(f -> List.of(f.name(), f.value()))
                        .toList());
        proof(finding, diagnosis, md);
        overhead(finding, md);
        if (!finding.ruledOut().isEmpty()) {
            md.heading(2, "What it is not");
            for (var out : finding.ruledOut()) {
                md.item(Wording.cause(out.cause()) + ": " + out.because());
            }
            md.blank();
        }
    }

    private static void whatToDo(Finding finding, Markdown md) throws IOException {
        if (finding.remedies().isEmpty()) {
            return;
        }
        md.heading(2, "What to do");
        for (var remedy : Wording.best(finding.remedies())) {
            remedy(3, remedy, md);
        }
        var others = Wording.others(finding.remedies());
        if (!others.isEmpty()) {
            md.paragraph("Or " + String.join("; or ", others) + ". Their commands are at the end.");
        }
    }

    private static void remedy(int level, Remedy remedy, Markdown md) throws IOException {
        md.heading(level, Wording.title(remedy));
        md.paragraph(remedy.where() + " Covers " + Wording.covers(remedy) + ".");
        if (!remedy.commands().isEmpty()) {
            md.code(remedy.commands());
        }
        if (!Wording.undo(remedy).isEmpty()) {
            md.paragraph("Undo:");
            md.code(Wording.undo(remedy));
        }
        for (var caveat : Wording.caveats(remedy)) {
            md.itemWithCommands(caveat);
        }
        md.blank();
    }

    /** The commands for whoever has another platform. */
    private static void appendix(Finding finding, Markdown md) throws IOException {
        var rest = Wording.rest(finding.remedies());
        if (rest.isEmpty()) {
            return;
        }
        md.heading(2, "Commands for other platforms");
        for (var kind : rest.entrySet()) {
            md.heading(3, Wording.heading(kind.getKey()));
            for (var remedy : kind.getValue()) {
                remedy(4, remedy, md);
            }
        }
    }

    private static void proof(Finding finding, Diagnosis diagnosis, Markdown md) throws IOException {
        var lines = Proof.of(finding);
        if (lines.isEmpty()) {
            return;
        }
        md.heading(2, "The proof");
        if (diagnosis.captures().size() > 1) {
            md.table(
                    List.of("Capture", "Packet", "What it shows"),
                    lines.stream()
                            .map(l -> List.of(
                                    diagnosis.captures().get(l.capture()).file(), l.packets(), l.what()))
                            .toList());
        } else {
            md.table(
                    List.of("Packet", "What it shows"),
                    lines.stream().map(l -> List.of(l.packets(), l.what())).toList());
        }
    }

    private static void overhead(Finding finding, Markdown md) throws IOException {
        var overhead = finding.overhead();
        if (overhead == null || overhead.candidates().isEmpty()) {
            return;
        }
        md.heading(2, "Where the octets went");
        var sum = Wording.arithmetic(finding);
        if (sum.isPresent()) {
            md.code(List.of(sum.get()));
        }
        for (var candidate : overhead.candidates()) {
            md.item(Wording.candidate(candidate));
        }
        md.blank();
    }

    private static void further(Diagnosis diagnosis, Markdown md) throws IOException {
        var further = Wording.further(diagnosis);
        if (further.isEmpty()) {
            return;
        }
        md.heading(2, "Also found");
        for (var cause : further.subList(0, Math.min(FURTHER, further.size()))) {
            var finding = cause.worst();
            var flows = Wording.flows(cause);
            md.item(finding.title() + (flows.isEmpty() ? "" : ": " + flows) + " (" + finding.rule() + ", "
                    + finding.severity().label() + ", " + Wording.sure(finding.confidence()) + ")");
        }
        if (further.size() > FURTHER) {
            md.item("and " + Wording.number(further.size() - FURTHER) + " more");
        }
        md.blank();
    }

    private static void captures(Diagnosis diagnosis, Markdown md) throws IOException {
        md.heading(2, "Analysed");
        md.paragraph(Wording.lookedAt(diagnosis) + ".");
        for (int i = 0; i < diagnosis.captures().size(); i++) {
            var capture = diagnosis.captures().get(i);
            md.item(capture.file() + ": " + Wording.capture(capture));
            if (i > 0) {
                md.item(Wording.clock(diagnosis.clocks().get(i)));
            }
            for (var line : Wording.limits(capture)) {
                md.item(line);
            }
        }
        md.blank();
    }
}
