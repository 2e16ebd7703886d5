package org.headroom.packet.text;

import java.util.ArrayList;
import java.util.List;

/** A row of the packet list as Wireshark exports it with commas, or as people put it into a table of markdown: back in columns. */
final class TableRow {

    private static final int FEWEST_COLUMNS = 5;

    private TableRow() {}

    /** The row with blanks between its columns; any other line as it is. */
    static String plain(String line) {
        var text = line.strip();
        if (text.startsWith("\"") && text.contains("\",\"")) {
            return joined(quoted(text), line);
        }
        return text.indexOf('|') >= 0 && text.endsWith("|") ? joined(cells(text), line) : line;
    }

    private static String joined(List<String> cells, String line) {
        return cells.size() < FEWEST_COLUMNS ? line : String.join(" ", cells).strip();
    }

    private static List<String> cells(String text) {
        var cells = new ArrayList<String>();
        for (var cell : text.split("\\|")) {
            var bare = cell.strip();
            var ticked = bare.length() > 2 && bare.startsWith("`") && bare.endsWith("`");
            cells.add(ticked ? bare.substring(1, bare.length() - 1) : bare);
        }
        return cells;
    }

    /** Quotation marks inside a column are doubled (RFC 4180 §2). */
    private static List<String> quoted(String text) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var inside = false;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != '"' && (inside || c != ',')) {
                cell.append(c);
            } else if (c == '"' && inside && text.startsWith("\"", i + 1)) {
                cell.append(c);
                i++;
            } else if (c == '"') {
                inside = !inside;
            } else {
                cells.add(cell.toString());
                cell.setLength(0);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
