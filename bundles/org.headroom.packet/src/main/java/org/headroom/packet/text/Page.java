package org.headroom.packet.text;

import java.util.ArrayList;
import java.util.List;

/** A text as it was pasted: gives the lines as the tool printed them. */
final class Page {

    private final QuotedPrintable mail;
    private final Margin margin;

    /** Learns from the first lines. */
    Page(List<String> first) {
        this.mail = new QuotedPrintable(first);
        var lines = new ArrayList<String>();
        for (var line : first) {
            lines.addAll(plain(line));
        }
        lines.addAll(split(mail.end()));
        this.margin = new Margin(lines);
    }

    /** The lines that this one ends, none where a mail goes on in the next. */
    List<String> lines(String printed) {
        return plain(printed).stream().map(margin::strip).toList();
    }

    /** What is left when the text ends. */
    List<String> end() {
        return split(mail.end()).stream().map(margin::strip).toList();
    }

    private List<String> plain(String printed) {
        var whole = mail.take(printed);
        return whole == null ? List.of() : split(whole);
    }

    private static List<String> split(String whole) {
        return Markup.lines(whole).stream()
                .map(line -> TableRow.plain(Margin.unquoted(Markup.plain(line))))
                .toList();
    }
}
