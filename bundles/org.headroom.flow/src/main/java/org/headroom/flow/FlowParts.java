package org.headroom.flow;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Flows worked out part by part, on several threads. */
final class FlowParts {

    private static final int FLOWS_A_PART = 4096;

    /** More threads would wait for the same memory. */
    private static final int MOST_THREADS = 4;

    /** Below so many rows another thread is not worth its start. */
    private static final int FEW_ROWS = 1 << 16;

    private final Traffic traffic;
    private final BitSet wanted;
    private final Runnable look;
    private final @Nullable Flow[] results;
    private final AtomicInteger nextPart = new AtomicInteger();
    private volatile boolean stopped;

    /** @param look called now and then, on the thread of the caller; may throw to stop */
    FlowParts(Traffic traffic, BitSet wanted, Runnable look) {
        this.traffic = traffic;
        this.wanted = wanted;
        this.look = look;
        this.results = new @Nullable Flow[traffic.flows()];
    }

    /** By rising number. */
    List<Flow> flows() {
        var others = new FutureTask<?>[threads() - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = new FutureTask<>(() -> work(this::stopWhereStopped), null);
            Thread.ofPlatform().daemon().name("flow reader").start(others[i]);
        }
        try {
            work(look);
        } catch (RuntimeException | Error e) {
            stopped = true;
            throw e;
        } finally {
            Arrays.stream(others).forEach(FlowParts::await);
        }
        return Arrays.stream(results)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private int threads() {
        return traffic.packets() < FEW_ROWS
                ? 1
                : Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
    }

    private void work(Runnable looking) {
        var reader = new FlowReader(traffic);
        while (true) {
            var from = nextPart.getAndIncrement() * FLOWS_A_PART;
            if (from >= traffic.flows()) {
                return;
            }
            new FlowPart(traffic, wanted, from, Math.min(traffic.flows(), from + FLOWS_A_PART))
                    .read(reader, results, looking);
        }
    }

    private void stopWhereStopped() {
        if (stopped) {
            throw new CancellationException();
        }
    }

    /** The rows may be closed only when nobody reads them any more. */
    private static void await(FutureTask<?> task) {
        var interrupted = false;
        while (true) {
            try {
                task.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof CancellationException)) {
                    throw new IllegalStateException(e.getCause());
                }
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
