package org.headroom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.headroom.diagnosis.Analysis;
import org.headroom.report.EvidenceFile;
import org.headroom.report.Format;
import org.headroom.report.Output;
import org.jspecify.annotations.Nullable;

/** The files that a call writes. They are looked at before the captures are read: a long reading should not end in a refusal. */
final class Targets {

    private Targets() {}

    static void check(Arguments arguments) throws IOException {
        check(arguments, arguments.output());
        checkTerminal(arguments);
        check(arguments, arguments.evidence());
        if (arguments.evidence() != null
                && arguments.separate()
                && arguments.operands().size() > 1) {
            throw new Usage(arguments.call(), "--evidence writes one file: give one capture, or leave out --separate");
        }
    }

    /** Into a pipe goes any format; on a terminal nobody can read one that is no text. */
    private static void checkTerminal(Arguments arguments) {
        var readable = Format.of(arguments.format()).map(Format::isText).orElse(true);
        if (!readable && arguments.output() == null && Terminal.is(Terminal.OUTPUT)) {
            throw new Usage(
                    arguments.call(),
                    "A terminal cannot show " + arguments.format() + ": name a file with -o report."
                            + arguments.format());
        }
    }

    private static void check(Arguments arguments, @Nullable Path file) throws IOException {
        if (file == null) {
            return;
        }
        for (var operand : arguments.operands()) {
            if (isSame(file, operand)) {
                throw new Usage(
                        arguments.call(), file + " is a capture that is read: name another file for the result");
            }
        }
        Output.check(file, arguments.force());
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder), null, "there is no such folder");
        }
    }

    private static boolean isSame(Path file, String operand) {
        try {
            return Files.isRegularFile(file) && Files.isSameFile(file, Path.of(operand));
        } catch (IOException | InvalidPathException _) {
            // What is no file is not the same file; who reads it says so.
            return false;
        }
    }

    /** Writes the packets that the findings cite, where that was asked for. */
    static void evidence(Arguments arguments, List<Analysis> analyses) throws IOException {
        var file = arguments.evidence();
        if (file != null) {
            Output.write(file, arguments.force(), out -> EvidenceFile.write(analyses.getFirst(), out));
        }
    }
}
