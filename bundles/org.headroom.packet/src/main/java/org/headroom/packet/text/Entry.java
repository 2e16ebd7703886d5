package org.headroom.packet.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of one packet. */
final class Entry {

    private static final int LONGEST = 1 << 16;
    private static final int LONGEST_TREE = 1 << 18;
    private static final int MOST_LINES = 4096;
    private static final int LONGEST_NUMBER = 12;

    final HexDump hex = new HexDump();
    final @Nullable Stamp stamp;
    final boolean isTree;
    final long line;
    final long offset;

    /** The row of a packet list that stands in front of a tree. */
    final @Nullable Entry row;

    private final StringBuilder text = new StringBuilder();
    private final List<String> tree = new ArrayList<>();
    private int treeOctets;
    private long number = Scan.NONE;
    private boolean goesOn;

    Entry(@Nullable Stamp stamp, @Nullable Entry row, boolean isTree, long line, long offset) {
        this.stamp = stamp;
        this.row = row;
        this.isTree = isTree;
        this.line = line;
        this.offset = offset;
    }

    String text() {
        return text.toString().strip();
    }

    List<String> tree() {
        return tree;
    }

    /** Whether this is the row that a packet list has of a tree's packet. */
    boolean isRowOf(String frame) {
        return !isTree && number == new Scan(frame, "Frame ".length()).number() && TsharkLine.isRow(text());
    }

    /** Takes a line that has octets; false where it has none. */
    boolean takesOctets(String line) {
        var begun = !text.isEmpty() || !tree.isEmpty() || HexDump.begins(line) || hex.length() > 0;
        return begun && hex.takes(line);
    }

    /**
     * Takes a line of words.
     *
     * @param breaks whether it is broken in the middle of a word
     */
    void append(String line, boolean breaks) {
        if (isTree) {
            if (tree.size() < MOST_LINES && treeOctets < LONGEST_TREE) {
                tree.add(line);
                treeOctets += line.length();
            }
        } else if (text.length() + line.length() < LONGEST) {
            var words = breaks || goesOn ? line : line.strip();
            if (text.isEmpty() && stamp != null) {
                var bare = line.strip();
                number = new Scan(bare).number();
                var kept = breaks ? line.stripLeading() : bare;
                words = kept.substring(Math.min(kept.length(), stamp.end()));
            }
            text.append(goesOn || text.isEmpty() ? "" : " ").append(words);
            goesOn = breaks;
        }
    }

    /** Whether a packet of TCP is told already: another one cannot belong to it. */
    boolean toldWhole() {
        return text.indexOf(": Flags [") >= 0;
    }

    /** Whether the next line goes on with this packet although it is not indented: what a tunnel carries, what follows IP's own words. */
    boolean awaitsMore() {
        var said = text();
        return !isTree && (endsWith(said, " vni ") || endsWith(said, ", instance ") || endsWithAttributes(said));
    }

    private static boolean endsWith(String said, String label) {
        var at = said.lastIndexOf(label);
        return at >= 0 && said.length() - at - label.length() <= LONGEST_NUMBER;
    }

    private static boolean endsWithAttributes(String said) {
        if (!said.endsWith(")")) {
            return false;
        }
        for (var word : new String[] {"(tos ", "(class ", "(flowlabel ", "(hlim "}) {
            var open = said.lastIndexOf(word);
            if (open >= 0 && new Scan(said, open + 1).closing('(', ')') == said.length() - 1) {
                return true;
            }
        }
        return false;
    }
}
