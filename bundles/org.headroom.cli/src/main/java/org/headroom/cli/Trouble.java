package org.headroom.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.headroom.packet.capture.UnreadableCaptureException;

/** What went wrong, in words. */
final class Trouble {

    private Trouble() {}

    /** Why a capture could not be read, with its name. */
    static String words(String file, IOException e) {
        if (e instanceof UnreadableCaptureException) {
            var message = String.valueOf(e.getMessage());
            return message.contains(file) ? message : file + ": " + message;
        }
        return file + ": " + reason(e);
    }

    /** The same without its name, for who says it already. */
    static String why(String file, IOException e) {
        var words = reason(e);
        for (var name : List.of(file, plain(file))) {
            if (words.startsWith(name + " ") || words.startsWith(name + ":")) {
                return words.substring(name.length() + 1).strip();
            }
        }
        return words;
    }

    /** What becomes of a name on the way to who reads it: {@code a//b} is {@code a/b}. */
    private static String plain(String file) {
        try {
            return Path.of(file).toString();
        } catch (InvalidPathException _) {
            return file;
        }
    }

    static String words(Throwable e) {
        return switch (e) {
            case FileAlreadyExistsException f -> f.getFile() + " exists; --force replaces it";
            case FileSystemException f -> f.getFile() + ": " + reason(f);
            case IOException f -> reason(f);
            case OutOfMemoryError _ -> "there is not enough memory; JAVA_TOOL_OPTIONS=-Xmx4g gives more";
            default -> "a mistake in Headroom, please report it: " + e + at(e) + ". HEADROOM_DEBUG=1 shows the trace.";
        };
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "may not be read or written: permission denied";
            case FileSystemException f when f.getReason() != null -> String.valueOf(f.getReason());
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    private static String at(Throwable e) {
        var trace = e.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
    }
}
