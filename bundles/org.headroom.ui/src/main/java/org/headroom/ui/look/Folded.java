package org.headroom.ui.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Commands of a shell folded to a width, between options where that is possible, and so that the shell still takes them: a
 * backslash ends every line that goes on. What is quoted, and lines of anything else than a shell, stay as they are, for there a
 * backslash may mean something else, and so may the end of a line.
 */
final class Folded {

    private static final Set<String> SHELL = Set.of(
            "iptables", "ip6tables", "nft", "ip", "ipvsadm", "sysctl", "tcpdump", "ethtool", "tc", "ifconfig", "route");

    private static final String INDENT = "  ";
    private static final String GOES_ON = " \\";

    private final int columns;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private Folded(int columns) {
        this.columns = columns;
    }

    /** @param columns characters there is room for */
    static String of(String text, int columns) {
        return text.lines().map(line -> line(line, columns)).collect(Collectors.joining("\n"));
    }

    private static String line(String text, int columns) {
        if (text.length() <= columns || !SHELL.contains(text.strip().split(" ", 2)[0])) {
            return text;
        }
        var folded = new Folded(columns);
        options(text).forEach(folded::option);
        folded.lines.add(folded.line.toString());
        return String.join("\n", folded.lines);
    }

    /** The command, and each option with what belongs to it. */
    private static List<String> options(String text) {
        return List.of(text.split(" (?=--?[A-Za-z])"));
    }

    private void option(String words) {
        if (fits(words)) {
            append(words);
        } else if (INDENT.length() + words.length() <= room()) {
            fold();
            append(words);
        } else {
            for (var word : words.split(" ")) {
                if (!fits(word)) {
                    fold();
                }
                append(word);
            }
        }
    }

    private int room() {
        return columns - GOES_ON.length();
    }

    private boolean fits(String words) {
        return line.isEmpty() || line.length() + 1 + words.length() <= room();
    }

    private void append(String words) {
        line.append(line.isEmpty() || line.toString().equals(INDENT) ? "" : " ").append(words);
    }

    private void fold() {
        if (line.toString().isBlank() || quoted()) {
            return;
        }
        lines.add(line + GOES_ON);
        line.setLength(0);
        line.append(INDENT);
    }

    /** Whether a quotation is open at the end of what was laid out so far. */
    private boolean quoted() {
        return (String.join("", lines) + line).chars().filter(c -> c == '\'').count() % 2 == 1;
    }
}
