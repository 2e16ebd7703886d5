package org.headroom.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.headroom.diagnosis.Analysis;
import org.jspecify.annotations.Nullable;

/** Flows as a table for a terminal: the worst first, and of many only those. */
public final class FlowsText {

    private static final int MOST = 200;

    private static final Comparator<SeenFlow> WORST_FIRST = Comparator.comparing(SeenFlow::verdict)
            .thenComparingInt(f -> f.row().id());

    private FlowsText() {}

    public static void write(Reading reading, Appendable out) throws IOException {
        var analyses = reading.analyses();
        for (var analysis : analyses) {
            if (analyses.size() > 1) {
                var file =
                        Paper.plain(analysis.diagnosis().captures().getFirst().file());
                out.append(analysis == analyses.getFirst() ? "" : "\n")
                        .append(file)
                        .append(":\n");
            }
            table(analysis, out);
        }
        for (var missing : reading.unread()) {
            out.append('\n').append(Paper.plain(missing.sentence())).append('\n');
        }
        out.append(
                "\nSizes are octets of IP; up is client → server. MSS: client/server. Again: segments sent again.\n");
    }

    private static void table(Analysis analysis, Appendable out) throws IOException {
        var flows = new SeenFlows(analysis);
        var columns = new ArrayList<>(List.of(
                "l client",
                "l server",
                "r MSS",
                "r sent up",
                "r arrived",
                "r sent down",
                "r arrived",
                "r again",
                "r ICMP",
                "l verdict"));
        if (flows.several()) {
            columns.add("l seen in");
        }
        var table = new TextTable(columns.toArray(String[]::new));
        for (var flow : worst(flows)) {
            table.add(cells(flow, flows.several()));
        }
        table.write(out);
        var more = flows.size() - MOST;
        if (more > 0) {
            out.append("and " + Wording.number(more) + " more; --format csv lists all\n");
        }
        if (flows.several()) {
            files(analysis, out);
        }
    }

    /** What the numbers of captures stand for. */
    private static void files(Analysis analysis, Appendable out) throws IOException {
        out.append('\n');
        var number = 1;
        for (var capture : analysis.diagnosis().captures()) {
            out.append(number++ + ": " + Paper.plain(capture.file()) + "\n");
        }
    }

    /** The worst, without sorting a million flows: the heap's head is the best of those kept. */
    private static List<SeenFlow> worst(SeenFlows flows) {
        var kept = new PriorityQueue<>(WORST_FIRST.reversed());
        for (var flow : flows) {
            kept.add(flow);
            if (kept.size() > MOST) {
                kept.remove();
            }
        }
        var worst = new ArrayList<>(kept);
        worst.sort(WORST_FIRST);
        return worst;
    }

    private static List<String> cells(SeenFlow seen, boolean several) {
        var flow = seen.row();
        var up = flow.clientToServer();
        var down = flow.serverToClient();
        var cells = new ArrayList<>(List.of(
                Wording.end(flow.client()),
                Wording.end(flow.server()),
                mss(flow.clientMss()) + "/" + mss(flow.serverMss()),
                size(up.largestSent()),
                size(up.largestDelivered()),
                size(down.largestSent()),
                size(down.largestDelivered()),
                Wording.number(up.retransmissions() + down.retransmissions()),
                Wording.number(up.tooBig() + down.tooBig()),
                seen.verdict().label()));
        if (several) {
            cells.add(seen.captures().stream().map(c -> Integer.toString(c + 1)).collect(Collectors.joining(", ")));
        }
        return cells;
    }

    private static String mss(@Nullable Integer mss) {
        return mss == null ? "–" : mss.toString();
    }

    private static String size(int octets) {
        return octets == 0 ? "–" : Integer.toString(octets);
    }
}
