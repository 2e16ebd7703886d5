package org.headroom.packet.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapTest {

    /** 2008-11-21T16:27:05Z, when the story's first capture was made. */
    private static final int SECONDS = 1_227_284_825;

    private static final byte[] SHORT = Octets.hex("0011 2233 4455");
    private static final byte[] LONG = Octets.hex("00112233445566778899aabbccddeeff");

    @ParameterizedTest
    @CsvSource({
        "BIG, a1b2c3d4, 1227284825000123000",
        "LITTLE, a1b2c3d4, 1227284825000123000",
        "BIG, a1b23c4d, 1227284825000000123",
        "LITTLE, a1b23c4d, 1227284825000000123"
    })
    void readsEveryMagicInEitherByteOrder(String order, String magic, long nanos) throws IOException {
        var read = Reading.of(new PcapFile(order(order), Integer.parseUnsignedInt(magic, 16), 96, 113)
                .record(SECONDS, 123, 6, 1500, SHORT)
                .record(SECONDS + 1, 0, LONG));

        assertEquals(List.of("001122334455", "00112233445566778899aabbccddeeff"), read.octets());
        assertEquals(
                new Reading.Seen(1, "001122334455", 1500, nanos, 113, 0, 24),
                read.packets().getFirst());
        var info = read.info();
        assertEquals("pcap", info.format());
        assertEquals("", info.compression());
        assertEquals(List.of("LINUX_SLL"), info.linkTypes());
        assertEquals(96, info.snapLength());
        assertEquals(nanos, info.firstNanos());
        assertEquals((SECONDS + 1) * 1_000_000_000L, info.lastNanos());
        assertEquals(1, info.truncatedPackets());
        assertEquals(24 + 16 + 6 + 16 + 16, info.bytes());
        assertEquals(List.of(), read.problems());
    }

    /** Kuznetzov's has 24 octets, SuSE 6.3's under the same number 28, and some wrote it with 16; Nokia's has 20 under the usual one. */
    @ParameterizedTest
    @CsvSource({"a1b2cd34, 8", "a1b2cd34, 12", "a1b2cd34, 0", "a1b2c3d4, 4", "a1b2c3d4, 0"})
    void findsTheRecordHeaderOfModifiedFiles(String magic, int more) throws IOException {
        for (var order : List.of(BIG_ENDIAN, LITTLE_ENDIAN)) {
            var file = new PcapFile(order, Integer.parseUnsignedInt(magic, 16), 65_535, 1).longerHeaders(more);
            for (int i = 0; i < 3; i++) {
                file.record(SECONDS + i, 0, 16, 60, LONG);
            }
            assertEquals(
                    List.of(24L, 24L + 32 + more, 24L + 2 * (32 + more)),
                    Reading.of(file).packets().stream()
                            .map(Reading.Seen::position)
                            .toList());
        }
    }

    /** The upper bits of the field tell of a frame check sequence (draft-ietf-opsawg-pcap §4). */
    @Test
    void takesTheLinkTypeFromTheLowerBits() throws IOException {
        var read = Reading.of(new PcapFile(BIG_ENDIAN, PcapFile.MICROSECONDS, 0, 0x2400_0001).record(0, 0, SHORT));
        assertEquals(1, read.packets().getFirst().linkType());
        assertEquals(List.of("EN10MB"), read.info().linkTypes());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 0", "262144, 262144"})
    void bearsAnySnapLength(int snapLength, int said) throws IOException {
        var read = Reading.of(new PcapFile(LITTLE_ENDIAN, PcapFile.MICROSECONDS, snapLength, 1).record(1, 2, LONG));
        assertEquals(said, read.info().snapLength());
        assertEquals(1, read.packets().size());
    }

    /** Time is unsigned: it ends in 2106. */
    @Test
    void readsTimesFrom1970To2106InAnyOrder() throws IOException {
        var read = Reading.of(PcapFile.usual().record(-1, 999_999, SHORT).record(0, 1, SHORT));
        assertEquals(List.of(4_294_967_295_999_999_000L, 1_000L), read.nanos());
        assertEquals(1_000, read.info().firstNanos());
        assertEquals(4_294_967_295_999_999_000L, read.info().lastNanos());
    }

    @ParameterizedTest
    @CsvSource({
        "6, 0, 0, 0", // the file does not say
        "6, 4, 4, 0", // less than was captured
        "6, -1, 0, 0", // beyond what any packet can have
        "6, 7, 7, 1",
        "0, 60, 60, 1"
    })
    void takesOriginalLengthsAsTheyAre(int captured, int original, int said, int truncated) throws IOException {
        var octets = Arrays.copyOf(SHORT, captured);
        var read = Reading.of(
                PcapFile.usual().record(1, 0, captured, original, octets).record(2, 0, SHORT));
        assertEquals(captured, read.octets().getFirst().length() / 2);
        assertEquals(said, read.packets().getFirst().originalLength());
        assertEquals(truncated, read.info().truncatedPackets());
        assertEquals(2, read.packets().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 31})
    void readsWhatStandsBeforeACut(int left) throws IOException {
        var whole = PcapFile.usual().record(1, 0, SHORT).record(2, 0, LONG);
        var read = Reading.of(Arrays.copyOf(whole.bytes(), 24 + 22 + left));

        assertEquals(List.of("001122334455"), read.octets());
        assertEquals(1, read.onlyProblem().packet());
        assertEquals(46, read.onlyProblem().offset());
        var inside = left < 16 ? "Cut off in the header of packet 2 (offset 46)" : "Cut off in packet 2 (offset 46)";
        assertTrue(
                read.onlyProblem().what().startsWith(inside), read.onlyProblem().what());
    }

    /** 4 MiB is more than any interface hands over at once; nothing is allocated on the word of a length. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 4 * 1024 * 1024 + 1})
    void endsAtAnAbsurdLength(int captured) throws IOException {
        var file = PcapFile.usual().record(1, 0, SHORT).record(2, 0, captured, captured, LONG);
        var read = Reading.of(file.record(3, 0, SHORT));

        assertEquals(List.of("001122334455"), read.octets());
        assertEquals(46, read.onlyProblem().offset());
        var claim = "Packet 2 claims %,d octets".formatted(Integer.toUnsignedLong(captured));
        assertTrue(
                read.onlyProblem().what().startsWith(claim), read.onlyProblem().what());
    }

    @Test
    void readsARecordAsLongAsTheWindowManyTimesOver() throws IOException {
        var jumbo = new byte[4 * 1024 * 1024];
        Arrays.fill(jumbo, (byte) 7);
        var read = Reading.of(
                PcapFile.usual().record(1, 0, SHORT).record(2, 0, jumbo).record(3, 0, LONG));
        assertEquals(
                List.of(6, 4 * 1024 * 1024, 16),
                read.octets().stream().map(o -> o.length() / 2).toList());
        assertEquals("07".repeat(jumbo.length), read.octets().get(1));
        assertEquals(List.of(), read.problems());
    }

    @Test
    void saysNothingOfAFileWithoutPackets() throws IOException {
        var read = Reading.of(PcapFile.usual());
        assertEquals(List.of(), read.packets());
        assertEquals(List.of(), read.problems());
        assertEquals(Long.MIN_VALUE, read.info().firstNanos());
        assertEquals(Long.MIN_VALUE, read.info().lastNanos());
    }

    private static ByteOrder order(String name) {
        return name.equals("BIG") ? BIG_ENDIAN : LITTLE_ENDIAN;
    }
}
