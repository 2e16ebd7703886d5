package org.headroom.packet.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.headroom.packet.capture.PcapngFile.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngTest {

    private static final byte[] ONE = Octets.hex("01 0000 0000 0000");
    private static final byte[] TWO = Octets.hex("0200");
    private static final long MICROS = 1_227_284_825_000_123L;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsEitherByteOrder(boolean big) throws IOException {
        var order = big ? BIG_ENDIAN : LITTLE_ENDIAN;
        var read = Reading.of(new PcapngFile()
                .section(order, -1, text(4, "tcpdump"))
                .describe(276, 96, text(PcapngFile.IF_NAME, "any"), text(3, "all of them"))
                .enhanced(0, MICROS, 7, 1500, ONE, text(1, "a comment")));

        assertEquals(
                List.of(new Reading.Seen(1, "01000000000000", 1500, MICROS * 1000, 276, 0, 28 + 16 + 48)),
                withPosition(read, 28 + 16 + 48));
        assertEquals("pcapng", read.info().format());
        assertEquals(List.of("LINUX_SLL2"), read.info().linkTypes());
        assertEquals(96, read.info().snapLength());
        assertEquals(1, read.info().truncatedPackets());
        assertEquals(List.of(), read.problems());
    }

    /** The interfaces of a section are its own; here they are counted through. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 120})
    void readsSectionsOneAfterTheOther(long length) throws IOException {
        var read = Reading.of(new PcapngFile()
                .section(LITTLE_ENDIAN, length)
                .describe(1, 65_535)
                .describe(101, 0)
                .enhanced(1, 5, TWO)
                .section(BIG_ENDIAN, length)
                .describe(113, 96)
                .enhanced(0, 6, ONE));

        assertEquals(
                List.of(101, 113),
                read.packets().stream().map(Reading.Seen::linkType).toList());
        assertEquals(
                List.of(1, 2),
                read.packets().stream().map(Reading.Seen::interfaceIndex).toList());
        assertEquals(List.of(5_000L, 6_000L), read.nanos());
        assertEquals(List.of("EN10MB", "RAW", "LINUX_SLL"), read.info().linkTypes());
        assertEquals(65_535, read.info().snapLength());
    }

    /** if_tsresol: a power of ten, or of two where the highest bit is set (§4.2). */
    @ParameterizedTest
    @CsvSource({
        "0, 7, 7000000000",
        "3, 1227284825123, 1227284825123000000",
        "6, 1227284825000123, 1227284825000123000",
        "9, 1227284825000000123, 1227284825000000123",
        "10, 12272848250000001239, 1227284825000000123",
        "12, 1234567890123456, 1234567890123",
        "27, 1999999999999999999, 1",
        "127, 1, 0",
        "128, 7, 7000000000",
        "129, 3, 1500000000",
        "138, 1025, 1000976562",
        "148, 1572864, 1500000000",
        "160, 5271148186782326072, 1227284825123456789",
        "191, 4611686018427387904, 500000000",
        "191, -4611686018427387904, 1500000000",
        "192, 4611686018427387904, 250000000",
        "255, -1, 0",
        "0, -1, 4611686018427387903", // beyond the year 2116 time stands still
        "6, -1, 4611686018427387903",
        "128, -1, 4611686018427387903",
        "129, -1, 4611686018427387903"
    })
    void readsEveryResolution(int resolution, String ticks, long nanos) throws IOException {
        var stamp = ticks.startsWith("-") ? Long.parseLong(ticks) : Long.parseUnsignedLong(ticks);
        var read = Reading.of(new PcapngFile()
                .section(LITTLE_ENDIAN, -1)
                .describe(1, 0, new Option(PcapngFile.IF_TSRESOL, (byte) resolution))
                .enhanced(0, stamp, TWO));
        assertEquals(List.of(nanos), read.nanos());
        assertEquals(List.of(), read.problems());
    }

    /** if_tsoffset: seconds to add, signed. */
    @ParameterizedTest
    @CsvSource({
        "3600, 1000001, 3601000001000",
        "-3600, 3601000000, 1000000000",
        "-1, 0, -1000000000",
        "9223372036854775807, 0, 4000000000000000000",
        "9223372036854775807, 9000000000000000, 4611686018427387903"
    })
    void addsTheOffsetOfTheInterface(long offset, long ticks, long nanos) throws IOException {
        for (var order : List.of(BIG_ENDIAN, LITTLE_ENDIAN)) {
            var seconds = new Option(
                    PcapngFile.IF_TSOFFSET, new Octets(order).u64(offset).bytes());
            var file =
                    new PcapngFile().section(order, -1).describe(1, 0, seconds).enhanced(0, ticks, TWO);
            assertEquals(List.of(nanos), Reading.of(file).nanos());
        }
    }

    /** They have no time, and no captured length but the smaller of the original and the snap length (§4.4). */
    @ParameterizedTest
    @CsvSource({"0, 3, 3", "0, 7, 7", "4, 1500, 4", "0, 1500, 8", "4, -1, 0"})
    void readsSimplePackets(int snapLength, int original, int captured) throws IOException {
        var file = new PcapngFile()
                .section(LITTLE_ENDIAN, -1)
                .describe(1, snapLength)
                .describe(101, 9);
        var packet = Reading.of(file.simple(original, ONE)).packets().getFirst();
        assertEquals(captured, packet.octets().length() / 2);
        assertEquals(Math.max(0, original), packet.originalLength());
        assertEquals(Long.MIN_VALUE, packet.nanos());
        assertEquals(1, packet.linkType());
        assertEquals(Long.MIN_VALUE, Reading.of(file).info().firstNanos());
    }

    @Test
    void readsObsoletePacketBlocks() throws IOException {
        var read = Reading.of(PcapngFile.usual().describe(101, 0).obsolete(1, 0xffff, MICROS, ONE));
        assertEquals(List.of("01000000000000"), read.octets());
        assertEquals(List.of(MICROS * 1000), read.nanos());
        assertEquals(101, read.packets().getFirst().linkType());
    }

    /** Name resolution, statistics, journal, secrets, custom in both forms, and what nobody knows. */
    @Test
    void passesByOtherBlocks() throws IOException {
        var file = PcapngFile.usual().enhanced(0, 1, TWO);
        for (var type : new int[] {4, 5, 9, 10, 0xbad, 0x4000_0bad, 0x7fff_ffff, -1}) {
            file.block(type, new byte[20]).block(type);
        }
        var read = Reading.of(file.enhanced(0, 2, ONE));
        assertEquals(List.of(1_000L, 2_000L), read.nanos());
        assertEquals(List.of(), read.problems());
    }

    @Test
    void describesAnInterfaceBetweenPackets() throws IOException {
        var read = Reading.of(
                PcapngFile.usual().enhanced(0, 1, TWO).describe(101, 0).enhanced(1, 2, ONE));
        assertEquals(
                List.of(1, 101),
                read.packets().stream().map(Reading.Seen::linkType).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1, a block header after packet 1",
        "11, a block header after packet 1",
        "12, a block of 40 octets after packet 1",
        "39, a block of 40 octets after packet 1"
    })
    void readsWhatStandsBeforeACut(int left, String inside) throws IOException {
        var file = PcapngFile.usual().enhanced(0, 1, TWO);
        var start = file.size();
        var read = Reading.of(Arrays.copyOf(file.enhanced(0, 2, ONE).bytes(), start + left));

        assertEquals(1, read.packets().size());
        assertEquals(1, read.onlyProblem().packet());
        assertEquals(start, read.onlyProblem().offset());
        assertTrue(
                read.onlyProblem().what().startsWith("Cut off in " + inside),
                read.onlyProblem().what());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 11, 0x7fff_fffc, -4, 64 * 1024 * 1024 + 4})
    void endsAtABlockOfAbsurdLength(int length) throws IOException {
        var file = PcapngFile.usual().enhanced(0, 1, TWO);
        var start = file.size();
        var read = Reading.of(file.block(6, length, length, new byte[60]).enhanced(0, 2, ONE));

        assertEquals(1, read.packets().size());
        assertEquals(start, read.onlyProblem().offset());
        var claim = "A block claims %,d octets".formatted(Integer.toUnsignedLong(length));
        assertTrue(
                read.onlyProblem().what().startsWith(claim), read.onlyProblem().what());
    }

    @Test
    void readsBlocksWhosePaddingIsNotCounted() throws IOException {
        var body = new Octets(LITTLE_ENDIAN).u32(0, 0, 7, 2, 2).raw(TWO).bytes();
        var padded = new Octets(LITTLE_ENDIAN).raw(body).pad().bytes();
        var read = Reading.of(PcapngFile.usual()
                .block(6, body.length + 12, body.length + 12, padded)
                .enhanced(0, 8, ONE));
        assertEquals(List.of(7_000L, 8_000L), read.nanos());
        assertEquals(List.of(), read.problems());
    }

    @Test
    void tellsOfABlockWhoseLengthsDiffer() throws IOException {
        var file = PcapngFile.usual();
        var start = file.size();
        var read = Reading.of(file.block(5, 20, 24, new byte[8]).enhanced(0, 8, ONE));
        assertEquals(List.of(8_000L), read.nanos());
        assertEquals(0, read.onlyProblem().packet());
        assertEquals(start, read.onlyProblem().offset());
        assertTrue(
                read.onlyProblem().what().contains("ends with a length of 24"),
                read.onlyProblem().what());
    }

    /** It keeps its number, as the packets after it have theirs from other tools. */
    @ParameterizedTest
    @CsvSource({
        "0, 9, claims more octets than its block has",
        "0, -1, claims more octets than its block has",
        "1, 7, names an interface that is not described",
        "-1, 7, names an interface that is not described",
        "2147483647, 7, names an interface that is not described"
    })
    void passesByADamagedPacket(int interfaceIndex, int captured, String why) throws IOException {
        var file = PcapngFile.usual()
                .enhanced(0, 1, TWO)
                .section(LITTLE_ENDIAN, -1)
                .describe(1, 0);
        var start = file.size();
        var read = Reading.of(file.enhanced(interfaceIndex, 2, captured, 7, ONE).enhanced(0, 3, TWO));

        assertEquals(
                List.of(1L, 3L),
                read.packets().stream().map(Reading.Seen::number).toList());
        assertEquals(2, read.onlyProblem().packet());
        assertEquals(start, read.onlyProblem().offset());
        assertTrue(
                read.onlyProblem().what().startsWith("Packet 2 " + why),
                read.onlyProblem().what());
    }

    @Test
    void cannotReadADamagedPacketAgain() throws IOException {
        var file = PcapngFile.usual().enhanced(9, 1, TWO).enhanced(0, 2, ONE);
        try (var capture = Capture.open(new ByteArrayInputStream(file.bytes()), "-")) {
            assertFalse(capture.packet(1, new Record()));
            assertTrue(capture.packet(2, new Record()));
            assertFalse(capture.packet(3, new Record()));
        }
    }

    @Test
    void tellsOfBlocksTooShortForWhatTheyAre() throws IOException {
        var file = PcapngFile.usual()
                .block(1)
                .block(6)
                .block(3)
                .block(2, new byte[16])
                .enhanced(0, 1, ONE);
        var read = Reading.of(file);
        assertEquals(1, read.packets().size());
        assertEquals(4, read.problems().size());
        assertEquals(
                List.of(48L, 60L, 72L, 84L),
                read.problems().stream().map(Problem::offset).toList());
    }

    @Test
    void believesAnInterfaceWhoseOptionsOverrunIt() throws IOException {
        var body = new Octets(LITTLE_ENDIAN)
                .u16(101, 0)
                .u32(96)
                .u16(9, 5000)
                .u32(0)
                .bytes();
        var read = Reading.of(
                new PcapngFile().section(LITTLE_ENDIAN, -1).block(1, body).enhanced(0, 1, ONE));
        assertEquals(101, read.packets().getFirst().linkType());
        assertEquals(28, read.onlyProblem().offset());
    }

    @Test
    void endsAtASectionWithoutByteOrder() throws IOException {
        var file = PcapngFile.usual().enhanced(0, 1, TWO);
        var start = file.size();
        var read = Reading.of(file.block(0x0a0d0d0a, new byte[16]).enhanced(0, 2, ONE));
        assertEquals(1, read.packets().size());
        assertEquals(start, read.onlyProblem().offset());
    }

    @Test
    void countsProblemsBeyondAHundred() throws IOException {
        var file = PcapngFile.usual();
        for (int i = 0; i < 250; i++) {
            file.enhanced(7, i, TWO);
        }
        var read = Reading.of(file);
        assertEquals(101, read.problems().size());
        assertEquals("and 150 more problems", read.problems().getLast().what());
        assertEquals(0, read.info().packets());
    }

    private static List<Reading.Seen> withPosition(Reading read, long position) {
        assertEquals(position, read.packets().getFirst().position());
        return read.packets();
    }

    private static Option text(int code, String value) {
        return new Option(code, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Blocks of twenty octets that compress to nothing must not fill the memory. */
    @Test
    void bearsInterfacesWithoutEnd() throws IOException {
        var file = new PcapngFile().section(LITTLE_ENDIAN, -1);
        var interfaces = PcapngReader.MOST_INTERFACES;
        for (int i = 0; i < interfaces + 5; i++) {
            file.describe(1, 0);
        }
        file.enhanced(interfaces - 1, 1, TWO).enhanced(interfaces, 2, TWO).enhanced(0, 3, ONE);
        var read = Reading.of(file.section(LITTLE_ENDIAN, -1).describe(1, 0).enhanced(0, 4, ONE));

        assertEquals(
                List.of(1L, 3L, 4L),
                read.packets().stream().map(Reading.Seen::number).toList());
        assertEquals(interfaces, read.packets().getLast().interfaceIndex());
        assertEquals(2, read.problems().size());
        assertTrue(read.problems().getFirst().what().startsWith("More than 65,536 interfaces in a section"));
        assertTrue(read.problems().getLast().what().startsWith("Packet 2 names an interface"));
    }

    /** Any two of them can be subtracted. */
    @ParameterizedTest
    @CsvSource({"9, -1", "9, 9223372036854775807", "0, 4611686018427387904", "6, -1", "160, -1"})
    void holdsTimesThatNoClockShows(int resolution, long ticks) throws IOException {
        var farthest = (1L << 62) - 1;
        for (var offset : new long[] {Long.MIN_VALUE, -4_000_000_000L, 0, 4_000_000_000L, Long.MAX_VALUE}) {
            var file = new PcapngFile()
                    .section(LITTLE_ENDIAN, -1)
                    .describe(
                            1,
                            0,
                            new PcapngFile.Option(PcapngFile.IF_TSRESOL, (byte) resolution),
                            new PcapngFile.Option(
                                    PcapngFile.IF_TSOFFSET,
                                    new Octets(LITTLE_ENDIAN).u64(offset).bytes()))
                    .enhanced(0, ticks, TWO)
                    .enhanced(0, 0, TWO);
            var nanos = Reading.of(file).nanos();
            assertTrue(nanos.stream().allMatch(n -> Math.abs(n) <= farthest), nanos::toString);
            assertTrue(nanos.getFirst() >= nanos.getLast(), nanos::toString);
        }
    }
}
