package org.headroom.packet.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What one pass over a capture gave; each packet was asked for a second time, backwards, and was the same. */
record Reading(List<Seen> packets, CaptureInfo info) {

    record Seen(
            long number,
            String octets,
            int originalLength,
            long nanos,
            int linkType,
            int interfaceIndex,
            long position) {

        static Seen of(Record record) {
            var octets = Arrays.copyOfRange(record.bytes(), record.start(), record.start() + record.capturedLength());
            return new Seen(
                    record.number(),
                    HexFormat.of().formatHex(octets),
                    record.originalLength(),
                    record.nanos(),
                    record.linkType(),
                    record.interfaceIndex(),
                    record.position());
        }
    }

    static Reading of(PcapFile file) throws IOException {
        return of(file.bytes());
    }

    static Reading of(PcapngFile file) throws IOException {
        return of(file.bytes());
    }

    static Reading of(byte[] file) throws IOException {
        try (var capture = Capture.open(new ByteArrayInputStream(file), "-")) {
            return of(capture);
        }
    }

    static Reading of(Capture capture) throws IOException {
        var seen = new ArrayList<Seen>();
        var record = new Record();
        while (capture.next(record)) {
            seen.add(Seen.of(record));
        }
        var info = capture.info();
        assertEquals(seen.size(), info.packets());
        again(seen, capture);
        return new Reading(List.copyOf(seen), info);
    }

    private static void again(List<Seen> seen, Capture capture) throws IOException {
        var record = new Record();
        for (var packet : seen.size() > 20 ? List.of(seen.getLast(), seen.getFirst()) : seen.reversed()) {
            assertTrue(capture.packet(packet.number(), record));
            assertEquals(packet, Seen.of(record));
        }
    }

    /** The octets of each packet. */
    List<String> octets() {
        return packets.stream().map(Seen::octets).toList();
    }

    List<Long> nanos() {
        return packets.stream().map(Seen::nanos).toList();
    }

    List<Problem> problems() {
        return info.problems();
    }

    Problem onlyProblem() {
        assertEquals(1, problems().size(), () -> problems().toString());
        return problems().getFirst();
    }
}
