package org.headroom.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * Memory for columns, outside the heap: the first {@value #IN_MEMORY} octets plain, what comes after them in a temporary file, so
 * that the system may write it out where memory is short.
 *
 * <p>It is handed out as buffers, not as segments: to read one takes no method handles, of which a small capture would wait for the
 * first, and which the simple compiler makes slow.
 */
final class ColumnStore implements AutoCloseable {

    private static final long IN_MEMORY = 512L << 20;

    /** What a small capture takes is left to the garbage collector: an arena's first memory takes longer than reading it. */
    private static final long SMALL = 16L << 20;

    /** The file is mapped in steps of this. */
    private static final long STEP = 64L << 20;

    private final long inMemory;
    private final Arena arena = Arena.ofShared();
    private long taken;
    private @Nullable MemorySegment room;
    private long used;
    private @Nullable MemoryAhead ahead;
    private @Nullable FileChannel file;

    ColumnStore() {
        this(IN_MEMORY);
    }

    /** Keeps the first {@code inMemory} octets out of the file. */
    ColumnStore(long inMemory) {
        this.inMemory = inMemory;
    }

    /** Memory, whatever it holds, in the machine's order of octets; {@code octets} is at most {@value MemoryAhead#STEP}. */
    ByteBuffer allocate(int octets) {
        taken += octets;
        if (room != null && used + octets <= room.byteSize()) {
            return slice(room, octets);
        }
        if (taken > inMemory) {
            return slice(next(mapped()), octets);
        }
        if (taken <= SMALL) {
            return ByteBuffer.allocateDirect(octets + MemoryAhead.LINE)
                    .alignedSlice(MemoryAhead.LINE)
                    .slice(0, octets)
                    .order(ByteOrder.nativeOrder());
        }
        if (ahead == null) {
            ahead = new MemoryAhead(arena);
        }
        return slice(next(ahead.take()), octets);
    }

    /** Nothing more is to be allocated soon. */
    void full() {
        if (ahead != null) {
            ahead.close();
            ahead = null;
        }
    }

    private MemorySegment next(MemorySegment step) {
        room = step;
        used = 0;
        return step;
    }

    private ByteBuffer slice(MemorySegment step, int octets) {
        used += octets;
        return step.asSlice(used - octets, octets).asByteBuffer().order(ByteOrder.nativeOrder());
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
