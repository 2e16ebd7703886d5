package org.headroom.cli;

import java.io.IOException;
import java.util.List;
import org.headroom.diagnosis.Analysis;
import org.headroom.report.Anonymous;
import org.headroom.report.Comparison;
import org.headroom.report.Format;
import org.headroom.report.Reading;

/** {@code headroom compare BEFORE AFTER}: did the change help. */
final class CompareCall {

    private final Shell shell;
    private final Arguments arguments;

    CompareCall(Shell shell, Arguments arguments) {
        this.shell = shell;
        this.arguments = arguments;
    }

    int run() throws IOException {
        Targets.check(arguments);
        var inputs = new Inputs(shell, arguments);
        try (var before = inputs.analysis(arguments.operands().getFirst());
                var after = inputs.analysis(arguments.operands().getLast())) {
            var told = told(List.of(before, after));
            var comparison = Comparison.of(told.getFirst(), told.getLast());
            var report = Format.of(arguments.format()).orElseThrow().report(Terminal.columns(arguments));
            shell.send(arguments, out -> report.write(comparison, out));
            Targets.evidence(arguments, List.of(told.getLast()));
            return DiagnoseCall.status(arguments, new Reading(List.of(after), List.of()));
        }
    }

    /** The same address has the same alias in both captures. */
    private List<Analysis> told(List<Analysis> analyses) {
        return arguments.anonymize() ? Anonymous.all(analyses) : analyses;
    }
}
