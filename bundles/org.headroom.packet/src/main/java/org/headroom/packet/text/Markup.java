package org.headroom.packet.text;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line as the terminal showed it: without what a page, a forum or a mail program put around the words, and with one kind of blank and of arrow. */
final class Markup {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]{0,16}+[A-Za-z]");
    private static final Pattern BREAK = Pattern.compile("<br ?/?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile(
            "</?(?:li|ul|ol|td|tr|th|tt|em|pre|div|code|span|font|kbd|samp|mark|strong|table|tbody)(?: [^<>]{0,200}+)?+/?>",
            Pattern.CASE_INSENSITIVE);
    /** Tags of one letter may be hosts that somebody made unrecognisable, unless one is closed. */
    private static final Pattern SHORT_TAG =
            Pattern.compile("</?[abipsu](?: [^<>]{0,200}+)?+>", Pattern.CASE_INSENSITIVE);

    private static final Pattern CLOSED = Pattern.compile("</[abipsu]>", Pattern.CASE_INSENSITIVE);
    private static final Pattern FORUM =
            Pattern.compile("\\[/?(?:color|size|font|code|quote|url|b|i|u)(?:=[^\\]\\[]{0,80}+)?+\\]");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([><\\[\\]*_#|~])");
    private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9A-Fa-f]{1,6}|[a-z]{2,5});");
    /** One character of what was printed is one of the line, so that its length tells where it was cut. */
    private static final String ARROW = "\u2192";

    private static final Map<String, String> ENTITIES =
            Map.of("gt", ">", "lt", "<", "amp", "&", "nbsp", " ", "quot", "\"", "apos", "'", "rarr", ARROW);

    private Markup() {}

    /** With the arrow of older versions. */
    static String arrows(String line) {
        return line.replace(ARROW, "->");
    }

    /** The lines that are one in a page's source. */
    static List<String> lines(String line) {
        return line.indexOf('<') < 0 ? List.of(line) : List.of(BREAK.split(line, -1));
    }

    static String plain(String line) {
        var text = line;
        if (text.indexOf('\u001b') >= 0) {
            text = COLOUR.matcher(text).replaceAll("");
        }
        if (text.indexOf('<') >= 0) {
            text = TAG.matcher(text).replaceAll("");
            text = CLOSED.matcher(text).find() ? SHORT_TAG.matcher(text).replaceAll("") : text;
        }
        if (text.contains("[/")) {
            text = FORUM.matcher(text).replaceAll("");
        }
        if (text.indexOf('&') >= 0) {
            // what was quoted twice has its ampersands quoted
            text = entities(text.replace("&amp;", "&"));
        }
        if (text.indexOf('\\') >= 0) {
            text = ESCAPE.matcher(text).replaceAll("$1");
        }
        return blanks(text);
    }

    private static String entities(String text) {
        return ENTITY.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(entity(found.group(), found.group(1))));
    }

    private static String entity(String whole, String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name, whole);
        }
        try {
            var hex = name.startsWith("#x");
            var point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(point) ? Character.toString(point) : whole;
        } catch (NumberFormatException e) {
            return whole;
        }
    }

    /** One kind of blank, and of arrow: the one of tshark may have lost its encoding on the way. */
    private static String blanks(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\u00e2' && (text.startsWith("\u0086\u0092", i + 1) || text.startsWith("\u2020\u2019", i + 1))) {
                plain.append(ARROW);
                i += 2;
            } else {
                plain.append(c == '\u00a0' || c < ' ' ? ' ' : c);
            }
        }
        return plain.toString();
    }
}
