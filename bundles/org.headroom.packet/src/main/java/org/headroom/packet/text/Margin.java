package org.headroom.packet.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What stands in front of a packet's time and is not its own: a log's own time and host, a container's name, a line number, the marks of a
 * comment or a list. Lines that go on have it in front as well.
 */
final class Margin {

    private static final int WIDEST = 160;
    private static final int MOST_FORMS = 8;
    private static final int MOST_COUNTED = 256;

    /** A time with a packet behind it. */
    private static final Pattern STAMPED = Pattern.compile(
            "(?<![\\w:.])(?:\\d{1,9}+ ++)?+(?:\\d{4}-\\d\\d-\\d\\d[ T])?+"
                    + "(?:\\d\\d?:\\d\\d:\\d\\d(?:[.,]\\d{1,9}+Z?|(?= IP6? ))|\\d{1,10}+\\.\\d{6,9}+)[\\])]? ++"
                    + "(?=IP6?[ ,]|ARP,? |PPPoE |STP |LLDP|CDP|IS-IS|EAPOL|MPLS |vlan |802\\.|unknown |arp |\\(|rule |truncated-|[0-9a-fA-F:]{11,17}+[ ,]|\\S{1,64}+ ++(?:In|Out|[BMP]) |\\S{3,80}+ ++(?:-?>|\u2192) )");

    private static final Pattern BARE = Pattern.compile(
            "(?<![\\w.])(?:\\S{1,32}+ ++(?:In|Out|[BMP]) ++)?+(?:PPPoE  \\[ses 0x[0-9a-f]{1,4}\\] )?+IP6? (?=\\((?!0x)|\\S{3,80}+ > )");

    private final List<String> forms = new ArrayList<>();
    private final boolean stamped;

    /** Learns from the first lines of a text. */
    Margin(List<String> first) {
        this.stamped = first.stream().anyMatch(line -> STAMPED.matcher(line).find());
        var counts = new HashMap<String, Integer>();
        var packets = 0;
        for (var line : first) {
            var start = start(line);
            if (start >= 0) {
                packets++;
                if (start > 0 && counts.size() < MOST_COUNTED) {
                    counts.merge(form(line.substring(0, start)), 1, Integer::sum);
                }
            }
        }
        // a text of a few packets need not have anything twice
        var often = packets < 4 ? 1 : Math.max(2, packets / 8);
        counts.entrySet().stream()
                .filter(form -> form.getValue() >= often && !form.getKey().isBlank())
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_FORMS)
                .forEach(form -> forms.add(form.getKey()));
    }

    /** Where a packet begins in a line, or -1. */
    private int start(String line) {
        var stripped = line.stripLeading();
        var at = line.length() - stripped.length();
        if (Stamp.at(stripped) != null && !twice(stripped)) {
            return at;
        }
        var found = (stamped ? STAMPED : BARE).matcher(line).region(at, Math.min(line.length(), WIDEST + 120));
        var start = -1;
        while ((stamped || start < 0) && found.find() && found.start() <= WIDEST) {
            start = found.start();
        }
        return start;
    }

    /** A log's time before the packet's own. */
    private static boolean twice(String line) {
        var stamp = Stamp.at(line);
        var next = stamp == null ? null : Stamp.at(line.substring(stamp.end()).strip());
        return stamp != null && stamp.kind() == Stamp.Kind.DATED && next != null && next.kind() != Stamp.Kind.SECONDS;
    }

    /** Without numbers, which count, and with one blank for many; those at the end stand where lines are not indented. */
    private static String form(String prefix) {
        var words = prefix.stripTrailing();
        return words.replaceAll("\\d++", "0").replaceAll(" ++", " ") + prefix.substring(words.length());
    }

    /** The line without its margin. */
    String strip(String line) {
        var text = line.stripLeading();
        if (forms.isEmpty() && (text.isEmpty() || Character.isLetterOrDigit(text.charAt(0)))) {
            return line;
        }
        for (var form : forms) {
            var end = end(line, form);
            if (end > 0) {
                return unbracketed(line.substring(end));
            }
        }
        var start = start(line);
        return start > 0 && marks(line.substring(0, start)) ? unbracketed(line.substring(start)) : line;
    }

    private static boolean marks(String prefix) {
        return !prefix.isBlank() && prefix.chars().noneMatch(Character::isLetterOrDigit);
    }

    /** Index behind what looks like the form at the line's beginning, or -1. */
    private static int end(String line, String form) {
        var at = 0;
        var words = form.stripTrailing().length();
        for (int i = 0; i < form.length(); i++) {
            var c = form.charAt(i);
            var from = at;
            var most = i >= words ? 1 : WIDEST;
            while (at < line.length() && at - from < most && is(line.charAt(at), c)) {
                at++;
                if (c != '0' && c != ' ') {
                    break;
                }
            }
            if (at == from && !(c == ' ' && (i == 0 || at == line.length()))) {
                return -1;
            }
        }
        return at;
    }

    private static boolean is(char c, char form) {
        return form == '0' ? c >= '0' && c <= '9' : c == form;
    }

    /** {@code 12:00:00.5] IP …}, where the bracket that opened is in the margin. */
    private static String unbracketed(String line) {
        var close = line.indexOf("] ");
        return close > 0
                        && close <= 40
                        && line.lastIndexOf('[', close) < 0
                        && Stamp.at(line.substring(0, close)) != null
                ? line.substring(0, close) + line.substring(close + 1)
                : line;
    }

    /** Without the marks that a mail program puts in front. */
    static String unquoted(String line) {
        var start = 0;
        while (start < line.length() && (line.charAt(start) == '>' || line.charAt(start) == '|')) {
            var next = start + 1 < line.length() ? line.charAt(start + 1) : ' ';
            if (next != ' ' && next != '>' && !(line.charAt(start) == '>' && Character.isDigit(next))) {
                break;
            }
            start += start + 1 < line.length() && next == ' ' ? 2 : 1;
        }
        return start == 0 ? line : line.substring(Math.min(start, line.length()));
    }
}
