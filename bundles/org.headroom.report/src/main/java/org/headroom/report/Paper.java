package org.headroom.report;

import java.io.IOException;

/** Plain text that is no wider than it may be, nor than one reads well: paragraphs wrap between words, hanging under their first line. */
final class Paper {

    private static final int NARROWEST = 60;
    private static final int WIDEST = 96;

    private final Appendable out;
    private final int width;

    /** So many columns are there. */
    Paper(Appendable out, int columns) {
        this.out = out;
        this.width = Math.clamp(columns, NARROWEST, WIDEST);
    }

    /** A heading, with room above it. */
    void heading(String text) throws IOException {
        blank();
        paragraph(0, text);
    }

    /** Between two reports. */
    void rule() throws IOException {
        blank();
        line("=".repeat(Math.min(80, width)));
        blank();
    }

    void blank() throws IOException {
        out.append('\n');
    }

    /** A line as it is, however long: a command must not be broken. */
    void line(String text) throws IOException {
        out.append(plain(text)).append('\n');
    }

    void paragraph(int indent, String text) throws IOException {
        labelled(indent, "", 0, text);
    }

    /** A paragraph whose first line starts with a label in a column of its own. */
    void labelled(int indent, String label, int column, String text) throws IOException {
        var line = new StringBuilder(" ".repeat(indent)).append(plain(label));
        var hang = indent + column;
        line.append(" ".repeat(Math.max(column == 0 ? 0 : 1, hang - line.length())));
        var empty = true;
        for (var word : plain(text).split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > width) {
                end(line);
                line.setLength(0);
                line.append(" ".repeat(hang));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        end(line);
    }

    private void end(StringBuilder line) throws IOException {
        out.append(line.toString().stripTrailing()).append('\n');
    }

    /** Text out of a capture must not steer a terminal: control characters become dots. */
    static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return text.codePoints()
                        .map(c -> Character.isISOControl(c) ? '.' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }
}
