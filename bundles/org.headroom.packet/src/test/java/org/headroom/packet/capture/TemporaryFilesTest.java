package org.headroom.packet.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {

    private static List<Path> ours(String what) throws IOException {
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName()
                            .toString()
                            .startsWith("headroom-" + ProcessHandle.current().pid() + "-" + what + "-"))
                    .toList();
        }
    }

    @Test
    void aTemporaryFileHasNoNameLeftWhenItIsClosed() throws IOException {
        var before = ours("columns");
        try (var file = TemporaryFiles.open("columns")) {
            file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            assertThat(file.size()).isEqualTo(3);
        }
        assertThat(ours("columns")).isEqualTo(before);
    }

    @Test
    void whatACrashLeftBehindIsSweptAndNothingElse(@TempDir Path folder) throws IOException {
        var gone = Files.createFile(folder.resolve("headroom-999999999999-columns-1.tmp"));
        var alive = Files.createFile(
                folder.resolve("headroom-" + ProcessHandle.current().pid() + "-columns-2.tmp"));
        var unnumbered = Files.createFile(folder.resolve("headroom-mine-columns-3.tmp"));
        var unparted = Files.createFile(folder.resolve("headroom-999999999999.tmp"));
        var another = Files.createFile(folder.resolve("headless-999999999999-columns-4.tmp"));

        TemporaryFiles.sweep(folder);

        assertThat(gone).doesNotExist();
        assertThat(List.of(alive, unnumbered, unparted, another)).allMatch(Files::exists);
    }

    /** What goes over a wire is nobody else's business. */
    @Test
    void aStreamIsKeptWhereNobodyElseCanReadIt() throws IOException {
        assumeThat(Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir")))
                        .supportsFileAttributeView("posix"))
                .isTrue();
        var file = PcapFile.usual().record(1, 0, new byte[60]).bytes();
        var before = ours("capture");
        try (var capture = Capture.open(new ByteArrayInputStream(file), "-")) {
            var kept = ours("capture");
            assertThat(kept).hasSize(before.size() + 1);
            for (var each : kept) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .isEqualTo("rw-------");
            }
            assertThat(capture.size()).isEqualTo(file.length);
        }
        assertThat(ours("capture")).isEqualTo(before);
    }

    @Test
    void aStreamThatFailsLeavesNoFile() throws IOException {
        var before = ours("capture");
        var broken = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("unplugged");
            }
        };

        assertThatThrownBy(() -> Capture.open(broken, "-")).hasMessageContaining("unplugged");
        assertThat(ours("capture")).isEqualTo(before);
    }

    @Test
    void aFileWhoseCompressionDoesNotBeginIsClosed(@TempDir Path folder) throws IOException {
        var descriptors = Path.of("/proc/self/fd");
        assumeThat(descriptors).exists();
        var file = Files.write(folder.resolve("capture"), new byte[] {0x1f, (byte) 0x8b, 1, 2, 3, 4, 5, 6, 7, 8});

        assertThatThrownBy(() -> Capture.open(file)).isInstanceOf(UnreadableCaptureException.class);

        try (var open = Files.list(descriptors)) {
            assertThat(open.map(TemporaryFilesTest::target))
                    .doesNotContain(file.toRealPath().toString());
        }
    }

    /** Empty of a descriptor that was closed meanwhile. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
