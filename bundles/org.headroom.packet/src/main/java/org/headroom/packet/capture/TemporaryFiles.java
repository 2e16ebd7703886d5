package org.headroom.packet.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Temporary files that never outlive their process for long: where the system lets a file be used without its name, the name goes
 * at once; where not, it holds the number of the process, and the next start removes those whose process is gone.
 */
public final class TemporaryFiles {

    private static final String PREFIX = "headroom-";
    private static final String SUFFIX = ".tmp";

    private TemporaryFiles() {}

    /** An empty file that nobody else may read, and that whoever asked for it deletes; the next start does for a process that was killed. */
    static Path create(String what) throws IOException {
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        sweep(folder);
        return Files.createTempFile(folder, PREFIX + ProcessHandle.current().pid() + "-" + what + "-", SUFFIX);
    }

    /** An empty file to read and write, removed when it is closed at the latest. */
    public static FileChannel open(String what) throws IOException {
        var file = create(what);
        var channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        remove(file);
        return channel;
    }

    /** Removes what processes left behind that crashed. */
    static void sweep(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (var file : files) {
                if (owner(file).filter(TemporaryFiles::gone).isPresent()) {
                    remove(file);
                }
            }
        }
    }

    private static boolean gone(long process) {
        return ProcessHandle.of(process).isEmpty();
    }

    private static Optional<Long> owner(Path file) {
        var parts = file.getFileName().toString().split("-", 3);
        return parts.length == 3 && parts[1].matches("\\d{1,18}")
                ? Optional.of(Long.valueOf(parts[1]))
                : Optional.empty();
    }

    /** A file in use stays on some systems: it goes when it is closed, or at the next start. */
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Nothing depends on it.
        }
    }
}
