package org.headroom.packet.text;

/** A cursor over a printed line. It never throws, whatever the text is: what is not there is an empty word or -1. */
final class Scan {

    static final long NONE = -1;

    /** Numbers of more digits are none that a header holds. */
    private static final int MOST_DIGITS = 15;

    final String text;
    int at;

    Scan(String text, int at) {
        this.text = text;
        this.at = at;
    }

    Scan(String text) {
        this(text, 0);
    }

    boolean ended() {
        return at >= text.length();
    }

    String rest() {
        return text.substring(Math.min(at, text.length()));
    }

    void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    boolean sees(String words) {
        return text.startsWith(words, at);
    }

    /** Steps over these words where they come next. */
    boolean takes(String words) {
        if (!sees(words)) {
            return false;
        }
        at += words.length();
        return true;
    }

    /** The next word, up to a blank. */
    String word() {
        blanks();
        var start = at;
        while (at < text.length() && text.charAt(at) != ' ') {
            at++;
        }
        return text.substring(start, at);
    }

    /** Steps behind the next occurrence of these words; stays where there is none before {@code end}. */
    boolean jumps(String words, int end) {
        var found = text.indexOf(words, at);
        if (found < 0 || found + words.length() > end) {
            return false;
        }
        at = found + words.length();
        return true;
    }

    /** The decimal number that comes next, or -1. */
    long number() {
        var start = at;
        var value = 0L;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0 && at - start < MOST_DIGITS) {
            value = value * 10 + Character.digit(text.charAt(at++), 10);
        }
        return at == start ? NONE : value;
    }

    /** The number behind a label in the rest, or -1; the cursor stays. */
    long after(String label) {
        return after(label, text.length());
    }

    long after(String label, int end) {
        var from = at;
        for (var number = NONE; ; at = Math.min(at, end)) {
            if (!jumps(label, end)) {
                at = from;
                return NONE;
            }
            number = number();
            if (number != NONE) {
                at = from;
                return number;
            }
        }
    }

    /** Where a bracket that opened before the cursor closes, or the end of the text. */
    int closing(char open, char close) {
        var depth = 1;
        for (int i = at; i < text.length(); i++) {
            var c = text.charAt(i);
            depth += c == open ? 1 : c == close ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }
}
