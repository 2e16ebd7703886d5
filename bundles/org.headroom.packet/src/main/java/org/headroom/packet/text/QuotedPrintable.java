package org.headroom.packet.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts lines together that a mail broke softly (RFC 2045 §6.7): such a line ends with an equals sign. */
final class QuotedPrintable {

    private static final int LONGEST_LINE = 78;
    private static final int LONGEST = 1 << 16;

    private final boolean used;
    private final StringBuilder pending = new StringBuilder();

    QuotedPrintable(List<String> first) {
        this.used = uses(first);
    }

    /** No line is longer then. One of tshark that a terminal cut may end with an equals sign too, but a packet begins behind it. */
    private static boolean uses(List<String> lines) {
        var soft = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            var line = lines.get(i).stripTrailing();
            var next = lines.get(i + 1).strip();
            if (line.length() > LONGEST_LINE) {
                return false;
            }
            soft += line.endsWith("=") && !next.isEmpty() && Stamp.at(next) == null && !HexDump.isPart(next) ? 1 : 0;
        }
        return soft > 1;
    }

    /** The line that is whole now, or null where it goes on. */
    @Nullable
    String take(String line) {
        if (!used) {
            return line;
        }
        var text = line.stripTrailing();
        var soft = text.endsWith("=");
        pending.append(soft ? text.substring(0, text.length() - 1) : text);
        return soft && pending.length() < LONGEST ? null : end();
    }

    /** What was not whole when the text ended. */
    String end() {
        var whole = pending.toString();
        pending.setLength(0);
        return whole.indexOf('=') < 0 ? whole : decoded(whole);
    }

    private static String decoded(String text) {
        var octets = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            var high = i + 2 < text.length() && text.charAt(i) == '=' ? Character.digit(text.charAt(i + 1), 16) : -1;
            var low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                octets.write(high << 4 | low);
                i += 2;
            } else {
                octets.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return octets.toString(StandardCharsets.UTF_8);
    }
}
