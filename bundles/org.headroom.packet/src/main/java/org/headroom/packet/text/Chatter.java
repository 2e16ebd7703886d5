package org.headroom.packet.text;

import java.util.regex.Pattern;

/** What stands between packets in a terminal: prompts with the command, and what the tools say of themselves. */
final class Chatter {

    private static final Pattern COMMAND =
            Pattern.compile("(?:^|[\\s/$#%>])(?:tcpdump|tethereal|tshark|windump|ethereal|dumpcap) ");
    private static final Pattern COUNTS =
            Pattern.compile("\\d{1,12}+ packets? (?:captured|received|dropped|seen|shown).*");
    private static final Pattern SOURCE = Pattern.compile("[A-Z][^()]{0,60} \\(\\d{1,9}+ bytes?\\):");
    private static final int COMMAND_WITHIN = 120;

    private Chatter() {}

    static boolean isCommand(String line) {
        if (!line.contains(" -") && line.indexOf('"') < 0 && line.indexOf('\'') < 0) {
            return false;
        }
        var found = COMMAND.matcher(line);
        return found.region(0, Math.min(line.length(), COMMAND_WITHIN)).find() && Stamp.at(line) == null;
    }

    static boolean isChatter(String line) {
        return line.startsWith("tcpdump: ")
                || line.startsWith("listening on ")
                || line.startsWith("reading from file ")
                || line.startsWith("Capturing on ")
                || line.startsWith("dropped privs")
                || line.startsWith("Running as user ")
                || line.startsWith("data link type ")
                || line.startsWith("Warning: ")
                || line.equals("^C")
                || COUNTS.matcher(line).matches();
    }

    /** Whether the line names the columns of a packet list. */
    static boolean isHeadOfList(String line) {
        return line.startsWith("No.") && line.contains("Source") && line.contains("Destination")
                || line.startsWith("Time ") && line.contains("Source") && line.contains("Protocol");
    }

    /** Whether the line names what the octets after it are, as tshark does where there are several. */
    static boolean isDataSource(String line) {
        return line.endsWith("):") && SOURCE.matcher(line).matches();
    }

    /** Whether a command goes on in the next line: a quotation mark is open. */
    static boolean quoteOpen(CharSequence command) {
        return command.chars().filter(c -> c == '"').count() % 2 == 1;
    }
}
