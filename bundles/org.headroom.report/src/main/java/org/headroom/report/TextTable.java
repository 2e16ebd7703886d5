package org.headroom.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table of plain text, its columns as wide as they need to be. */
final class TextTable {

    private final List<Boolean> right = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** Columns by name, each led by {@code l} or {@code r} for the side that its cells stand on. */
    TextTable(String... columns) {
        var head = new ArrayList<String>();
        for (var column : columns) {
            right.add(column.startsWith("r "));
            head.add(column.substring(2));
        }
        rows.add(head);
    }

    void add(List<String> cells) {
        rows.add(cells.stream().map(Paper::plain).toList());
    }

    void write(Appendable out) throws IOException {
        for (var line : lines()) {
            out.append(line).append('\n');
        }
    }

    /** The head and the rows. */
    List<String> lines() {
        var widths = new int[right.size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                var room = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? "" : "  ").append(right.get(i) ? room + row.get(i) : row.get(i) + room);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
