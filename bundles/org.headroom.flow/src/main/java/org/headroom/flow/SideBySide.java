package org.headroom.flow;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.headroom.packet.capture.Threads;
import org.jspecify.annotations.Nullable;

/** Work in numbered parts on several threads: whichever is free takes the next part. */
public final class SideBySide {

    /** More threads would wait for the same memory. */
    private static final int MOST_THREADS = 4;

    /** How often who has nothing left to do looks whether to go on. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    /** What one thread has to do it with. */
    @FunctionalInterface
    public interface Worker {

        /**
         * Does one part.
         *
         * @param look to be called now and then; may throw to stop
         */
        void work(int part, Runnable look);
    }

    private final int parts;
    private final Supplier<? extends Worker> workers;
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean stopped;
    /** Why one of the other threads stopped. */
    private volatile @Nullable Throwable failure;

    private SideBySide(int parts, Supplier<? extends Worker> workers) {
        this.parts = parts;
        this.workers = workers;
    }

    /**
     * Does parts 0 to {@code parts} - 1, in whichever order; returns when all are done. What a part throws is thrown, and then the
     * parts that nobody has begun are left alone.
     *
     * @param worthIt whether there is so much to do that further threads are worth their start
     * @param look whether to go on, called on the thread of the caller; may throw to stop
     * @param workers called once by each thread
     */
    public static void work(int parts, boolean worthIt, Runnable look, Supplier<? extends Worker> workers) {
        var threads = worthIt
                ? Math.clamp(Runtime.getRuntime().availableProcessors(), 1, Math.clamp(parts, 1, MOST_THREADS))
                : 1;
        new SideBySide(parts, workers).work(threads, look);
    }

    private void work(int threads, Runnable look) {
        var others = new Thread[threads - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = Thread.ofPlatform().daemon().name("side by side").start(this::help);
        }
        try {
            takeParts(() -> {
                stopWhereStopped();
                look.run();
            });
            for (var other : others) {
                while (!other.join(PATIENCE)) {
                    look.run();
                }
            }
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (RuntimeException | Error e) {
            stopped = true;
            throw e;
        } finally {
            // What the threads work on may be closed only when none of them works any more.
            Arrays.stream(others).forEach(Threads::awaitEnd);
            Threads.rethrowUnchecked(failure);
        }
    }

    /** What another thread does. */
    private void help() {
        try {
            takeParts(this::stopWhereStopped);
        } catch (CancellationException e) {
            // Who stopped because another did has nothing to tell.
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private void takeParts(Runnable look) {
        try {
            var worker = workers.get();
            for (var part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
                look.run();
                worker.work(part, look);
            }
        } catch (RuntimeException | Error e) {
            stopped = true;
            throw e;
        }
    }

    private void stopWhereStopped() {
        if (stopped) {
            throw new CancellationException();
        }
    }
}
