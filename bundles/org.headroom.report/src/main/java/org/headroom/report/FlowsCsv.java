package org.headroom.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.headroom.diagnosis.Analysis;
import org.headroom.flow.FlowRow;

/** Flows as comma-separated values (RFC 4180), one row a flow, for spreadsheets and scripts. */
public final class FlowsCsv {

    private static final List<String> HEAD = List.of(
            "flow",
            "protocol",
            "client",
            "server",
            "clientMss",
            "serverMss",
            "packets",
            "firstTime",
            "lastTime",
            "largestSentToServer",
            "largestDeliveredToServer",
            "retransmissionsToServer",
            "tooBigToServer",
            "largestSentToClient",
            "largestDeliveredToClient",
            "retransmissionsToClient",
            "tooBigToClient",
            "verdict",
            "files");

    private FlowsCsv() {}

    /** What could not be read has no row: a table of flows holds nothing else. */
    public static void write(Reading reading, Appendable out) throws IOException {
        row(HEAD, out);
        for (var analysis : reading.analyses()) {
            for (var flow : new SeenFlows(analysis)) {
                row(cells(flow, analysis), out);
            }
        }
    }

    private static List<String> cells(SeenFlow seen, Analysis analysis) {
        var flow = seen.row();
        var cells = new ArrayList<String>();
        cells.add(Integer.toString(flow.id()));
        cells.add(flow.protocol());
        cells.add(flow.client().toString());
        cells.add(flow.server().toString());
        cells.add(flow.clientMss() == null ? "" : flow.clientMss().toString());
        cells.add(flow.serverMss() == null ? "" : flow.serverMss().toString());
        cells.add(Long.toString(flow.packets()));
        cells.add(String.valueOf(Moment.iso(flow.firstNanos())));
        cells.add(String.valueOf(Moment.iso(flow.lastNanos())));
        side(flow.clientToServer(), cells);
        side(flow.serverToClient(), cells);
        cells.add(seen.verdict().label());
        cells.add(String.join(";", seen.files(analysis)));
        return cells;
    }

    private static void side(FlowRow.Side side, List<String> cells) {
        cells.add(Integer.toString(side.largestSent()));
        cells.add(Integer.toString(side.largestDelivered()));
        cells.add(Long.toString(side.retransmissions()));
        cells.add(Long.toString(side.tooBig()));
    }

    private static void row(List<String> cells, Appendable out) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        out.append("\r\n");
    }

    /** A name out of a printed capture could look like a formula to a spreadsheet: an apostrophe makes it text. */
    private static String cell(String text) {
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        var quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c < ' ');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
