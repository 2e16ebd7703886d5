package org.headroom.cli;

import java.io.IOException;
import java.util.List;
import org.headroom.diagnosis.Analysis;
import org.headroom.report.Anonymous;
import org.headroom.report.FlowsCsv;
import org.headroom.report.FlowsJson;
import org.headroom.report.FlowsText;

/** {@code headroom flows FILE...}: one row a flow. */
final class FlowsCall {

    private final Shell shell;
    private final Arguments arguments;

    FlowsCall(Shell shell, Arguments arguments) {
        this.shell = shell;
        this.arguments = arguments;
    }

    int run() throws IOException {
        Targets.check(arguments);
        var analyses = new Inputs(shell, arguments).analyses();
        try {
            var told = arguments.anonymize() ? Anonymous.all(analyses) : analyses;
            shell.write(arguments, out -> write(told, out));
            Targets.evidence(arguments, told);
            return DiagnoseCall.status(arguments, analyses);
        } finally {
            analyses.forEach(Analysis::close);
        }
    }

    private void write(List<Analysis> analyses, Appendable out) throws IOException {
        switch (arguments.format()) {
            case "csv" -> FlowsCsv.write(analyses, out);
            case "json" -> FlowsJson.write(analyses, out);
            default -> FlowsText.write(analyses, out);
        }
    }
}
