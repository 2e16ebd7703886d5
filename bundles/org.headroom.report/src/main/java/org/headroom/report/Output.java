package org.headroom.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: into a temporary file in the same folder, which then takes the name. Who reads the file meets
 * the old content or the new one, never a part.
 */
public final class Output {

    private Output() {}

    /** What fills the file. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes {@code file}. What is no plain file (a pipe, {@code /dev/null}) is written into and keeps its place.
     *
     * @param force whether a file that exists is replaced
     * @throws FileAlreadyExistsException where it exists and {@code force} is false
     */
    public static void write(Path file, boolean force, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            fill(file, content, StandardOpenOption.WRITE);
            return;
        }
        if (Files.isDirectory(file) || !force && Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        var target = force && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        var part = target.resolveSibling(".headroom-" + Long.toHexString(System.nanoTime()) + ".part");
        try {
            fill(part, content, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            if (force) {
                replace(part, target);
            } else {
                Files.move(part, target);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void fill(Path file, Content content, StandardOpenOption... how) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file, how))) {
            content.write(out);
        }
    }

    private static void replace(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
