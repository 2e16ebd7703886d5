package org.headroom.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.headroom.report.Format;

/** What the end of a file's name says about its format. */
final class Ending {

    private Ending() {}

    /** The format, by its name on the command line, that who opens the file will expect. */
    static Optional<String> format(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")
                ? Optional.of("csv")
                : Format.expectedIn(file).map(Format::label);
    }
}
