package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns that do not fit the memory, and the file that then holds them. */
class ColumnStoreTest {

    private static final long MEBI = 1L << 20;

    private static List<Path> ours(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName()
                            .toString()
                            .startsWith("headroom-" + ProcessHandle.current().pid() + "-columns-"))
                    .toList();
        }
    }

    @Test
    void whatDoesNotFitTheMemoryKeepsItsValuesInAFile() throws IOException {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        var before = ours(temporary);
        try (var store = new ColumnStore(2 * MEBI)) {
            List<MemorySegment> segments = new ArrayList<>();
            for (int i = 0; i < 70; i++) {
                var segment = store.allocate(MEBI);
                assertThat(segment.get(ValueLayout.JAVA_LONG, 0)).isZero();
                segment.set(ValueLayout.JAVA_LONG, 0, i + 1L);
                segment.set(ValueLayout.JAVA_LONG, MEBI - 8, -i);
                segments.add(segment);
            }
            for (int i = 0; i < 70; i++) {
                assertThat(segments.get(i).byteSize()).isEqualTo(MEBI);
                assertThat(segments.get(i).get(ValueLayout.JAVA_LONG, 0)).isEqualTo(i + 1L);
                assertThat(segments.get(i).get(ValueLayout.JAVA_LONG, MEBI - 8)).isEqualTo(-i);
                assertThat(segments.get(i).isMapped()).as("%d", i).isEqualTo(i >= 2);
            }
        }
        assertThat(ours(temporary)).isEqualTo(before);
    }

    @Test
    void memoryIsGoneOnceItIsClosed() {
        var store = new ColumnStore(MEBI);
        var inMemory = store.allocate(MEBI);
        var inFile = store.allocate(MEBI);
        store.close();

        assertThat(inMemory.scope().isAlive()).isFalse();
        assertThat(inFile.scope().isAlive()).isFalse();
    }

    @Test
    void aTemporaryFileHasNoNameLeftWhenItIsClosed() throws IOException {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        var before = ours(temporary);
        try (var file = TemporaryFiles.open("columns")) {
            file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            assertThat(file.size()).isEqualTo(3);
        }
        assertThat(ours(temporary)).isEqualTo(before);
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
}
