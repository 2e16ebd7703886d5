package org.headroom.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * Memory for columns, outside the heap: the first {@value #IN_MEMORY} octets plain, what comes after them in a temporary file, so
 * that the system may write it out where memory is short.
 */
final class ColumnStore implements AutoCloseable {

    private static final long IN_MEMORY = 512L << 20;

    /** The file is mapped in steps of this. */
    private static final long STEP = 64L << 20;

    private final long inMemory;
    private final Arena arena = Arena.ofShared();
    private long taken;
    private @Nullable MemorySegment room;
    private long used;
    private @Nullable FileChannel file;

    ColumnStore() {
        this(IN_MEMORY);
    }

    /** Keeps the first {@code inMemory} octets out of the file. */
    ColumnStore(long inMemory) {
        this.inMemory = inMemory;
    }

    /** Zeroed memory, aligned to a cache line; {@code octets} is a power of two of at most 64 MiB. */
    MemorySegment allocate(long octets) {
        taken += octets;
        return taken <= inMemory ? arena.allocate(octets, 64) : mapped(octets);
    }

    private MemorySegment mapped(long octets) {
        var mapping = room;
        if (mapping == null || used + octets > mapping.byteSize()) {
            mapping = step();
            room = mapping;
            used = 0;
        }
        used += octets;
        return mapping.asSlice(used - octets, octets);
    }

    private MemorySegment step() {
        try {
            var open = file;
            if (open == null) {
                open = TemporaryFiles.open("columns");
                file = open;
            }
            return open.map(FileChannel.MapMode.READ_WRITE, open.size(), STEP, arena);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for a temporary file: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        arena.close();
        var open = file;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
