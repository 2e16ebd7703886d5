package org.headroom.packet.capture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the library has not for threads. */
public final class Threads {

    private Threads() {}

    /**
     * Waits for the end of a thread, come what may: what it works on can be closed only then. An interrupt meanwhile is kept for whoever
     * asks next.
     */
    public static void awaitEnd(Thread thread) {
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Throws here what a thread ended with; nothing where it just ended. */
    public static void rethrow(@Nullable Throwable thrown) throws IOException {
        if (thrown instanceof IOException e) {
            throw e;
        }
        rethrowUnchecked(thrown);
    }

    /** The same for a thread that reads nothing. */
    public static void rethrowUnchecked(@Nullable Throwable thrown) {
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
    }
}
