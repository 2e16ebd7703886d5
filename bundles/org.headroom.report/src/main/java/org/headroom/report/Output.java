package org.headroom.report;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
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
     * @throws IOException as {@link #check}, and where it cannot be written
     */
    public static void write(Path file, boolean force, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            fill(file, file, content, StandardOpenOption.WRITE);
            return;
        }
        check(file, force);
        var target = force && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        var part = target.resolveSibling(".headroom-" + Long.toHexString(System.nanoTime()) + ".part");
        try {
            fill(part, file, content, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            if (force) {
                replace(part, target);
            } else {
                Files.move(part, target);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Whether {@code file} may be written; for who has long to do before there is something to write.
     *
     * @throws FileSystemException where it is a folder
     * @throws FileAlreadyExistsException where it exists and {@code force} is false
     */
    public static void check(Path file, boolean force) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder, not a file to write");
        }
        if (Files.isRegularFile(file) && !force) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }

    private static void fill(Path part, Path file, Content content, StandardOpenOption... how) throws IOException {
        try (var out = new BufferedOutputStream(new Named(opened(part, file, how), file))) {
            content.write(out);
        }
    }

    private static OutputStream opened(Path part, Path file, StandardOpenOption... how) throws IOException {
        try {
            return Files.newOutputStream(part, how);
        } catch (IOException e) {
            throw named(e, file);
        }
    }

    /** The user knows the file by the name that he gave it, and a full disk says none. */
    private static IOException named(IOException e, Path file) {
        var reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return e instanceof AccessDeniedException
                ? new AccessDeniedException(file.toString())
                : new FileSystemException(file.toString(), null, reason == null ? "cannot be written" : reason);
    }

    /** Says of each failure which file could not be written. */
    private static final class Named extends FilterOutputStream {

        private final Path file;

        Named(OutputStream out, Path file) {
            super(out);
            this.file = file;
        }

        @Override
        public void write(byte[] octets, int from, int count) throws IOException {
            try {
                out.write(octets, from, count);
            } catch (IOException e) {
                throw named(e, file);
            }
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
