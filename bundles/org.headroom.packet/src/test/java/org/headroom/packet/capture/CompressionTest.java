package org.headroom.packet.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CompressionTest {

    private static final int PACKETS = 600;
    private static final byte[] FILE = file();

    @ParameterizedTest
    @EnumSource(Compression.class)
    void readsWhatIsInside(Compression compression) throws IOException {
        var read = Reading.of(compress(compression, FILE));
        assertEquals(PACKETS, read.packets().size());
        assertEquals(Reading.of(FILE).octets(), read.octets());
        assertEquals(compression.label(), read.info().compression());
        assertEquals("pcap", read.info().format());
        assertEquals(FILE.length, read.info().bytes());
        assertEquals(List.of(), read.problems());
    }

    /** As rotated files are often joined: two members, the second without a header of its own. */
    @ParameterizedTest
    @EnumSource(Compression.class)
    void readsSeveralMembersAsOne(Compression compression) throws IOException {
        var joined = new ByteArrayOutputStream();
        joined.writeBytes(compress(compression, Arrays.copyOf(FILE, FILE.length / 3)));
        joined.writeBytes(compress(compression, Arrays.copyOfRange(FILE, FILE.length / 3, FILE.length)));
        var read = Reading.of(joined.toByteArray());
        assertEquals(PACKETS, read.packets().size());
        assertEquals(List.of(), read.problems());
    }

    /** Random octets do not compress: most of the packets lie before the cut, and must be read. */
    @ParameterizedTest
    @EnumSource(Compression.class)
    void readsWhatStandsBeforeACut(Compression compression) throws IOException {
        var compressed = compress(compression, FILE);
        var read = Reading.of(Arrays.copyOf(compressed, compressed.length * 9 / 10));
        assertTrue(read.packets().size() > PACKETS / 2, () -> read.packets().size() + " packets");
        assertTrue(read.packets().size() < PACKETS);
        assertEquals(read.info().packets(), read.onlyProblem().packet());
        if (compression != Compression.NONE) {
            var what = read.onlyProblem().what();
            assertTrue(what.startsWith("The compressed data are damaged after packet "), what);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void bearsDamageAnywhere(Compression compression) throws IOException {
        var compressed = compress(compression, Arrays.copyOf(FILE, FILE.length / 8));
        var random = new Random(1191);
        for (int i = 0; i < 30; i++) {
            var damaged = compressed.clone();
            for (int flips = 0; flips < 3; flips++) {
                damaged[8 + random.nextInt(damaged.length - 8)] ^= (byte) (1 << random.nextInt(8));
            }
            bear(damaged);
        }
    }

    private static void bear(byte[] damaged) throws IOException {
        try {
            assertTrue(Reading.of(damaged).packets().size() <= PACKETS);
        } catch (UnreadableCaptureException e) {
            assertTrue(String.valueOf(e.getMessage()).startsWith("- "), e.getMessage());
        }
    }

    private static byte[] file() {
        var random = new Random(4821);
        var file = PcapFile.usual();
        for (int i = 0; i < PACKETS; i++) {
            var packet = new byte[1514];
            random.nextBytes(packet);
            file.record(i, 0, packet);
        }
        return file.bytes();
    }

    private static byte[] compress(Compression compression, byte[] octets) throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var out = through(compression, compressed)) {
            out.write(octets);
        }
        return compressed.toByteArray();
    }

    private static OutputStream through(Compression compression, OutputStream out) throws IOException {
        return switch (compression) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out);
            case ZSTD -> new ZstdCompressorOutputStream(out);
            case XZ -> new XZOutputStream(out, new LZMA2Options(1));
            case LZ4 -> new FramedLZ4CompressorOutputStream(out);
            case BZIP2 -> new BZip2CompressorOutputStream(out, 1);
        };
    }
}
