package org.headroom.cli;

import java.io.IOException;
import org.headroom.diagnosis.Analysis;
import org.headroom.report.Format;
import org.headroom.report.Reading;

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
        var reading = new Inputs(shell, arguments).read();
        try {
            var told = arguments.anonymize() ? reading.anonymous() : reading;
            var report = Format.of(arguments.format()).orElseThrow().report(Terminal.columns(arguments));
            shell.send(arguments, out -> report.write(told, out));
            Targets.evidence(arguments, told.analyses());
            return status(arguments, reading);
        } finally {
            reading.analyses().forEach(Analysis::close);
        }
    }

    /** What {@code --fail-on} makes of the verdicts; reached, it says more than that an input is missing: more of them can make it no better. */
    static int status(Arguments arguments, Reading reading) {
        var limit = arguments.failOn();
        var reached = limit != null
                && reading.analyses().stream()
                        .anyMatch(a -> a.diagnosis().verdict().atLeast(limit));
        return reached ? Exit.FAIL_ON : reading.unread().isEmpty() ? Exit.DONE : Exit.UNREADABLE;
    }
}
