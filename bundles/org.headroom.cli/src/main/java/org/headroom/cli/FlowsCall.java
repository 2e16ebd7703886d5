package org.headroom.cli;

import java.io.IOException;
import org.headroom.diagnosis.Analysis;
import org.headroom.report.FlowsCsv;
import org.headroom.report.FlowsJson;
import org.headroom.report.FlowsText;
import org.headroom.report.Reading;

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
        var reading = new Inputs(shell, arguments).read();
        try {
            var told = arguments.anonymize() ? reading.anonymous() : reading;
            shell.write(arguments, out -> write(told, out));
            Targets.evidence(arguments, told.analyses());
            return DiagnoseCall.status(arguments, reading);
        } finally {
            reading.analyses().forEach(Analysis::close);
        }
    }

    private void write(Reading reading, Appendable out) throws IOException {
        switch (arguments.format()) {
            case "csv" -> FlowsCsv.write(reading, out);
            case "json" -> FlowsJson.write(reading, out);
            default -> FlowsText.write(reading, Terminal.columns(arguments), out);
        }
    }
}
