package org.headroom.report;

import com.openhtmltopdf.extend.FSTextBreaker;

/**
 * Where a line of a PDF may end: between words, and in a long path before a slash. The layout engine's own rule would also part
 * "--mss 1441:65535" and "§3.7.1" at their dots and colons.
 */
final class WordBreaker implements FSTextBreaker {

    private static final int LONG = 24;
    private static final int DONE = -1;

    private String text = "";
    private int at;

    @Override
    public void setText(String text) {
        this.text = text;
        at = 0;
    }

    @Override
    public int next() {
        if (at >= text.length()) {
            return DONE;
        }
        do {
            at++;
        } while (at < text.length() && !mayBreakBefore(at));
        return at;
    }

    private boolean mayBreakBefore(int i) {
        return isSpace(i - 1) ? !isSpace(i) : text.charAt(i) == '/' && wordAround(i) > LONG;
    }

    private int wordAround(int i) {
        int start = i;
        int end = i;
        while (start > 0 && !isSpace(start - 1)) {
            start--;
        }
        while (end < text.length() && !isSpace(end)) {
            end++;
        }
        return end - start;
    }

    /** A no-break space is none. */
    private boolean isSpace(int i) {
        return Character.isWhitespace(text.charAt(i));
    }
}
