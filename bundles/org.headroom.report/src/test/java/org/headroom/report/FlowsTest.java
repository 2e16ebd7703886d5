package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowsTest {

    private static final List<org.headroom.diagnosis.Analysis> STORY = List.of(Story.analysis());

    @Test
    void textShowsTheWorstFirst() throws IOException {
        var out = new StringBuilder();
        FlowsText.write(STORY, out);
        var lines = out.toString().lines().toList();
        assertTrue(lines.get(0).startsWith("client "), lines.get(0));
        assertTrue(lines.get(1).contains("41988") && lines.get(1).endsWith("black-hole"), lines.get(1));
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
