package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.headroom.diagnosis.Analysis;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.Record;
import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Packet;
import org.junit.jupiter.api.Test;

class EvidenceFileTest {

    /** 198.51.100.23 and 192.0.2.80, as octets. */
    private static final String CLIENT = "c6336417";

    private static final String SERVER = "c0000250";

    @Test
    void holdsTheCitedPacketsAsTheyWere() throws IOException {
        try (var analysis = Sample.read(Sample.BLACK_HOLE)) {
            var file = written(analysis);
            var cited = analysis.diagnosis().findings().stream()
                    .flatMap(f -> f.evidence().stream())
                    .map(e -> e.packet())
                    .distinct()
                    .sorted()
                    .toList();
            var original = new Record();
            try (var again = Capture.open(new ByteArrayInputStream(file), "evidence")) {
                var record = new Record();
                for (var number : cited) {
                    assertTrue(again.next(record));
                    assertTrue(analysis.packet(0, number, original));
                    assertEquals(hex(original), hex(record));
                    assertEquals(original.nanos(), record.nanos());
                    assertEquals(original.originalLength(), record.originalLength());
                }
                assertFalse(again.next(record));
                assertEquals("pcapng", again.info().format());
            }
        }
    }

    @Test
    void saysWhyEachPacketIsThere() throws IOException {
        try (var analysis = Sample.read(Sample.BLACK_HOLE)) {
            var text = new String(written(analysis), StandardCharsets.UTF_8);
            for (var evidence : analysis.diagnosis().findings().getFirst().evidence()) {
                assertTrue(text.contains("Packet " + evidence.packet() + " of "), text);
                assertTrue(text.contains(evidence.what()), evidence.what());
            }
        }
    }

    @Test
    void withoutAddressesHoldsHeadersOnly() throws IOException {
        try (var analysis = Sample.read(Sample.BLACK_HOLE)) {
            var file = written(Anonymous.of(analysis));
            var octets = HexFormat.of().formatHex(file);
            assertFalse(octets.contains(CLIENT));
            assertFalse(octets.contains(SERVER));
            assertFalse(new String(file, StandardCharsets.UTF_8).contains("198.51.100.23"));
            try (var again = Capture.open(new ByteArrayInputStream(file), "evidence")) {
                readsAsBefore(again);
            }
        }
    }

    /** The comments speak of names, the packets hold addresses. */
    @Test
    void saysWhichAddressIsWhichName() throws IOException {
        try (var analysis = Sample.read(Sample.BLACK_HOLE)) {
            var file = written(Anonymous.of(analysis));
            var text = new String(file, StandardCharsets.ISO_8859_1);
            assertTrue(text.contains("10.1.0.1 is client-1, 10.2.0.1 is server-1."), text);
            assertTrue(text.contains("\n\1\0\1client-1\0"), "a block of names");
            var open = new String(written(analysis), StandardCharsets.ISO_8859_1);
            assertFalse(open.contains("No address here") || open.contains("client-1"));
        }
    }

    private static void readsAsBefore(Capture capture) throws IOException {
        var record = new Record();
        var packet = new Packet();
        while (capture.next(record)) {
            record.decode(new Decoder(), packet);
            assertEquals(1, packet.ips());
            assertEquals(0, packet.payloadCaptured() - (packet.quoted() == null ? 0 : packet.payloadCaptured()));
            assertEquals(10, (int) (packet.ip().sourceLow() >>> 24) & 0xff);
        }
    }

    private static byte[] written(Analysis analysis) throws IOException {
        var file = new ByteArrayOutputStream();
        EvidenceFile.write(analysis, file);
        return file.toByteArray();
    }

    private static String hex(Record record) {
        return HexFormat.of().formatHex(record.bytes(), record.start(), record.start() + record.capturedLength());
    }
}
