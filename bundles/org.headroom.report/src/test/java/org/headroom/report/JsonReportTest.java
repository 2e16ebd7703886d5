package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.headroom.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    @Test
    void holdsTheFieldsOfTheContractInItsOrder() throws IOException {
        var report = Tree.object(Tree.parse(written(Story.diagnosis())));
        assertEquals("headroom-report/1", report.get("schema"));
        assertEquals(Map.of("name", "headroom", "version", Report.VERSION), report.get("tool"));
        assertEquals("black-hole", report.get("verdict"));
        assertEquals(
                List.of("schema", "tool", "captures", "verdict", "summary", "counts", "findings"),
                List.copyOf(report.keySet()).subList(0, 7));
        assertEquals(
                List.of("packets", "flows", "tcpFlows", "fragmentationNeeded", "packetTooBig"),
                List.copyOf(Tree.object(report.get("counts")).keySet()));
    }

    @Test
    void writesACapture() throws IOException {
        var capture = Tree.at(Tree.parse(written(Story.diagnosis())), "captures", 0);
        var fields = Tree.object(capture);
        assertEquals(
                List.of(
                        "file",
                        "format",
                        "compression",
                        "linkTypes",
                        "snapLength",
                        "packets",
                        "bytes",
                        "firstTime",
                        "lastTime",
                        "truncatedPackets",
                        "problems",
                        "clockOffsetSeconds"),
                List.copyOf(fields.keySet()).subList(0, 12));
        assertEquals("2026-11-22T22:43:47.123456789Z", fields.get("firstTime"));
        assertEquals(0.0, fields.get("clockOffsetSeconds"));
        assertTrue(fields.containsKey("clock"));
        assertNull(fields.get("clock"));
        assertEquals(Map.of("packet", 1204L, "offset", 98_304L, "what", "Cut off"), Tree.at(capture, "problems", 0));
    }

    @Test
    void writesAFinding() throws IOException {
        var finding = Tree.object(Tree.at(Tree.parse(written(Story.diagnosis())), "findings", 0));
        assertEquals(
                List.of(
                        "id",
                        "rule",
                        "severity",
                        "confidence",
                        "title",
                        "explanation",
                        "direction",
                        "pathMtu",
                        "pathMtuRange",
                        "largestSent",
                        "largestDelivered",
                        "mss",
                        "recommendedMss",
                        "overhead",
                        "icmp",
                        "between",
                        "flows",
                        "flowCount",
                        "evidence",
                        "ruledOut",
                        "remedies"),
                List.copyOf(finding.keySet()).subList(0, 21));
        assertEquals("client-to-server", finding.get("direction"));
        assertEquals(1480L, finding.get("pathMtu"));
        assertNull(finding.get("pathMtuRange"));
        assertEquals(Map.of("ipv4", 1440L, "ipv6", 1420L), finding.get("recommendedMss"));
        assertEquals(List.of(Map.of("client", "198.51.100.23:41988", "server", "192.0.2.80:80")), finding.get("flows"));
        assertEquals("ipip", Tree.at(finding, "overhead", "candidates", 0, "encapsulation"));
        assertEquals(9L, Tree.at(finding, "icmp", "count"));
        assertEquals(
                List.of("id", "platform", "where", "commands", "undo", "covers", "caveats"),
                List.copyOf(Tree.object(Tree.at(finding, "remedies", 0)).keySet())
                        .subList(0, 7));
    }

    @Test
    void writesWhatIsUnknownAsNull() throws IOException {
        var finding = Tree.object(Tree.at(Tree.parse(written(Story.diagnosis())), "findings", 1));
        assertEquals("both", finding.get("direction"));
        assertEquals(List.of(1400L, 1500L), finding.get("pathMtuRange"));
        assertEquals(List.of(0L, 0L), finding.get("between"));
        for (var unknown :
                List.of("pathMtu", "largestSent", "largestDelivered", "recommendedMss", "overhead", "icmp")) {
            assertNull(finding.get(unknown), unknown);
        }
        assertNull(Tree.at(finding, "mss", "client"));
    }

    @Test
    void neverWritesHalfACharacter() throws IOException {
        var story = Story.diagnosis("half \ud83d\u0001.pcap", List.of());
        var odd = new Diagnosis(
                story.captures(),
                Collections.singletonList(null),
                story.verdict(),
                "\udc00 alone",
                story.detail(),
                story.counts(),
                List.of(),
                List.of(),
                null);
        var report = Tree.parse(written(odd));
        assertNull(Tree.at(report, "captures", 0, "clockOffsetSeconds"));
        assertNull(Tree.at(report, "captures", 0, "clock"));
        assertEquals("\ufffd alone", Tree.at(report, "summary"));
        assertEquals("half \ufffd\u0001.pcap", Tree.at(report, "captures", 0, "file"));
    }

    @Test
    void writesSeveralAsAnArray() throws IOException {
        var out = new StringBuilder();
        new JsonReport().write(new Reading(List.of(Story.analysis(), Story.analysis()), List.of()), out);
        assertEquals(2, assertInstanceOf(List.class, Tree.parse(out.toString())).size());
    }

    @Test
    void writesAComparison() throws IOException {
        var out = new StringBuilder();
        var calm = new Story.Told(Story.diagnosis("b.pcap", List.of()));
        new JsonReport()
                .write(
                        new Comparison(
                                Story.analysis(),
                                calm,
                                null,
                                "Nothing to compare.",
                                List.of(Story.blackHole()),
                                List.of()),
                        out);
        var comparison = Tree.object(Tree.parse(out.toString()));
        assertEquals(
                List.of("schema", "helped", "summary", "before", "after", "gone", "new"),
                List.copyOf(comparison.keySet()));
        assertEquals("headroom-compare/1", comparison.get("schema"));
        assertNull(comparison.get("helped"));
        assertEquals(List.of("F1"), comparison.get("gone"));
        assertEquals("headroom-report/1", Tree.at(comparison, "after", "schema"));
        assertFalse(out.toString().contains("NaN"));
    }

    private static String written(Diagnosis diagnosis) throws IOException {
        var out = new StringBuilder();
        new JsonReport().write(new Story.Told(diagnosis), out);
        return out.toString();
    }
}
