package org.headroom.packet.text;

import java.util.Arrays;

/** The octets printed under a packet: {@code 0x0000:  4500 0034 …} of tcpdump, {@code 0000  45 00 00 34 …} of tshark, groups alone of tcpdump 3. */
final class HexDump {

    private static final int LONGEST = 1 << 18;
    private static final int IN_A_LINE = 16;

    private byte[] bytes = new byte[256];
    private int length;

    int length() {
        return length;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    void clear() {
        length = 0;
    }

    /** Takes a line of octets; false where it is none. */
    boolean takes(String line) {
        var text = line.strip();
        var in = new Scan(text);
        if (in.takes("0x")) {
            var colon = text.indexOf(':');
            return colon > 2 && colon <= 10 && at(offset(text.substring(2, colon)), new Scan(text, colon + 1), 4);
        }
        var blank = text.indexOf("  ");
        if (blank >= 4 && blank <= 8 && (line.startsWith("0") || length > 0)) {
            return at(offset(text.substring(0, blank)), new Scan(text, blank), 2);
        }
        return !line.isEmpty() && Character.isWhitespace(line.charAt(0)) && bare(text);
    }

    /** Whether the line begins a packet's octets as tshark prints them. */
    static boolean begins(String line) {
        return line.startsWith("0000  ") && new HexDump().takes(line);
    }

    /** Whether the line is one of octets as tshark prints them. */
    static boolean isPart(String line) {
        var blank = line.indexOf("  ");
        return blank >= 4 && blank <= 8 && offset(line.substring(0, blank)) >= 0;
    }

    private static int offset(String digits) {
        var value = 0;
        for (int i = 0; i < digits.length(); i++) {
            var digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** The last dump that begins at 0 is that of the packet: -vv prints parts of it before. */
    private boolean at(int offset, Scan in, int group) {
        if (offset != 0 && offset != length || offset > LONGEST) {
            return false;
        }
        var before = length;
        length = offset;
        in.blanks();
        var start = length;
        while (length - start < IN_A_LINE && group(in, group)) {
            if (in.takes("  ")) {
                break;
            }
            in.takes(" ");
        }
        if (length == start) {
            length = before;
        }
        return length > start;
    }

    private boolean group(Scan in, int most) {
        var digits = 0;
        while (digits < most
                && in.at + digits < in.text.length()
                && Character.digit(in.text.charAt(in.at + digits), 16) >= 0) {
            digits++;
        }
        var ends = in.at + digits == in.text.length() || in.text.charAt(in.at + digits) == ' ';
        if (digits < 2 || digits % 2 != 0 || !ends) {
            return false;
        }
        for (int i = 0; i < digits; i += 2) {
            put(Character.digit(in.text.charAt(in.at + i), 16) << 4
                    | Character.digit(in.text.charAt(in.at + i + 1), 16));
        }
        in.at += digits;
        return true;
    }

    private void put(int octet) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) octet;
    }

    /** {@code 4500 0034 1234 …}: groups of four, of which the last may be of two. */
    private boolean bare(String text) {
        var words = text.split(" ");
        for (int i = 0; i < words.length; i++) {
            var word = words[i];
            if (word.length() != 4 && (i < words.length - 1 || word.length() != 2)
                    || word.chars().anyMatch(c -> Character.digit(c, 16) < 0)) {
                return false;
            }
        }
        if (words.length > 8 || words.length < 2 && length == 0 || length > LONGEST) {
            return false;
        }
        for (var word : words) {
            group(new Scan(word), 4);
        }
        return true;
    }
}
