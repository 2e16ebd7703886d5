package org.headroom.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.FlowRow;
import org.jspecify.annotations.Nullable;

/** Flows as a table for a terminal: the worst first, and of many only those. */
public final class FlowsText {

    private static final int MOST = 200;

    private record Line(FlowRow flow, Verdict verdict) {}

    private static final Comparator<Line> WORST_FIRST =
            Comparator.comparing(Line::verdict).thenComparingInt(l -> l.flow().id());

    private FlowsText() {}

    public static void write(List<Analysis> analyses, Appendable out) throws IOException {
        for (var analysis : analyses) {
            write(analysis, out);
        }
    }

    private static void write(Analysis analysis, Appendable out) throws IOException {
        var table = new TextTable(
                "l client",
                "l server",
                "r MSS",
                "r sent up",
                "r arrived",
                "r sent down",
                "r arrived",
                "r again",
                "r ICMP",
                "l verdict");
        for (var line : worst(analysis)) {
            table.add(cells(line.flow(), line.verdict()));
        }
        table.write(out);
        var more = analysis.flows().size() - MOST;
        if (more > 0) {
            out.append("and " + Wording.number(more) + " more; --format csv lists all\n");
        }
        out.append(
                "\nSizes are octets of IP; up is client → server. MSS: client/server. Again: segments sent again.\n");
    }

    /** The worst, without sorting a million flows: the heap's head is the best of those kept. */
    private static List<Line> worst(Analysis analysis) {
        var kept = new PriorityQueue<>(WORST_FIRST.reversed());
        for (var flow : analysis.flows()) {
            kept.add(new Line(flow, analysis.verdict(flow.id())));
            if (kept.size() > MOST) {
                kept.remove();
            }
        }
        var worst = new ArrayList<>(kept);
        worst.sort(WORST_FIRST);
        return worst;
    }

    private static List<String> cells(FlowRow flow, Verdict verdict) {
        var up = flow.clientToServer();
        var down = flow.serverToClient();
        return List.of(
                Wording.end(flow.client()),
                Wording.end(flow.server()),
                mss(flow.clientMss()) + "/" + mss(flow.serverMss()),
                size(up.largestSent()),
                size(up.largestDelivered()),
                size(down.largestSent()),
                size(down.largestDelivered()),
                Wording.number(up.retransmissions() + down.retransmissions()),
                Wording.number(up.tooBig() + down.tooBig()),
                verdict.label());
    }

    private static String mss(@Nullable Integer mss) {
        return mss == null ? "–" : mss.toString();
    }

    private static String size(int octets) {
        return octets == 0 ? "–" : Integer.toString(octets);
    }
}
