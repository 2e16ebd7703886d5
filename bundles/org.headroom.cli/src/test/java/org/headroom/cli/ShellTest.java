package org.headroom.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void diagnoses() {
        var said = Said.to("diagnose", Said.BLACK_HOLE);
        assertEquals(0, said.status());
        assertEquals("", said.err());
        assertTrue(said.out().startsWith("Black hole, client → server."), said.out());
    }

    @Test
    void neverReplacesACaptureThatItReads() throws IOException {
        var capture = Files.copy(Path.of(Said.BLACK_HOLE), folder.resolve("mine.pcap"));
        var octets = Files.readAllBytes(capture);
        for (var option : new String[] {"-o", "--evidence"}) {
            var said = Said.to("diagnose", "--force", option, capture.toString(), capture.toString());
            assertEquals(2, said.status());
            assertTrue(said.err().contains("mine.pcap is a capture that is read"), said.err());
        }
        assertArrayEquals(octets, Files.readAllBytes(capture));
    }

    @Test
    void aFolderIsNoFileToWrite() {
        var said = Said.to("diagnose", "--force", "-o", folder.toString(), Said.BLACK_HOLE);
        assertEquals(2, said.status());
        assertTrue(said.err().contains(folder + ": is a folder"), said.err());
    }

    @Test
    void aCaptureNamedTwiceIsReadOnce() {
        var twice = Said.to("diagnose", Said.BLACK_HOLE, Said.BLACK_HOLE);

        assertEquals(Said.to("diagnose", Said.BLACK_HOLE).out(), twice.out());
        assertEquals(
                1,
                twice.err()
                        .lines()
                        .filter(l -> l.endsWith("is named more than once and read once"))
                        .count());
    }

    @Test
    void whatIsWorseAfterwardsWasNoHelpThatFailed() {
        var said = Said.to("compare", Said.MENDED, Said.BLACK_HOLE);
        assertTrue(
                said.out().startsWith("It is worse now: full-size packets that arrive before, a black hole"),
                said.out());
        var same = Said.to("compare", Said.BLACK_HOLE, Said.BLACK_HOLE).out();
        assertTrue(same.startsWith("It did not help: a black hole after the change, too."), same);
    }

    /** Persian writes numbers with digits of its own. */
    @Test
    void saysTheSameWhereverItRuns() {
        var here = Said.to("diagnose", Said.BLACK_HOLE);
        var before = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.of("fa", "IR"));
        try {
            var there = Said.to("diagnose", Said.BLACK_HOLE);
            assertTrue(there.out().contains("1480 = 20"), there.out());
            assertEquals(here, there);
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @ParameterizedTest
    @CsvSource({"black-hole, 1", "at-risk, 1", "hidden-black-hole, 1"})
    void failsOnAVerdictAsBadAsAsked(String verdict, int status) {
        assertEquals(
                status,
                Said.to("diagnose", Said.BLACK_HOLE, "--fail-on", verdict).status());
        assertEquals(0, Said.to("diagnose", Said.MENDED, "--fail-on", verdict).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "flop",
                "diagnose",
                "diagnose x --nosuch",
                "diagnose x --format xml",
                "flows x --format html",
                "flows x --format pdf",
                "compare x",
                "compare x y z",
                "overhead",
                "overhead ipip --mtu 1480",
                "overhead nosuch",
                "overhead --mtu 5",
                "overhead --mtu many",
                "diagnose x --fail-on healthy",
                "diagnose x --progress maybe",
                "help flop",
                "diagnose x --filter"
            })
    void refusesWrongUsageInWords(String line) {
        var said = Said.to(line.isEmpty() ? new String[0] : line.split(" "));
        assertEquals(2, said.status());
        assertEquals("", said.out());
        assertTrue(said.err().startsWith("headroom: ") && said.err().contains("headroom help"), said.err());
    }

    @Test
    void namesWhatItCannotRead() throws IOException {
        var text = Files.writeString(folder.resolve("not-a-capture.pcap"), "hello");
        var said = Said.to("diagnose", text.toString(), "/nowhere/to-be-found.pcap", folder.toString());
        assertEquals(3, said.status());
        assertEquals("", said.out());
        for (var name :
                new String[] {"not-a-capture.pcap", "to-be-found.pcap: there is no such file", folder + ": is a folder"
                }) {
            assertTrue(said.err().contains(name), said.err());
        }
        assertFalse(said.err().contains("\tat "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"diagnose", "flows", "info"})
    void analysesTheOthersWhereOneCannotBeRead(String call) {
        var said = Said.to(call, "/nowhere/to-be-found.pcap", Said.BLACK_HOLE);
        assertEquals(3, said.status());
        assertTrue(said.err().contains("to-be-found.pcap"));
        assertTrue(said.out().contains("to-be-found.pcap") && said.out().contains("there is no such file"), said.out());
        assertTrue(said.out().contains("1460") || said.out().contains("58"), said.out());
        assertEquals(
                call.equals("info") ? 2 : 1,
                Said.to(call, "/nowhere/to-be-found.pcap", Said.BLACK_HOLE, "--fail-on", "black-hole")
                        .status());
    }

    /** A name is said once, however it was written. */
    @Test
    void saysWhyWithoutTheName() throws IOException {
        Files.writeString(folder.resolve("not-a-capture.pcap"), "hello");
        var said = Said.to("info", folder + "//not-a-capture.pcap", Said.BLACK_HOLE, "--format", "json");
        assertTrue(said.out().contains("\"why\": \"is no capture that Headroom knows"), said.out());
    }

    @Test
    void comparesOnlyWhatItCanRead() {
        assertEquals(3, Said.to("compare", Said.BLACK_HOLE, "/nowhere.pcap").status());
        var said = Said.to("compare", Said.BLACK_HOLE, Said.MENDED);
        assertEquals(0, said.status());
        assertTrue(said.out().startsWith("It helped"), said.out());
        assertFalse(said.out().contains("No host is in both"), said.out());
        var strangers = Said.to("compare", Said.BLACK_HOLE, Said.SAMPLES + "silent-black-hole-client.pcap");
        assertTrue(strangers.out().contains("No host is in both"), strangers.out());
    }

    @Test
    void readsStandardInput() throws IOException {
        var in = new ByteArrayInputStream(Files.readAllBytes(Path.of(Said.BLACK_HOLE)));
        var said = Said.to(in, "info", "-", "--format", "json");
        assertEquals(0, said.status());
        assertTrue(said.out().contains("\"packets\": 58"), said.out());
    }

    @Test
    void diagnosesEachOnItsOwn() {
        var said = Said.to("diagnose", "--separate", "--format", "json", Said.BLACK_HOLE, Said.MENDED);
        assertEquals(0, said.status());
        assertTrue(said.out().startsWith("[ {"), said.out());
        assertEquals(2, said.out().split("headroom-report/1", -1).length - 1);
    }

    @Test
    void writesFilesOnlyWhereTheyMayBe() throws IOException {
        var file = folder.resolve("report.html");
        assertEquals(
                0, Said.to("diagnose", Said.BLACK_HOLE, "-o", file.toString()).status());
        assertTrue(Files.readString(file).startsWith("<!DOCTYPE html>"));
        var again = Said.to("diagnose", Said.BLACK_HOLE, "-o", file.toString());
        assertEquals(2, again.status());
        assertTrue(again.err().contains("report.html exists; --force replaces it"), again.err());
        assertEquals(
                0,
                Said.to("diagnose", Said.BLACK_HOLE, "-o", file.toString(), "--force")
                        .status());
        assertEquals(
                "headroom: " + file + " holds text; --format html writes html\n",
                Said.to("diagnose", Said.BLACK_HOLE, "--format", "text", "-o", file.toString(), "--force")
                        .err());
        assertEquals(
                2,
                Said.to(
                                "diagnose",
                                Said.BLACK_HOLE,
                                "-o",
                                folder.resolve("no/such/folder").toString())
                        .status());
    }

    @ParameterizedTest
    @CsvSource({
        "diagnose, x.PDF, %PDF-",
        "diagnose, x.md, # Path MTU",
        "diagnose, x.json, {",
        "diagnose, x.txt, Black hole",
        "diagnose, x, Black hole",
        "flows, x.csv, 'flow,protocol'",
        "flows, x.html, client "
    })
    void theNameOfTheFileChoosesTheFormat(String call, String name, String start) throws IOException {
        var file = folder.resolve(name);
        var said = Said.to(call, Said.BLACK_HOLE, "-o", file.toString());
        assertEquals(0, said.status(), said.err());
        assertTrue(Files.readString(file, StandardCharsets.ISO_8859_1).startsWith(start));
        var noted = call.equals("flows") && name.endsWith("html");
        assertEquals(noted ? "headroom: " + file + " holds text; 'flows' writes no html\n" : "", said.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"diagnose", "compare"})
    void writesPdf(String call) throws IOException {
        var file = folder.resolve("report.pdf");
        var said = Said.to(call, Said.BLACK_HOLE, Said.MENDED, "--format", "pdf", "-o", file.toString());
        assertEquals(0, said.status(), said.err());
        assertEquals("", said.out() + said.err());
        assertEquals("%PDF-", new String(Files.readAllBytes(file), 0, 5, StandardCharsets.US_ASCII));
    }

    @Test
    void writesPdfIntoAPipe() {
        var said = Said.to("diagnose", Said.BLACK_HOLE, "--format", "pdf");
        assertEquals(0, said.status(), said.err());
        assertTrue(said.out().startsWith("%PDF-"));
    }

    @Test
    void writesEvidence() {
        var file = folder.resolve("evidence.pcapng");
        assertEquals(
                0,
                Said.to("diagnose", Said.BLACK_HOLE, "--evidence", file.toString())
                        .status());
        assertTrue(Said.to("info", file.toString()).out().contains("pcapng"));
    }

    @Test
    void tellsNoAddressWhereNoneMayBe() {
        for (var call : new String[] {"diagnose", "flows"}) {
            var said = Said.to(call, Said.BLACK_HOLE, "--anonymize");
            assertTrue(said.out().contains("client-1"), said.out());
            assertFalse(said.out().contains("198.51.100"), said.out());
        }
    }

    @Test
    void tellsNoNameOfAFileWhereNoneMayBe() {
        for (var call : new String[] {"diagnose", "flows", "info"}) {
            for (var format : new String[] {"text", "json"}) {
                var said = Said.to(call, Said.BLACK_HOLE, "--anonymize", "--format", format);
                assertEquals(0, said.status(), said.err());
                assertFalse(said.out().contains("lvs-black-hole"), said.out());
            }
        }
    }

    @Test
    void filters() {
        var said = Said.to("flows", Said.BLACK_HOLE, "--filter", "tcp port 41988", "--format", "csv");
        assertEquals(0, said.status());
        assertEquals(2, said.out().lines().count());
        var wrong = Said.to("flows", Said.BLACK_HOLE, "--filter", "tcp prt 41988");
        assertEquals(2, wrong.status());
        assertTrue(wrong.err().contains("syntax error"), wrong.err());
    }

    @Test
    void calculates() {
        assertTrue(Said.to("overhead", "ipip").out().contains("1500 = 20 outer IPv4 + 1480 inner packet"));
        assertTrue(Said.to("overhead", "--mtu", "8981").out().contains("ipip"));
        assertTrue(Said.to("overhead", "pppoe+ipip", "--format", "json").out().contains("\"innerMtu\": 1472"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "help diagnose", "diagnose --help", "--version", "overhead -h"})
    void helps(String line) {
        var said = Said.to(line.split(" "));
        assertEquals(0, said.status());
        assertTrue(said.out().toLowerCase(java.util.Locale.ROOT).contains("headroom"));
        assertEquals("", said.err());
    }

    @Test
    void isSilentWhereNobodyReadsOn() {
        var closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        var err = new java.io.ByteArrayOutputStream();
        assertEquals(0, new Shell(System.in, closed, err).run("diagnose", Said.BLACK_HOLE));
        assertEquals(0, err.size());
    }
}
