package org.headroom.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.CaptureInfo;
import org.headroom.packet.capture.Record;
import org.headroom.report.CaptureJson;
import org.headroom.report.CaptureText;
import org.headroom.report.Captures;

/** {@code headroom info FILE...}: reads to the end, judges nothing. */
final class InfoCall {

    private final Shell shell;
    private final Arguments arguments;

    InfoCall(Shell shell, Arguments arguments) {
        this.shell = shell;
        this.arguments = arguments;
    }

    int run() throws IOException {
        Targets.check(arguments);
        var infos = new ArrayList<CaptureInfo>();
        var inputs = new Inputs(shell, arguments);
        for (var capture : inputs.open(arguments.operands())) {
            try (capture) {
                infos.add(read(capture));
            }
        }
        var captures = new Captures(infos, inputs.unread());
        var told = arguments.anonymize() ? captures.anonymous() : captures;
        shell.write(arguments, out -> {
            switch (arguments.format()) {
                case "json" -> CaptureJson.write(told, out);
                default -> CaptureText.write(told, Terminal.columns(arguments), out);
            }
        });
        return captures.unread().isEmpty() ? Exit.DONE : Exit.UNREADABLE;
    }

    private CaptureInfo read(Capture capture) throws IOException {
        var record = new Record();
        long packets = 0;
        try (var line = ProgressLine.on(shell, arguments.progress())) {
            while (capture.next(record)) {
                if ((++packets & 0xffff) == 0 && !line.advanced(capture.consumed(), capture.size(), packets)) {
                    throw new CancellationException();
                }
            }
        }
        return capture.info();
    }
}
