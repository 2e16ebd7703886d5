package org.headroom.packet.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTest {

    @TempDir
    Path folder = Path.of("");

    private static final byte[] THREE_PACKETS = PcapFile.usual()
            .record(1, 0, new byte[60])
            .record(2, 0, new byte[61])
            .record(3, 0, new byte[62])
            .bytes();

    @Test
    void readsAFileWhateverItsName() throws IOException {
        var file = Files.write(folder.resolve("holiday.png"), THREE_PACKETS);
        try (var capture = Capture.open(file)) {
            assertEquals(THREE_PACKETS.length, capture.size());
            assertEquals(3, Reading.of(capture).packets().size());
            assertEquals(THREE_PACKETS.length, capture.consumed());
            assertEquals(file.toString(), capture.info().file());
        }
        assertTrue(Files.exists(file));
    }

    @Test
    void readsAStreamUnderTheNameItIsGiven() throws IOException {
        var read = Reading.of(THREE_PACKETS);
        assertEquals("-", read.info().file());
        assertEquals(3, read.packets().size());
    }

    @Test
    void readsPacketsAgainInTheMiddleOfThePass() throws IOException {
        try (var capture = Capture.open(new ByteArrayInputStream(THREE_PACKETS), "-")) {
            var record = new Record();
            assertTrue(capture.next(record));
            var again = new Record();
            assertTrue(capture.packet(3, again));
            assertEquals(62, again.capturedLength());
            assertTrue(capture.packet(1, again));
            assertEquals(60, again.capturedLength());
            assertFalse(capture.packet(4, again));
            assertFalse(capture.packet(0, again));
            assertTrue(capture.next(record));
            assertEquals(2, record.number());
            assertEquals(61, record.capturedLength());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty",
                "d4 | is no capture",
                "d4c3b2a1 | ends inside its file header, after 4 octets",
                "d4c3b2a1020004000000000000000000000004000100 | ends inside its file header, after 22 octets",
                "0a0d0d0a | begins like a pcapng file",
                "0a0d0d0a 1c000000 4d3c2b1b 01000000 ffffffffffffffff 1c000000 | begins like a pcapng file",
                "736e6f6f70000000 00000002 00000004 | is a snoop capture",
                "474d4255 00020100 | is a Microsoft Network Monitor capture",
                "52545353 00020100 | is a Microsoft Network Monitor 1 capture",
                "54525344 00020100 | is a Network General Sniffer capture",
                "89504e47 0d0a1a0a | is a PNG picture",
                "504b0304 14000000 | is a ZIP archive",
                "1f8b | cannot be read",
                "1f8b0800000000000003 | cannot be decompressed",
                "cafebabe00000042 | is no capture"
            })
    void refusesWhatIsNoCaptureAndSaysWhatItIs(String hex, String why) {
        var refused = assertThrows(
                UnreadableCaptureException.class,
                () -> Capture.open(new ByteArrayInputStream(Octets.hex(hex)), "evidence.pcap"));
        var message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("evidence.pcap ") && message.contains(why), message);
        assertTrue(message.endsWith("."), message);
    }

    @Test
    void refusesAK12Text() {
        var text = "+---------+---------------+----------+\n".getBytes(StandardCharsets.US_ASCII);
        var refused = assertThrows(
                UnreadableCaptureException.class, () -> Capture.open(new ByteArrayInputStream(text), "k.txt"));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("k.txt is a K12 text capture"));
    }

    @Test
    void namesAFolder() {
        var refused = assertThrows(UnreadableCaptureException.class, () -> Capture.open(folder));
        assertEquals(folder + " is a folder, not a capture.", refused.getMessage());
    }

    @Test
    void leavesAMissingFileToTheCaller() {
        assertThrows(NoSuchFileException.class, () -> Capture.open(folder.resolve("nowhere.pcap")));
    }

    /** Whatever a file is cut to, it is read or refused in words. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bearsACutAtEveryOctet(boolean next) throws IOException {
        var whole = next
                ? PcapngFile.usual()
                        .enhanced(0, 1, new byte[5])
                        .simple(4, new byte[4])
                        .bytes()
                : Arrays.copyOf(THREE_PACKETS, 24 + 16 + 60 + 16 + 61);
        for (int length = 0; length < whole.length; length++) {
            try {
                var read = Reading.of(Arrays.copyOf(whole, length));
                assertTrue(read.packets().size() < 2);
            } catch (UnreadableCaptureException e) {
                assertTrue(length < 28, "at " + length + ": " + e.getMessage());
            }
        }
    }
}
