package org.headroom.packet.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Packet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files crafted to hurt, and what is left of each. */
class CraftedTest {

    record Expected(String file, String packets, String offset, String words) {

        boolean refused() {
            return packets.equals("-");
        }
    }

    @ParameterizedTest
    @MethodSource("expected")
    void readsWhatCanBeRead(Expected expected) throws IOException {
        if (expected.refused()) {
            var refused = assertThrows(UnreadableCaptureException.class, () -> read(expected.file()));
            assertTrue(String.valueOf(refused.getMessage()).contains(expected.words()), refused.getMessage());
            return;
        }
        var read = read(expected.file());
        assertEquals(expected.packets(), String.valueOf(read.packets().size()));
        assertEquals(
                expected.offset().equals("-") ? List.of() : List.of(expected.offset()),
                read.problems().stream().map(p -> String.valueOf(p.offset())).toList());
        for (var problem : read.problems()) {
            assertTrue(problem.what().contains(expected.words()), problem.what());
        }
    }

    /** Whatever a packet holds, and whatever link type it is said to have, its headers are read without an exception. */
    @ParameterizedTest
    @MethodSource("expected")
    void decodesEveryPacket(Expected expected) throws IOException {
        if (expected.refused()) {
            return;
        }
        var decoder = new Decoder();
        var packet = new Packet();
        var record = new Record();
        try (var capture = Capture.open(open(expected.file()), expected.file())) {
            while (capture.next(record)) {
                for (var linkType : new int[] {record.linkType(), 0, 1, 9, 51, 101, 104, 105, 113, 127, 276}) {
                    decoder.decode(
                            record.bytes(),
                            record.start(),
                            record.capturedLength(),
                            record.originalLength(),
                            linkType,
                            packet);
                }
            }
        }
    }

    @Test
    void knowsEveryFile() throws Exception {
        var folder = Path.of(
                Objects.requireNonNull(CraftedTest.class.getResource("crafted")).toURI());
        try (var files = Files.list(folder)) {
            assertEquals(
                    files.map(f -> f.getFileName().toString()).sorted().toList(),
                    expected().map(Expected::file).sorted().toList());
        }
    }

    static Stream<Expected> expected() throws IOException {
        try (var table = Objects.requireNonNull(CraftedTest.class.getResourceAsStream("crafted.tsv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split("\t"))
                            .map(row -> new Expected(row[0], row[1], row[2], row[3]))
                            .toList()
                            .stream();
        }
    }

    private static Reading read(String file) throws IOException {
        try (var capture = Capture.open(open(file), file)) {
            return Reading.of(capture);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(CraftedTest.class.getResourceAsStream("crafted/" + file));
    }
}
