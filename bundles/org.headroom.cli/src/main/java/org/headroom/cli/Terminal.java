package org.headroom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headroom.report.Report;
import org.jspecify.annotations.Nullable;

/** Which of the standard streams is a terminal. */
final class Terminal {

    static final int OUTPUT = 1;
    static final int ERROR = 2;

    private static final int USUAL = 80;

    private Terminal() {}

    /** How wide the result may become where it goes. */
    static int columns(Arguments arguments) {
        return arguments.output() == null ? columns(System.getenv("COLUMNS"), is(OUTPUT)) : Report.COLUMNS;
    }

    /**
     * Whoever sets {@code COLUMNS} is heeded, in a pipe too. Else of a terminal nothing is known without asking the kernel, which costs a
     * short program more than its work: it is taken for the usual one.
     */
    static int columns(@Nullable String said, boolean terminal) {
        if (said != null && said.matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(said);
        }
        return terminal ? USUAL : Report.COLUMNS;
    }

    /** Java knows only whether all standard streams are a terminal; the kernel knows about each. */
    static boolean is(int stream) {
        try {
            var target =
                    Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | RuntimeException _) {
            var console = System.console();
            return console != null && console.isTerminal();
        }
    }
}
