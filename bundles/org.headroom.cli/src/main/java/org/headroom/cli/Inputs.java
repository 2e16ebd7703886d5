package org.headroom.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Diagnose;
import org.headroom.libpcap.Filter;
import org.headroom.packet.capture.Capture;
import org.headroom.report.Reading;
import org.headroom.report.Unread;

/** Opens and reads the captures of a call. What cannot be read is said on standard error, and the rest goes on. */
final class Inputs {

    private final Shell shell;
    private final Arguments arguments;
    private final List<Unread> unread = new ArrayList<>();

    Inputs(Shell shell, Arguments arguments) {
        this.shell = shell;
        this.arguments = arguments;
    }

    /**
     * Diagnoses the captures: together as observation points of one network, or each on its own.
     *
     * @throws Unreadable where none of them could be read
     */
    Reading read() throws IOException {
        var captures = open(arguments.operands());
        if (!arguments.separate()) {
            return new Reading(List.of(analysis(captures)), unread);
        }
        var analyses = new ArrayList<Analysis>();
        for (var capture : captures) {
            analyses.add(analysis(List.of(capture)));
        }
        return new Reading(analyses, unread);
    }

    /** Diagnoses one capture, which must be readable. */
    Analysis analysis(String file) throws IOException {
        return analysis(open(List.of(file)));
    }

    private Analysis analysis(List<Capture> captures) throws IOException {
        try (var line = ProgressLine.on(shell, arguments.progress())) {
            var analysis = Diagnose.captures(captures, line);
            if (arguments.filter() != null && analysis.diagnosis().counts().packets() == 0) {
                shell.say("no packet passes the filter " + arguments.filter());
            }
            return analysis;
        } catch (IOException | RuntimeException | Error e) {
            for (var capture : captures) {
                capture.close();
            }
            throw e;
        }
    }

    /**
     * Opens captures, each once: one that is named twice is no second observation point.
     *
     * @throws Unreadable where none of them could be opened
     */
    List<Capture> open(List<String> files) throws IOException {
        var captures = new ArrayList<Capture>();
        var wrong = new ArrayList<String>();
        for (var file : files.stream().distinct().toList()) {
            if (Collections.frequency(files, file) > 1) {
                shell.say(file + " is named more than once and read once");
            }
            try {
                captures.add(filtered(openOne(file)));
            } catch (IOException e) {
                wrong.add(Trouble.words(file, e));
                unread.add(new Unread(file, Trouble.why(file, e)));
            }
        }
        if (captures.isEmpty()) {
            throw new Unreadable(String.join("\nheadroom: ", wrong));
        }
        wrong.forEach(shell::say);
        return captures;
    }

    /** What could not be opened so far. */
    List<Unread> unread() {
        return unread;
    }

    private Capture openOne(String file) throws IOException {
        if (file.equals("-")) {
            return Capture.open(shell.in(), "-");
        }
        try {
            var path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new Unreadable("is a folder, not a capture");
            }
            return Capture.open(path);
        } catch (InvalidPathException _) {
            throw new Unreadable("is no name for a file");
        }
    }

    private Capture filtered(Capture capture) {
        var expression = arguments.filter();
        return expression == null ? capture : new Filter(expression).over(capture);
    }
}
