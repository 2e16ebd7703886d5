package org.headroom.report;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Writes HTML that is well-formed XML, too. Everything that goes through {@link #text} or an attribute is escaped, so that a name out of
 * a capture stays a name.
 */
final class Markup {

    private static final int LONGEST_WORD = 60;

    private final Appendable out;
    private final Deque<String> open = new ArrayDeque<>();

    Markup(Appendable out) {
        this.out = out;
    }

    /** Opens an element; attributes are names and values in turn. */
    Markup open(String element, String... attributes) throws IOException {
        begin(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** An element that can hold nothing. */
    Markup empty(String element, String... attributes) throws IOException {
        begin(element, attributes);
        out.append("/>\n");
        return this;
    }

    private void begin(String element, String... attributes) throws IOException {
        out.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    /** Closes the element opened last. */
    Markup close() throws IOException {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    Markup text(String text) throws IOException {
        escape(text);
        return this;
    }

    /** An element that holds nothing but text. */
    Markup leaf(String element, String text, String... attributes) throws IOException {
        open(element, attributes).text(text);
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Lines to type. Each word stays whole where the line must be broken, or a hyphen would seem to be a break. */
    Markup lines(String element, List<String> lines) throws IOException {
        open(element);
        for (int i = 0; i < lines.size(); i++) {
            out.append(i == 0 ? "" : "\n");
            for (var word : lines.get(i).splitWithDelimiters(" ", -1)) {
                if (word.contains("-") && word.length() <= LONGEST_WORD) {
                    leaf("span", word);
                } else {
                    text(word);
                }
            }
        }
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** What is already markup: a style sheet or a picture of ours. */
    Markup raw(String markup) throws IOException {
        out.append(markup).append('\n');
        return this;
    }

    private void escape(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(legal(text, i) ? c : '\ufffd');
            }
        }
    }

    /** XML 1.0 §2.2: no control characters, no halves of characters. */
    private static boolean legal(String text, int at) {
        var c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c == '\n' || c == '\t' || c >= ' ' && c < '\u007f' || c > '\u009f' && c < '\ufffe';
    }
}
