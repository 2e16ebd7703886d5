package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.headroom.diagnosis.Diagnosis;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class HtmlReportTest {

    private static final String HOSTILE = "<script>alert('x')</script>\"&\u0000\ud800";

    @Test
    void isWellFormedAndHoldsItsPictures() throws Exception {
        var page = parsed(html(Story.diagnosis()));
        assertEquals(
                "Path MTU diagnosis", page.getElementsByTagName("h1").item(0).getTextContent());
        assertTrue(page.getElementsByTagName("svg").getLength() >= 3);
        assertEquals(
                List.of(
                        "Black hole, client → server. Packets over 1480 octets never arrive, and 198.51.100.23 does not learn it.",
                        "What to do",
                        "What happened",
                        "The proof",
                        "Where the 20 octets went",
                        "What it is not",
                        "What this capture cannot show",
                        "Also found",
                        "What was read",
                        "All commands"),
                headings(page));
    }

    @Test
    void holdsEveryCommandOnceAndOpen() throws Exception {
        var html = html(Story.diagnosis());
        var page = parsed(html);
        var boxes = new ArrayList<String>();
        var nodes = page.getElementsByTagName("pre");
        for (int i = 0; i < nodes.getLength(); i++) {
            boxes.add(nodes.item(i).getTextContent());
        }
        for (var remedy : Story.blackHole().remedies()) {
            for (var line : List.of(remedy.commands().getFirst(), remedy.undo().getFirst())) {
                assertEquals(1, boxes.stream().filter(line::equals).count(), line);
            }
        }
        var details = (Element) page.getElementsByTagName("details").item(0);
        assertTrue(details.hasAttribute("open"));
    }

    @Test
    void needsNoNetworkAndNoScript() throws Exception {
        var html = html(Story.diagnosis());
        assertFalse(html.contains("<script"));
        assertFalse(html.contains("<link"));
        assertFalse(html.matches("(?s).*(src|href)=\"[^#].*"));
        assertFalse(html.contains("@import"));
    }

    @Test
    void keepsHostileNamesNames() throws Exception {
        var story = Story.diagnosis(HOSTILE, List.of(Story.blackHole()));
        var hostile = new Diagnosis(
                story.captures(),
                story.clocks(),
                story.verdict(),
                HOSTILE,
                HOSTILE,
                story.counts(),
                story.findings(),
                List.of(HOSTILE),
                story.recipe());
        var page = parsed(html(hostile));
        assertEquals(0, page.getElementsByTagName("script").getLength());
        assertTrue(headings(page).getFirst().startsWith("<script>alert('x')</script>\"&"));
    }

    @Test
    void ofManyFindingsShowsTheFirstAndCountsTheRest() throws Exception {
        var many = new ArrayList<>(List.of(Story.blackHole()));
        for (int i = 0; i < 5000; i++) {
            many.add(Story.atRisk(1500 + i));
        }
        var html = html(Story.diagnosis("a.pcap", many));
        assertTrue(html.contains("and 4,980 more"));
        assertTrue(html.length() < 300_000);
    }

    @Test
    void writesAComparison() throws Exception {
        var out = new StringBuilder();
        var calm = new Story.Told(Story.diagnosis("b.pcap", List.of()));
        new HtmlReport()
                .write(
                        new Comparison(
                                Story.analysis(), calm, true, "It helped.", List.of(Story.blackHole()), List.of()),
                        out);
        var page = parsed(out.toString());
        assertEquals(3, page.getElementsByTagName("main").getLength());
        assertEquals("It helped.", headings(page).getFirst());
    }

    private static String html(Diagnosis diagnosis) throws Exception {
        var out = new StringBuilder();
        new HtmlReport().write(new Story.Told(diagnosis), out);
        return out.toString();
    }

    private static Document parsed(String html) throws Exception {
        var page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html)));
        assertNotNull(page.getDocumentElement());
        return page;
    }

    private static List<String> headings(Document page) {
        var headings = new ArrayList<String>();
        var nodes = page.getElementsByTagName("h2");
        for (int i = 0; i < nodes.getLength(); i++) {
            headings.add(nodes.item(i).getTextContent());
        }
        return headings;
    }
}
