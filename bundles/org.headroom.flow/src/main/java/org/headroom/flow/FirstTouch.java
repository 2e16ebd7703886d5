package org.headroom.flow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.headroom.packet.capture.Threads;
import org.jspecify.annotations.Nullable;

/**
 * Touches memory shortly before it is used, on a thread of its own: on a virtual machine the first touch of a page may take longer
 * than all that is then written to it, and whoever ties packets to flows should not wait for it.
 */
final class FirstTouch implements AutoCloseable {

    /** So far ahead: what is touched and then not used is lost. */
    private static final long AHEAD = 4 * LargePages.PAGE;

    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

    private record Order(MemorySegment memory, long until) {}

    private final Thread thread =
            Thread.ofPlatform().daemon().name("first touch").unstarted(this::work);
    private volatile @Nullable Order order;
    private volatile boolean closed;

    void start() {
        thread.start();
    }

    /** The first {@code used} octets of {@code memory} are taken: those that follow come next. */
    void ahead(MemorySegment memory, long used) {
        order = new Order(memory, Math.min(memory.byteSize(), used + AHEAD));
        LockSupport.unpark(thread);
    }

    private void work() {
        MemorySegment memory = null;
        long touched = 0;
        while (!closed) {
            var wanted = order;
            if (wanted == null || wanted.memory == memory && touched >= wanted.until) {
                LockSupport.park(this);
                continue;
            }
            if (wanted.memory != memory) {
                memory = wanted.memory;
                touched = 0;
            }
            touch(memory, touched);
            touched += LargePages.PAGE;
        }
    }

    /** Leaves what is there as it is, even where another thread writes to it at the same moment. */
    private static void touch(MemorySegment memory, long at) {
        var _ = (long) LONG.getAndAdd(memory, at, 0L);
    }

    /** When it returns, the memory is left alone. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        Threads.awaitEnd(thread);
    }
}
