package org.headroom.benchmarks.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.headroom.flow.Progress;
import org.headroom.flow.Traffic;
import org.headroom.packet.capture.Capture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

    private static final int PACKETS = 20_000;

    @TempDir
    Path folder;

    /** Figures of different machines and days can only be compared on the same octets; whoever changes them measures again. */
    @ParameterizedTest
    @CsvSource({"a, 78b801632219deea", "b, 011cd23e7ac598a7", "c, eb2718880abd9d90"})
    void isTheSameEveryTime(String name, String digest) throws IOException, NoSuchAlgorithmException {
        var file = folder.resolve(name);
        Shape.named(name).of(PACKETS).write(file);
        var sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        assertThat(HexFormat.of().formatHex(sha256, 0, 8)).isEqualTo(digest);
    }

    @ParameterizedTest
    @CsvSource({"a", "b", "c"})
    void holdsWhatItSays(String name) throws IOException {
        var file = folder.resolve(name);
        var truth = Shape.named(name).of(PACKETS).write(file);
        try (var traffic = Traffic.read(Capture.open(file), Progress.none())) {
            var tcp = 0L;
            for (int flow = 0; flow < traffic.flows(); flow++) {
                tcp += traffic.tcp(flow) ? 1 : 0;
            }
            var syns = 0L;
            for (int row = 0; row < traffic.packets(); row++) {
                syns += traffic.controlBits(row) >>> 1 & 1;
            }
            var needed = traffic.tooBig().stream().filter(m -> m.version() == 4).count();
            var found = new Truth(
                    traffic.packets(), tcp, syns, needed, traffic.tooBig().size() - needed);
            assertThat(found).isEqualTo(truth);
            assertThat(truth.packets()).isEqualTo(PACKETS);
        }
    }
}
