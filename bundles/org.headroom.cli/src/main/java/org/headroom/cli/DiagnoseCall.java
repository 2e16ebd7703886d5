package org.headroom.cli;

import java.io.IOException;
import java.util.List;
import org.headroom.diagnosis.Analysis;
import org.headroom.report.Anonymous;
import org.headroom.report.Format;

/** {@code headroom diagnose FILE...} */
final class DiagnoseCall {

    private final Shell shell;
    private final Arguments arguments;

    DiagnoseCall(Shell shell, Arguments arguments) {
        this.shell = shell;
        this.arguments = arguments;
    }

    int run() throws IOException {
        Targets.check(arguments);
        var analyses = new Inputs(shell, arguments).analyses();
        try {
            var told = arguments.anonymize() ? Anonymous.all(analyses) : analyses;
            var report = Format.of(arguments.format()).orElseThrow().report();
            shell.send(arguments, out -> report.write(told, out));
            Targets.evidence(arguments, told);
            return status(arguments, analyses);
        } finally {
            analyses.forEach(Analysis::close);
        }
    }

    /** What {@code --fail-on} makes of the verdicts. */
    static int status(Arguments arguments, List<Analysis> analyses) {
        var limit = arguments.failOn();
        var reached = limit != null
                && analyses.stream().anyMatch(a -> a.diagnosis().verdict().atLeast(limit));
        return reached ? Exit.FAIL_ON : Exit.DONE;
    }
}
