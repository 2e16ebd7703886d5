package org.headroom.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Writes Markdown; what a capture brought in cannot become markup. */
final class Markdown {

    private static final String SPECIAL = "\\`*_[]<>#|~&";

    private final Appendable out;

    Markdown(Appendable out) {
        this.out = out;
    }

    void heading(int level, String text) throws IOException {
        out.append("#".repeat(level)).append(' ').append(escaped(text)).append("\n\n");
    }

    void paragraph(String text) throws IOException {
        out.append(escaped(text)).append("\n\n");
    }

    void strong(String text) throws IOException {
        out.append("**").append(escaped(text)).append("**\n\n");
    }

    void item(String text) throws IOException {
        out.append("- ").append(escaped(text)).append('\n');
    }

    /** An item in which commands stay as they are typed. */
    void itemWithCommands(String text) throws IOException {
        out.append("- ");
        var command = false;
        for (var part : CommandsInText.parts(text)) {
            var tick = part.contains("`") ? "``" : "`";
            out.append(command ? tick + oneLine(part) + tick : escaped(part));
            command = !command;
        }
        out.append('\n');
    }

    void blank() throws IOException {
        out.append('\n');
    }

    /** Lines to type, in a fence that is longer than any inside. */
    void code(List<String> lines) throws IOException {
        var fence = "```";
        while (lines.stream().anyMatch(fence::equals)
                || lines.stream().anyMatch(l -> l.contains("```")) && fence.length() < 4) {
            fence += "`";
        }
        out.append(fence).append('\n');
        for (var line : lines) {
            out.append(oneLine(line)).append('\n');
        }
        out.append(fence).append("\n\n");
    }

    void table(List<String> head, List<List<String>> rows) throws IOException {
        row(head);
        row(head.stream().map(_ -> "---").toList());
        for (var row : rows) {
            row(row.stream().map(Markdown::escaped).toList());
        }
        blank();
    }

    private void row(List<String> cells) throws IOException {
        out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 8);
        for (char c : oneLine(text).toCharArray()) {
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    private static String oneLine(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
