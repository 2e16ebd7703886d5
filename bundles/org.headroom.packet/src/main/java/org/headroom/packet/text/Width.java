package org.headroom.packet.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The width at which a text was broken in the middle of words, or cut off: as many lines have exactly this length, and none is longer.
 *
 * <p>Lines that were broken go on in the next one; lines that were cut do not, and end as no whole line does.
 */
final class Width {

    private static final int NARROWEST = 40;
    private static final int FEWEST = 2;

    private final int broken;
    private final int cut;

    private Width(int broken, int cut) {
        this.broken = broken;
        this.cut = cut;
    }

    static Width of(List<String> first) {
        var broken = broken(first);
        return new Width(broken, broken > 0 ? 0 : cut(first));
    }

    /** Whether the next line goes on with the same word. */
    boolean breaks(String line) {
        return broken > 0 && unslashed(line).length() == broken;
    }

    /** Whether what stands at the end of the line may go on behind it. */
    boolean cuts(String line) {
        return cut > 0 && line.length() == cut || isShortened(line);
    }

    /** Where lines end, or 0 where they end each for itself. */
    int cut() {
        return cut;
    }

    private static boolean isShortened(String line) {
        var text = line.stripTrailing();
        return text.endsWith("\u2026") || text.endsWith("...") && !text.endsWith("....");
    }

    /** Without the backslash that says that a line goes on. */
    static String unslashed(String line) {
        return line.endsWith("\\") ? line.substring(0, line.length() - 1) : line;
    }

    /** The line up to the last thing that is known of it, and a mark that more was there. */
    static String known(String line) {
        var end = line.stripTrailing().length();
        while (end > 0 && (line.charAt(end - 1) == '\u2026' || line.startsWith("...", end - 3))) {
            end -= line.charAt(end - 1) == '\u2026' ? 1 : 3;
        }
        while (end > 0 && (Character.isLetterOrDigit(line.charAt(end - 1)) || line.charAt(end - 1) == '.')) {
            end--;
        }
        return line.substring(0, end) + "\u2026";
    }

    private static int broken(List<String> lines) {
        var lengths = new HashMap<Integer, Integer>();
        var junctions = 0;
        var inWord = 0;
        var longest = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            var line = unslashed(lines.get(i));
            var next = lines.get(i + 1);
            if (isPacket(line)) {
                longest = Math.max(longest, line.length());
                if (goesOn(next)) {
                    junctions++;
                    lengths.merge(line.length(), 1, Integer::sum);
                    inWord += isInWord(line.charAt(line.length() - 1), next.charAt(0)) ? 1 : 0;
                }
            }
        }
        var most = most(lengths);
        return most >= NARROWEST
                        && most == longest
                        && lengths.getOrDefault(most, 0) >= Math.max(FEWEST, junctions * 4 / 5)
                        && inWord > 0
                        && inWord * 10 >= junctions
                ? most
                : 0;
    }

    private static int most(Map<Integer, Integer> lengths) {
        return lengths.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    private static boolean isPacket(String line) {
        return Stamp.at(line.strip()) != null;
    }

    private static boolean goesOn(String next) {
        return !next.isBlank()
                && !next.startsWith("  ")
                && !next.contains(" > ")
                && !isPacket(next)
                && !Chatter.isChatter(next.strip());
    }

    /** Where a mail program breaks lines, a blank was: no number or word goes on behind one, and no comma stands there. */
    private static boolean isInWord(char last, char first) {
        return Character.isDigit(last) && Character.isDigit(first)
                || Character.isLowerCase(last) && Character.isLowerCase(first)
                || first == ' '
                || Character.isLetterOrDigit(last) && ",:])".indexOf(first) >= 0;
    }

    private static int cut(List<String> lines) {
        var packets = new ArrayList<String>();
        var longest = 0;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (isPacket(line) || line.startsWith("  ") && line.contains(" > ")) {
                longest = Math.max(longest, line.length());
                if (i + 1 == lines.size() || !goesOn(lines.get(i + 1))) {
                    packets.add(line);
                }
            }
        }
        var width = longest;
        var partly = packets.stream()
                .filter(line -> line.length() == width && !isWhole(line))
                .count();
        return width >= NARROWEST && partly >= FEWEST ? width : 0;
    }

    /** Whether a line of TCP ends as the tools end it: tcpdump with the length, tshark with the options that it began. */
    private static boolean isWhole(String line) {
        var in = new Scan(line);
        if (line.contains(": Flags [")) {
            return in.after(", length ") >= 0;
        }
        if (!line.contains(" Seq=")) {
            return !line.contains(" [SYN") && !line.contains("ACK] ") || line.endsWith("]") || line.contains("Len=");
        }
        var last = line.substring(line.lastIndexOf(' ') + 1);
        return in.after(" Len=") >= 0
                && (!line.contains(" TSval=") || in.after(" TSecr=") >= 0)
                && (last.indexOf('=') > 0 || last.equals("SACK_PERM") || last.endsWith("]"));
    }
}
