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

    private static final List<String> ENDS = List.of("l client", "l server");
    private static final List<String> NUMBERS =
            List.of("r MSS", "r sent up", "r arrived", "r sent down", "r arrived", "r again", "r ICMP", "l verdict");

    private FlowsText() {}

    /** A table, or where that would be wider than so many columns, two lines a flow. */
    public static void write(Reading reading, int columns, Appendable out) throws IOException {
        var paper = new Paper(out, columns);
        var several = reading.analyses().size() > 1;
        for (var analysis : reading.analyses()) {
            if (several) {
                paper.line(analysis.diagnosis().captures().getFirst().file() + ":");
            }
            flows(new SeenFlows(analysis), columns, paper);
            files(analysis, paper);
            paper.blank();
        }
        for (var missing : reading.unread()) {
            paper.paragraph(0, missing.sentence());
            paper.blank();
        }
        paper.paragraph(
                0, "Sizes are octets of IP; up is client → server. MSS: client/server. Again: segments sent again.");
    }

    private static void flows(SeenFlows flows, int columns, Paper paper) throws IOException {
        var worst = worst(flows);
        var table = table(worst, flows.several());
        if (table.stream().allMatch(line -> line.length() <= columns)) {
            for (var line : table) {
                paper.line(line);
            }
        } else {
            pairs(worst, flows.several(), paper);
        }
        var more = flows.size() - MOST;
        if (more > 0) {
            paper.line("and " + Wording.number(more) + " more; --format csv lists all");
        }
    }

    private static List<String> table(List<SeenFlow> flows, boolean several) {
        var columns = new ArrayList<>(ENDS);
        columns.addAll(NUMBERS);
        if (several) {
            columns.add("l seen in");
        }
        var table = new TextTable(columns.toArray(String[]::new));
        for (var flow : flows) {
            var cells = new ArrayList<String>();
            cells.add(Wording.end(flow.row().client()));
            cells.add(Wording.end(flow.row().server()));
            cells.addAll(numbers(flow));
            if (several) {
                cells.add(captures(flow));
            }
            table.add(cells);
        }
        return table.lines();
    }

    private static void pairs(List<SeenFlow> flows, boolean several, Paper paper) throws IOException {
        var table = new TextTable(NUMBERS.toArray(String[]::new));
        flows.forEach(f -> table.add(numbers(f)));
        var lines = table.lines();
        paper.line("client → server");
        paper.line(" " + lines.getFirst());
        for (int i = 0; i < flows.size(); i++) {
            var flow = flows.get(i);
            paper.paragraph(
                    0,
                    Wording.end(flow.row().client()) + " → "
                            + Wording.end(flow.row().server()) + (several ? ", seen in " + captures(flow) : ""));
            paper.line(" " + lines.get(i + 1));
        }
    }

    /** What the numbers of captures stand for, where there are several. */
    private static void files(Analysis analysis, Paper paper) throws IOException {
        var captures = analysis.diagnosis().captures();
        if (captures.size() > 1) {
            paper.blank();
            for (int i = 0; i < captures.size(); i++) {
                paper.line(i + 1 + ": " + captures.get(i).file());
            }
        }
    }

    private static String captures(SeenFlow flow) {
        return flow.captures().stream().map(c -> Integer.toString(c + 1)).collect(Collectors.joining(", "));
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

    private static List<String> numbers(SeenFlow seen) {
        var flow = seen.row();
        var up = flow.clientToServer();
        var down = flow.serverToClient();
        return List.of(
                mss(flow.clientMss()) + "/" + mss(flow.serverMss()),
                size(up.largestSent()),
                size(up.largestDelivered()),
                size(down.largestSent()),
                size(down.largestDelivered()),
                Wording.number(up.retransmissions() + down.retransmissions()),
                Wording.number(up.tooBig() + down.tooBig()),
                seen.verdict().label());
    }

    private static String mss(@Nullable Integer mss) {
        return mss == null ? "–" : mss.toString();
    }

    private static String size(int octets) {
        return octets == 0 ? "–" : Integer.toString(octets);
    }
}
