package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.headroom.diagnosis.Clock;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.flow.Endpoint;
import org.headroom.flow.FlowRow;
import org.junit.jupiter.api.Test;

class FlowsTest {

    private static final Reading STORY = new Reading(List.of(Story.analysis()), List.of());

    @Test
    void textShowsTheWorstFirst() throws IOException {
        var out = new StringBuilder();
        FlowsText.write(STORY, Report.COLUMNS, out);
        var lines = out.toString().lines().toList();
        assertTrue(lines.get(0).startsWith("client "), lines.get(0));
        assertTrue(lines.get(1).contains("41988") && lines.get(1).endsWith("black-hole"), lines.get(1));
    }

    @Test
    void textOfLongAddressesFitsATerminal() throws IOException {
        var client = new Endpoint("2001:db8:1111:2222:3333:4444:5555:6666", 41988);
        var server = new Endpoint("2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff", 80);
        var side = new FlowRow.Side(9, 9000, 1500, 868, 6, 9);
        var row = new FlowRow(0, "TCP", client, server, 1440, 1440, side, side, 14, 0, 0);
        var reading = new Reading(List.of(new Story.Told(Story.diagnosis(), List.of(List.of(row)))), List.of());
        var out = new StringBuilder();
        FlowsText.write(reading, 80, out);
        var lines = out.toString().lines().toList();
        assertTrue(lines.stream().allMatch(l -> l.length() <= 80), out.toString());
        assertTrue(out.toString().contains(":ffff]:80\n 1440/1440 "), out.toString());
        out.setLength(0);
        FlowsText.write(reading, 200, out);
        assertEquals(2, out.toString().lines().takeWhile(l -> !l.isEmpty()).count());
    }

    @Test
    void csvHasARowAFlow() throws IOException {
        var out = new StringBuilder();
        FlowsCsv.write(STORY, out);
        var lines = out.toString().split("\r\n");
        assertEquals(4, lines.length);
        assertEquals(lines[0].split(",").length, lines[2].split(",").length);
        assertTrue(
                lines[2].startsWith(
                        "1,TCP,198.51.100.23:41988,192.0.2.80:80,1460,1460,14,2026-11-22T22:43:47.123456789Z"),
                lines[2]);
    }

    @Test
    void ofSeveralCapturesEveryFlowIsARow() throws IOException {
        var there = rows("silent-black-hole-client.pcap", "lvs-black-hole-client.pcapng");
        var back = rows("lvs-black-hole-client.pcapng", "silent-black-hole-client.pcap");
        assertEquals(
                Set.of(
                        "198.51.100.40:50978 inconclusive",
                        "198.51.100.40:50990 black-hole",
                        "198.51.100.40:51040 inconclusive",
                        "198.51.100.23:41972 healthy",
                        "198.51.100.23:41988 black-hole",
                        "198.51.100.23:45634 healthy"),
                Set.copyOf(there));
        assertEquals(6, there.size());
        assertEquals(Set.copyOf(there), Set.copyOf(back));
    }

    private static List<String> rows(String... samples) throws IOException {
        try (var analysis = Sample.read(samples)) {
            return new SeenFlows(analysis)
                    .stream()
                            .map(f -> f.row().client() + " " + f.verdict().label())
                            .toList();
        }
    }

    /** Only the router sees its messages to the client. */
    @Test
    void aConnectionSeenAtTwoPointsIsOneRow() throws IOException {
        try (var analysis = Sample.read("lvs-black-hole-client.pcapng", Sample.BLACK_HOLE)) {
            var flows = new SeenFlows(analysis);
            assertEquals(3, flows.size());
            assertEquals(List.of(0, 1), flows.get(1).captures());
            assertEquals(9, flows.get(1).row().clientToServer().tooBig());
            assertEquals(14, flows.get(1).row().packets());
        }
    }

    @Test
    void saysWhichCaptureAFlowIsIn() throws IOException {
        try (var client = Sample.read("lvs-black-hole-client.pcapng");
                var router = Sample.read(Sample.BLACK_HOLE);
                var both = Sample.read("lvs-black-hole-client.pcapng", Sample.BLACK_HOLE)) {
            var separate = new Reading(List.of(client, router), List.of());
            var text = new StringBuilder();
            FlowsText.write(separate, Report.COLUMNS, text);
            var headings = text.toString().lines().filter(l -> l.endsWith(":")).toList();
            assertEquals(2, headings.size());
            assertTrue(headings.getLast().endsWith(Sample.BLACK_HOLE + ":"), text.toString());
            var csv = new StringBuilder();
            FlowsCsv.write(separate, csv);
            assertTrue(csv.toString().split("\r\n")[4].endsWith(Sample.BLACK_HOLE), csv.toString());
            var json = new StringBuilder();
            FlowsJson.write(new Reading(List.of(both), List.of()), json);
            assertEquals(
                    2,
                    ((List<?>) Objects.requireNonNull(Tree.at(Tree.parse(json.toString()), "flows", 0, "files")))
                            .size());
        }
    }

    /** Ports are used again, and a capture that began later takes the server for the client. */
    @Test
    void theSamePortsAtAnotherTimeAreAnotherConnection() {
        var first = List.of(row(0, 100, 110, false), row(1, 111, 120, false));
        var second = List.of(row(0, 111, 120, true), row(1, 500, 510, false));
        var one = Story.diagnosis();
        var info = one.captures().getFirst();
        var two = new Diagnosis(
                List.of(info, info),
                Arrays.asList(Clock.FIRST, null),
                one.verdict(),
                one.summary(),
                one.detail(),
                one.counts(),
                one.findings(),
                one.notApplicable(),
                one.recipe());
        var flows = new SeenFlows(new Story.Told(two, List.of(first, second)));
        assertEquals(
                List.of(List.of(0), List.of(0, 1), List.of(1)),
                flows.stream().map(SeenFlow::captures).toList());
        assertEquals(Story.CLIENT, flows.get(1).row().client().address());
        assertEquals(1500, flows.get(1).row().clientToServer().largestSent());
        assertEquals(100, flows.get(1).row().serverToClient().largestSent());
    }

    private static FlowRow row(int id, long from, long to, boolean turned) {
        var client = new Endpoint(Story.CLIENT, 41988);
        var server = new Endpoint(Story.SERVER, 80);
        var up = new FlowRow.Side(9, 9000, 1500, 868, 6, 0);
        var down = new FlowRow.Side(5, 500, 100, 100, 0, 0);
        return new FlowRow(
                id,
                "TCP",
                turned ? server : client,
                turned ? client : server,
                null,
                null,
                turned ? down : up,
                turned ? up : down,
                14,
                from * 1_000_000_000,
                to * 1_000_000_000);
    }

    @Test
    void jsonHasTheSameNumbers() throws IOException {
        var out = new StringBuilder();
        FlowsJson.write(STORY, out);
        var tree = Tree.parse(out.toString());
        assertEquals("headroom-flows/1", Tree.at(tree, "schema"));
        assertEquals(1500L, Tree.at(tree, "flows", 1, "clientToServer", "largestSent"));
        assertEquals(Map.of("client", 1460L, "server", 1460L), Tree.at(tree, "flows", 1, "mss"));
        assertEquals("black-hole", Tree.at(tree, "flows", 1, "verdict"));
    }
}
