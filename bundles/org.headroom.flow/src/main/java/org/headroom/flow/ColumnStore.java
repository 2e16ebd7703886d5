package org.headroom.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.headroom.packet.capture.TemporaryFiles;
import org.jspecify.annotations.Nullable;

/**
 * Memory for columns, outside the heap: the first {@value #IN_MEMORY} octets plain, what comes after them in a temporary file, so
 * that the system may write it out where memory is short.
 *
 * <p>On a virtual machine the first touch of a page may take longer than all that is then written to it. So another thread than the one
 * that asks may {@linkplain #prepare prepare} memory while it has nothing else to do.
 *
 * <p>It is handed out as buffers, not as segments: to read one takes no method handles, of which a small capture would wait for the
 * first, and which the simple compiler makes slow.
 */
final class ColumnStore implements AutoCloseable {

    private static final long IN_MEMORY = 512L << 20;

    /** What a small capture takes is left to the garbage collector: an arena's first memory takes longer than reading it. */
    private static final long SMALL = 16L << 20;

    private static final int SMALLEST_PAGE = 4096;

    /** Octets that are allocated at once. With what malloc(3) puts in front they are 2 MiB, which Linux maps to a large page. */
    static final int STEP = (2 << 20) - SMALLEST_PAGE;

    /** Steps that may lie ready: those that are not used in the end are lost. */
    private static final int MOST_READY = 4;

    /** Octets of a line of a cache: a record lies in as few as it can. */
    private static final int LINE = 64;

    /** The file is mapped in steps of this. */
    private static final long FILE_STEP = 64L << 20;

    private final long inMemory;
    /** Octets that are left to the garbage collector. */
    private final long small;

    private final Arena arena = Arena.ofShared();
    private final BlockingQueue<MemorySegment> ready = new ArrayBlockingQueue<>(MOST_READY);
    /** Octets; written by the thread that appends. */
    private volatile long taken;

    private @Nullable MemorySegment room;
    private long used;
    private @Nullable FileChannel file;

    /**
     * @param inMemory octets that are kept out of the file
     * @param small octets that are left to the garbage collector
     */
    ColumnStore(long inMemory, long small) {
        this.inMemory = inMemory;
        this.small = small;
    }

    /**
     * For an input of so many octets. What is not small has all its buffers of one kind: the compiler would begin
     * again where the kind changes.
     */
    static ColumnStore forInput(long octets) {
        return new ColumnStore(IN_MEMORY, octets <= SMALL ? SMALL : 0);
    }

    /** Empty memory, in the machine's order of octets; {@code octets} is at most {@value #STEP}. For one thread. */
    ByteBuffer allocate(int octets) {
        taken += octets;
        if (room != null && used + octets <= room.byteSize()) {
            return slice(room, octets);
        }
        if (taken > inMemory) {
            return slice(next(mapped()), octets);
        }
        if (taken <= small) {
            return ByteBuffer.allocateDirect(octets + LINE)
                    .alignedSlice(LINE)
                    .slice(0, octets)
                    .order(ByteOrder.nativeOrder());
        }
        var prepared = ready.poll();
        return slice(next(prepared == null ? step() : prepared), octets);
    }

    /** Allocates a little of what will be wanted soon; false where there is enough of it. */
    boolean prepare() {
        var soon = taken + STEP * (1L + ready.size());
        return taken > small && soon <= inMemory && ready.remainingCapacity() > 0 && ready.offer(step());
    }

    /** To allocate memory clears it, which touches it. */
    private MemorySegment step() {
        return arena.allocate(STEP, LINE);
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
            return open.map(FileChannel.MapMode.READ_WRITE, open.size(), FILE_STEP, arena);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "what does not fit the memory cannot be kept in a temporary file: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            arena.close();
        } finally {
            closeFile();
        }
    }

    private void closeFile() {
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
