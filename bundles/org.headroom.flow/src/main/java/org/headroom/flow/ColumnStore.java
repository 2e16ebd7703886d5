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

    /** A small capture does without large pages: it takes longer to ask for the first than to do without. */
    private static final long SMALL = 16L << 20;

    /** Large pages are asked for in steps of this, and the file is mapped in such. */
    private static final long STEP = 64L << 20;

    private final long inMemory;
    private final Arena arena = Arena.ofShared();
    private long taken;
    private @Nullable MemorySegment room;
    private long used;
    private @Nullable LargePages pages;
    private @Nullable FirstTouch touch;
    private boolean withoutPages;
    private @Nullable FileChannel file;

    ColumnStore() {
        this(IN_MEMORY);
    }

    /** Keeps the first {@code inMemory} octets out of the file. */
    ColumnStore(long inMemory) {
        this.inMemory = inMemory;
    }

    /** Zeroed memory, aligned to a cache line; {@code octets} is at most 64 MiB. */
    MemorySegment allocate(long octets) {
        taken += octets;
        if (room != null && used + octets <= room.byteSize()) {
            return slice(room, octets);
        }
        if (taken > inMemory) {
            return next(mapped(), octets);
        }
        var step = taken > SMALL && taken + STEP <= inMemory ? inLargePages() : null;
        return step == null ? arena.allocate(octets, 64) : next(step, octets);
    }

    /** Nothing more is to be allocated soon. */
    void full() {
        if (touch != null) {
            touch.close();
            touch = null;
        }
    }

    private MemorySegment next(MemorySegment step, long octets) {
        room = step;
        used = 0;
        return slice(step, octets);
    }

    private MemorySegment slice(MemorySegment step, long octets) {
        used += octets;
        if (touch != null) {
            touch.ahead(step, used);
        }
        return step.asSlice(used - octets, octets);
    }

    private @Nullable MemorySegment inLargePages() {
        if (pages == null && !withoutPages) {
            pages = LargePages.ofSystem().orElse(null);
            withoutPages = pages == null;
            if (pages != null) {
                touch = new FirstTouch();
                touch.start();
            }
        }
        return pages == null ? null : pages.allocate(STEP, arena);
    }

    private MemorySegment mapped() {
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
        full();
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
