package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.headroom.flow.Endpoint;
import org.headroom.flow.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymousTest {

    private static final Unread UNREAD =
            new Unread("samples/lvs-black-hole.pcap", "is no capture, as " + Story.SERVER + " says");

    @ParameterizedTest
    @EnumSource(value = Format.class, mode = EnumSource.Mode.EXCLUDE, names = "PDF")
    void leavesNoAddressInAnyFormat(Format format) throws IOException {
        var out = new ByteArrayOutputStream();
        format.report().write(Anonymous.of(Story.analysis()), out);
        var text = out.toString(StandardCharsets.UTF_8);
        assertFalse(text.contains(Story.CLIENT));
        assertFalse(text.contains(Story.SERVER));
        assertTrue(text.replace("\\-", "-").contains("client-1"));
    }

    @Test
    void leavesNoAddressInTablesAndTraces() throws IOException {
        var told = Anonymous.of(Story.analysis());
        var out = new StringBuilder();
        FlowsCsv.write(new Reading(List.of(told), List.of()), out);
        assertFalse(out.toString().contains(Story.CLIENT));
        var tooBig = (Mark.TooBig) told.trace(0, 1, 100).marks().getLast();
        assertEquals("server-1", tooBig.source());
    }

    @Test
    void keepsAnAliasThroughout() {
        var told = Anonymous.all(List.of(Story.analysis(), Story.analysis()));
        var finding = told.getLast().diagnosis().findings().getFirst();
        assertEquals(new Endpoint("client-1", 41988), finding.flows().getFirst().client());
        assertEquals(
                "ip route replace client-1 mtu 1480",
                finding.remedies().get(2).commands().getFirst());
        assertEquals(
                List.of("server-1"),
                java.util.Objects.requireNonNull(finding.icmp()).sources());
        assertEquals(
                "capture-1", told.getLast().diagnosis().captures().getFirst().file());
    }

    /** Addresses as text and as octets, and where the captures lie. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void leavesNothingOfSeveralRealCaptures(Format format) throws IOException {
        try (var analysis = Sample.read("lvs-black-hole-client.pcapng", Sample.BLACK_HOLE)) {
            var out = new ByteArrayOutputStream();
            format.report().write(new Reading(List.of(analysis), List.of(UNREAD)).anonymous(), out);
            if (format == Format.PDF) {
                try (var pdf = Loader.loadPDF(out.toByteArray())) {
                    assertNothingLeft(new PDFTextStripper().getText(pdf));
                }
            } else {
                assertNothingLeft(out.toString(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void leavesNothingInTablesAndPackets() throws IOException {
        try (var analysis = Sample.read("lvs-black-hole-client.pcapng", Sample.BLACK_HOLE)) {
            var told = new Reading(List.of(analysis), List.of(UNREAD)).anonymous();
            var out = new StringBuilder();
            FlowsText.write(told, Report.COLUMNS, out);
            FlowsCsv.write(told, out);
            FlowsJson.write(told, out);
            var captures = new Captures(analysis.diagnosis().captures(), List.of(UNREAD)).anonymous();
            CaptureText.write(captures, Report.COLUMNS, out);
            CaptureJson.write(captures, out);
            var packets = new ByteArrayOutputStream();
            EvidenceFile.write(told.analyses().getFirst(), packets);
            assertNothingLeft(out + packets.toString(StandardCharsets.ISO_8859_1));
        }
    }

    private static void assertNothingLeft(String text) {
        for (var secret : List.of(
                Story.CLIENT,
                Story.SERVER,
                new String(new byte[] {(byte) 198, 51, 100, 23}, StandardCharsets.ISO_8859_1),
                new String(new byte[] {(byte) 192, 0, 2, 80}, StandardCharsets.ISO_8859_1),
                "samples",
                "lvs-black-hole")) {
            assertFalse(text.contains(secret), secret);
        }
        assertTrue(text.replace("\\-", "-").contains("capture-3"), text);
    }

    /** What has the name of a capture in a sentence is a word. */
    @Test
    void aCaptureThatIsCalledLikeAWordChangesNoSentence() {
        var told = Anonymous.of(new Story.Told(Story.diagnosis("Packets", List.of(Story.blackHole()))));
        assertEquals("capture-1", told.diagnosis().captures().getFirst().file());
        assertTrue(told.diagnosis().summary().contains("Packets over 1480 octets"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host 10.1.2.3. | host host-1.",
                "10.1.2.3:443, again 10.1.2.3 | host-1:443, again host-1",
                "from 2001:db8::1: gone | from host-1: gone",
                "2001:db8:0:0:0:0:0:1 is one | host-1 is one",
                "mac 02:00:5e:10:00:ff | mac mac-1",
                "::ffff:10.1.2.3 mapped | host-1 mapped",
                "10.1.2.0/24 | host-1/24",
                "'host 10.1.2.3' | 'host host-1'",
                "fe80::1%eth0 | host-1%eth0"
            })
    void findsAddressesInSentences(String text, String told) {
        assertEquals(told, new Aliases().text(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at 22:43:47 it took 1.25 s",
                "RFC 1191 §6.3: version 1.2.3",
                "std::vector is no address",
                "0.0.0.0/0 and ::/0",
                "F1: ptb-ignored",
                "0..65535",
                "1:2:3",
                "a:b"
            })
    void leavesOtherWordsAlone(String text) {
        assertEquals(text, new Aliases().text(text));
    }

    @Test
    void knowsAPortFromAGroupBehindAKnownAddress() {
        var aliases = new Aliases();
        aliases.name("2001:db8::1", Aliases.Role.SERVER);
        assertEquals("server-1:80 and [server-1]:80", aliases.text("2001:db8::1:80 and [2001:db8::1]:80"));
    }

    @Test
    void saysNobodysPartTwice() {
        var aliases = new Aliases();
        aliases.name("192.0.2.80", Aliases.Role.SERVER);
        assertEquals(
                "On server-1, if it runs Linux; server-1 says so, and the client host-1 hears it",
                aliases.text(
                        "On the server 192.0.2.80, if it runs Linux; The server 192.0.2.80 says so, and the client 10.1.2.3 hears it"));
    }

    @Test
    void replacesNamesOfPrintedCaptures() {
        var aliases = new Aliases();
        aliases.name("www.example.com", Aliases.Role.SERVER);
        assertEquals("server-1.80 says", aliases.text("www.example.com.80 says"));
    }
}
