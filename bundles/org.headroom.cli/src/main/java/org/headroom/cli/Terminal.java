package org.headroom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which of the standard streams is a terminal. */
final class Terminal {

    static final int OUTPUT = 1;
    static final int ERROR = 2;

    private Terminal() {}

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
