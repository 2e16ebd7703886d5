package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns that do not fit the memory, and the file that then holds them. */
class ColumnStoreTest {

    private static final int MEBI = 1 << 20;
    private static final long SMALL = 16L * MEBI;

    private static List<Path> ours(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName()
                            .toString()
                            .startsWith("headroom-" + ProcessHandle.current().pid() + "-columns-"))
                    .toList();
        }
    }

    private static List<ByteBuffer> filled(ColumnStore store, int buffers) {
        var filled = new ArrayList<ByteBuffer>();
        for (int i = 0; i < buffers; i++) {
            var buffer = store.allocate(MEBI);
            assertThat(buffer.capacity()).isEqualTo(MEBI);
            assertThat(buffer.getLong(0)).isZero();
            assertThat(buffer.getLong(MEBI - Long.BYTES)).isZero();
            buffer.putLong(0, i + 1L);
            buffer.putLong(MEBI - Long.BYTES, -i);
            filled.add(buffer);
        }
        return filled;
    }

    private static void check(List<ByteBuffer> filled) {
        for (int i = 0; i < filled.size(); i++) {
            assertThat(filled.get(i).getLong(0)).isEqualTo(i + 1L);
            assertThat(filled.get(i).getLong(MEBI - Long.BYTES)).isEqualTo(-i);
        }
    }

    @Test
    void whatDoesNotFitTheMemoryKeepsItsValuesInAFile() throws IOException {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        var before = ours(temporary);
        try (var store = new ColumnStore(2 * MEBI, SMALL)) {
            var buffers = filled(store, 70);
            check(buffers);
            for (int i = 0; i < 70; i++) {
                assertThat(MemorySegment.ofBuffer(buffers.get(i)).isMapped())
                        .as("%d", i)
                        .isEqualTo(i >= 2);
            }
        }
        assertThat(ours(temporary)).isEqualTo(before);
    }

    @Test
    void onlyASmallInputLeavesItsMemoryToTheCollector() {
        try (var store = ColumnStore.forInput(17L * MEBI)) {
            filled(store, 1);
            assertThat(store.prepare()).isTrue();
        }
        for (var octets : new long[] {0, 16L * MEBI}) {
            try (var store = ColumnStore.forInput(octets)) {
                filled(store, 1);
                assertThat(store.prepare()).as("%d", octets).isFalse();
            }
        }
    }

    @Test
    void whatIsPreparedIsEmptyAndHandedOutOnce() {
        try (var store = new ColumnStore(64L * MEBI, SMALL)) {
            assertThat(store.prepare()).as("a small capture wants no more").isFalse();
            var small = filled(store, 17);
            var steps = 0;
            while (store.prepare()) {
                steps++;
            }
            assertThat(steps).isEqualTo(4);
            var prepared = filled(store, 5);
            assertThat(store.prepare()).isTrue();
            var others = filled(store, 41);
            assertThat(store.prepare()).as("what follows goes to the file").isFalse();
            var last = filled(store, 8);
            List.of(small, prepared, others, last).forEach(ColumnStoreTest::check);
        }
    }

    @Test
    void whatIsPreparedAndNotUsedIsGoneWithTheStore() {
        var store = new ColumnStore(64L * MEBI, SMALL);
        filled(store, 17);
        store.prepare();
        store.close();

        assertThatIllegalStateException().isThrownBy(store::prepare);
    }

    @Test
    void whereNoFileCanBeWrittenThatIsSaid(@TempDir Path folder) {
        var temporary =
                System.setProperty("java.io.tmpdir", folder.resolve("missing").toString());
        try (var store = new ColumnStore(0, SMALL)) {
            assertThatThrownBy(() -> store.allocate(MEBI))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("temporary file")
                    .hasMessageContaining("missing");
        } finally {
            System.setProperty("java.io.tmpdir", temporary);
        }
    }

    @Test
    void whatIsReadOnceItIsClosedIsRefused() {
        var store = new ColumnStore(32L * MEBI, SMALL);
        var filled = filled(store, 60);
        var inMemory = filled.get(20);
        var inFile = filled.get(50);
        store.close();

        assertThatIllegalStateException().isThrownBy(() -> inMemory.getLong(0));
        assertThatIllegalStateException().isThrownBy(() -> inFile.getLong(0));
    }
}
