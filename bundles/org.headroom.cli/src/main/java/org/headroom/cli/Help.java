package org.headroom.cli;

import java.util.List;
import org.headroom.report.Report;

/** The help: an overview, or one call in detail. */
final class Help {

    private static final String OVERVIEW = """
            Headroom %s finds out why small packets pass and big ones vanish.

            headroom [FILE...]                opens the workbench
            headroom diagnose FILE...         what is wrong, on what evidence, and what to do
            headroom info FILE...             what kind of capture this is
            headroom flows FILE...            one row a flow
            headroom compare BEFORE AFTER     did the change help
            headroom overhead STACK           what an encapsulation leaves
            headroom overhead --mtu N         which encapsulations leave N
            headroom help CALL                the options of a call
            headroom --version

            FILE is a pcap or pcapng file, plain or compressed, or - for standard input.
            Several files of diagnose are observation points of one network. diagnose and
            compare write text, or with --format json, markdown, html or pdf. -o FILE says
            where to, and where --format is not given its name in which format: -o x.html.
            Text is as wide as COLUMNS says.

            Exit status: 0 done, 1 --fail-on reached, 2 wrong usage, 3 an input could not
            be read, 130 interrupted.
            """;

    private Help() {}

    static String about(List<String> words) {
        if (words.isEmpty()) {
            return OVERVIEW.formatted(Report.VERSION);
        }
        var call = Call.of(words.getFirst())
                .orElseThrow(() -> new Usage(null, "There is no call '" + words.getFirst() + "'"));
        return new Grammar(call).help();
    }
}
