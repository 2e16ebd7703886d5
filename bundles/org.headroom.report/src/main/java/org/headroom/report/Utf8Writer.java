package org.headroom.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;

/**
 * Passes text on to an {@link Appendable}, with half surrogate pairs (names out of a damaged capture) replaced: what comes out can
 * always be encoded.
 */
final class Utf8Writer extends Writer {

    private static final char REPLACEMENT = '\ufffd';

    private final Appendable out;
    private char high;

    Utf8Writer(Appendable out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        if (high == 0 && !hasSurrogate(text, from, length)) {
            out.append(CharBuffer.wrap(text, from, length));
            return;
        }
        var whole = new StringBuilder(length + 1);
        for (int i = from; i < from + length; i++) {
            add(text[i], whole);
        }
        out.append(whole);
    }

    private static boolean hasSurrogate(char[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (Character.isSurrogate(text[i])) {
                return true;
            }
        }
        return false;
    }

    private void add(char c, StringBuilder whole) {
        if (high != 0 && Character.isLowSurrogate(c)) {
            whole.append(high).append(c);
            high = 0;
            return;
        }
        end(whole);
        if (Character.isHighSurrogate(c)) {
            high = c;
        } else {
            whole.append(Character.isLowSurrogate(c) ? REPLACEMENT : c);
        }
    }

    private void end(StringBuilder whole) {
        if (high != 0) {
            whole.append(REPLACEMENT);
            high = 0;
        }
    }

    @Override
    public void flush() {}

    /** Ends the last line; what lies behind stays open. */
    @Override
    public void close() throws IOException {
        var rest = new StringBuilder(2);
        end(rest);
        out.append(rest.append('\n'));
    }
}
