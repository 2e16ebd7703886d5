package org.headroom.flow;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import org.headroom.packet.capture.Threads;

/**
 * Allocates memory shortly before it is wanted, on a thread of its own: on a virtual machine the first touch of a page may take longer
 * than all that is then written to it, and whoever ties packets to flows should not wait for it.
 */
final class MemoryAhead implements AutoCloseable {

    /** What is allocated and then not used is lost; but large pages of some systems take 2 MiB. */
    static final long STEP = 8L << 20;

    /** Octets of a line of a cache: a record lies in as few as it can. */
    static final int LINE = 64;

    private final Arena arena;
    private final SynchronousQueue<MemorySegment> steps = new SynchronousQueue<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("memory ahead").unstarted(this::work);

    /** Its memory lives as long as the arena. */
    MemoryAhead(Arena arena) {
        this.arena = arena;
        thread.start();
    }

    private void work() {
        try {
            while (true) {
                steps.put(arena.allocate(STEP, LINE));
            }
        } catch (InterruptedException e) {
            // Nobody wants more.
        }
    }

    /** {@value #STEP} zeroed octets. */
    MemorySegment take() {
        try {
            return steps.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /** When it returns, nothing more is allocated. */
    @Override
    public void close() {
        thread.interrupt();
        Threads.awaitEnd(thread);
    }
}
