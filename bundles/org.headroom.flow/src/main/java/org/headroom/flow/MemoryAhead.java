package org.headroom.flow;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.headroom.packet.capture.Threads;
import org.jspecify.annotations.Nullable;

/**
 * Allocates memory shortly before it is wanted, on a thread of its own: on a virtual machine the first touch of a page may take longer
 * than all that is then written to it, and whoever ties packets to flows should not wait for it.
 */
final class MemoryAhead implements AutoCloseable {

    private static final int SMALLEST_PAGE = 4096;

    /**
     * Octets: what is allocated and then not used is lost. With what malloc(3) puts in front they are a multiple of 2 MiB, which Linux
     * maps to whole large pages.
     */
    static final int STEP = (8 << 20) - SMALLEST_PAGE;

    /** Octets of a line of a cache: a record lies in as few as it can. */
    static final int LINE = 64;

    /** How often who waits looks whether there is anything to wait for. */
    private static final long PATIENCE_MILLIS = 100;

    private final Arena arena;
    private final SynchronousQueue<MemorySegment> steps = new SynchronousQueue<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("memory ahead").unstarted(this::work);
    /** Why there is no more. */
    private volatile @Nullable Throwable failure;

    /** Its memory lives as long as the arena. */
    MemoryAhead(Arena arena) {
        this.arena = arena;
        thread.start();
    }

    private void work() {
        try {
            while (true) {
                var step = arena.allocate(STEP, LINE);
                touch(step.asByteBuffer());
                steps.put(step);
            }
        } catch (InterruptedException e) {
            // Nobody wants more.
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /** Where the virtual machine was told not to clear memory, nobody has touched it yet. */
    private static void touch(ByteBuffer step) {
        for (int at = 0; at < STEP; at += SMALLEST_PAGE) {
            step.put(at, (byte) 0);
        }
    }

    /**
     * {@value #STEP} octets, whatever they hold.
     *
     * @throws OutOfMemoryError where there is no more
     */
    MemorySegment take() {
        try {
            while (true) {
                var step = steps.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (step != null) {
                    return step;
                }
                Threads.rethrowUnchecked(failure);
            }
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
