package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** The reports over real captures, from the file to the page. */
class SampleReportsTest {

    private static final Set<String> VERDICTS = Set.of(
            "black-hole",
            "hidden-black-hole",
            "at-risk",
            "fragmenting",
            "pmtud-working",
            "other-trouble",
            "healthy",
            "inconclusive");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lvs-black-hole-router.pcap",
                "lvs-black-hole-client.pcapng",
                "lvs-mended-by-mss-router.pcap",
                "path-mtu-discovery-works-client.pcapng",
                "silent-black-hole-client.pcap"
            })
    void haveTheFormOfTheContract(String sample) throws Exception {
        try (var analysis = Sample.read(sample)) {
            var json = new StringBuilder();
            new JsonReport().write(analysis, json);
            var report = Tree.object(Tree.parse(json.toString()));
            assertTrue(VERDICTS.contains(report.get("verdict")), json.toString());
            assertTrue(Tree.at(report, "captures", 0, "firstTime") instanceof String);
            for (var finding : (List<?>) java.util.Objects.requireNonNull(report.get("findings"))) {
                var fields = Tree.object(finding);
                assertTrue(Set.of("critical", "major", "minor", "info").contains(fields.get("severity")));
                assertTrue(Set.of("confirmed", "likely", "possible").contains(fields.get("confidence")));
            }
            var html = new StringBuilder();
            new HtmlReport().write(analysis, html);
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html.toString())));
        }
    }

    @Test
    void tellTheStory() throws IOException {
        try (var analysis = Sample.read(Sample.BLACK_HOLE)) {
            var text = new StringBuilder();
            new TextReport(Report.COLUMNS).write(analysis, text);
            var told = text.toString().replaceAll("\\s+", " ");
            for (var part : List.of(
                    "Packets over 1480 octets never arrive, and 198.51.100.23 does not learn it.",
                    "1500 = 20 outer IPv4 + 20 IPv4 + 20 TCP + 1440 payload",
                    "-m tcpmss --mss 1441:65535 -j TCPMSS --set-mss 1440",
                    "clamp-mss-to-pmtu would do nothing here")) {
                assertTrue(told.contains(part), part);
            }
            assertFalse(text.toString().contains("\u001b"));
        }
    }

    /** But for commands, which must not be broken. */
    @ParameterizedTest
    @CsvSource({"40, 60", "80, 80", "500, 96"})
    void areAsWideAsTheyMayBe(int columns, int width) throws IOException {
        try (var analysis = Sample.read(Sample.BLACK_HOLE)) {
            var text = new StringBuilder();
            new TextReport(columns).write(analysis, text);
            var prose = text.toString()
                    .lines()
                    .filter(l -> !l.contains("iptables ") && !l.contains("tcpdump "))
                    .mapToInt(String::length)
                    .max()
                    .orElseThrow();
            assertTrue(prose <= width && prose > width - 8, "%d of %d".formatted(prose, width));
        }
    }

    @Test
    void drawTheFlowOfTheCaptureThatTells() throws IOException {
        var told = "silent-black-hole-client.pcap";

        assertEquals(timeline(told), timeline("path-mtu-discovery-works-client.pcapng", told));
    }

    private static String timeline(String... samples) throws IOException {
        try (var analysis = Sample.read(samples)) {
            var html = new StringBuilder();
            new HtmlReport().write(analysis, html);
            var from = html.indexOf("<svg", html.indexOf("Packets by size and time"));
            return html.substring(from, html.indexOf("</svg>", from));
        }
    }

    @Test
    void sayThatTheRuleHelped() throws IOException {
        try (var before = Sample.read(Sample.BLACK_HOLE);
                var after = Sample.read(Sample.MENDED)) {
            var comparison = Comparison.of(before, after);
            assertEquals(Boolean.TRUE, comparison.helped());
            assertEquals("F1", comparison.gone().getFirst().id());
            assertEquals(Boolean.FALSE, Comparison.of(after, before).helped());
            assertEquals(null, Comparison.of(after, after).helped());
        }
    }
}
