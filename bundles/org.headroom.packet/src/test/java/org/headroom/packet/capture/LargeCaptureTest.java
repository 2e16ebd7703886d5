package org.headroom.packet.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Offsets beyond 2 GiB, in a capture that is made while it is read. */
class LargeCaptureTest {

    private static final int OCTETS = 4 * 1024 * 1024 - 16;
    private static final int RECORDS = 520;

    @Test
    void countsBeyondTwoGibibytes() throws IOException {
        var counted = new Source.Counted(new Endless(), Compression.NONE);
        var flavour = Objects.requireNonNull(PcapFlavour.of(0xd4c3b2a1));
        try (var reader = new PcapReader("endless", counted, new Input(counted.stream()), flavour)) {
            var record = new Record();
            for (int i = 0; i < RECORDS; i++) {
                assertTrue(reader.next(record));
                assertEquals(24 + i * (OCTETS + 16L), record.position());
            }
            assertEquals(RECORDS, record.number());
            assertTrue(record.position() > Integer.MAX_VALUE);
            assertFalse(reader.next(record));
            var problem = reader.problems().getFirst();
            assertEquals(24 + RECORDS * (OCTETS + 16L), problem.offset());
            assertEquals(problem.offset() + 3, counted.taken());
        }
    }

    /** A file header, large records of nothing, and three octets more. */
    private static final class Endless extends InputStream {

        private final byte[] first = PcapFile.usual().bytes();
        private final byte[] header = Arrays.copyOfRange(
                PcapFile.usual().record(1, 0, OCTETS, OCTETS).bytes(), first.length, first.length + 16);
        private final long end = first.length + RECORDS * (OCTETS + 16L) + 3;
        private long at;

        @Override
        public int read() {
            return at == end ? -1 : octet(at++) & 0xff;
        }

        /** What is no header may hold anything. */
        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (at == end) {
                return -1;
            }
            var read = (int) Math.min(length, end - at);
            var inRecord = (at - first.length) % (OCTETS + 16);
            if (at >= first.length && inRecord >= 16) {
                read = (int) Math.min(read, OCTETS + 16 - inRecord);
            } else {
                read = 1;
                bytes[offset] = octet(at);
            }
            at += read;
            return read;
        }

        private byte octet(long position) {
            var inRecord = (int) ((position - first.length) % (OCTETS + 16));
            return position < first.length ? first[(int) position] : inRecord < 16 ? header[inRecord] : 0;
        }
    }
}
