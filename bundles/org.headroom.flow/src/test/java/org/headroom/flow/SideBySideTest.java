package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parts of a work on several threads. */
@Timeout(60)
class SideBySideTest {

    private static final Runnable NEVER_STOPS = () -> {};

    private final AtomicInteger begun = new AtomicInteger();

    @Test
    void everyPartIsDoneOnceHoweverManyThreadsThereAre() {
        for (var worthIt : new boolean[] {true, false}) {
            var done = new AtomicIntegerArray(1000);
            SideBySide.work(1000, worthIt, NEVER_STOPS, () -> (part, _) -> done.incrementAndGet(part));
            for (int part = 0; part < done.length(); part++) {
                assertThat(done.get(part)).isOne();
            }
        }
    }

    @Test
    void littleWorkStaysOnTheThreadThatAsked() {
        var threads = ConcurrentHashMap.<Thread>newKeySet();
        SideBySide.work(100, false, NEVER_STOPS, () -> (_, _) -> threads.add(Thread.currentThread()));

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void nothingToDoAsksNobody() {
        SideBySide.work(0, true, NEVER_STOPS, () -> (_, _) -> begun.incrementAndGet());

        assertThat(begun).hasValue(0);
    }

    @Test
    void whoAskedCanStopItAndThenNobodyWorksAnyMore() {
        assertThatThrownBy(() -> SideBySide.work(
                        1_000_000,
                        true,
                        () -> {
                            if (begun.get() > 50) {
                                throw new CancellationException("enough");
                            }
                        },
                        () -> (_, look) -> {
                            begun.incrementAndGet();
                            look.run();
                        }))
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
        var soFar = begun.get();
        assertThat(soFar).isLessThan(1_000_000);
        Thread.yield();
        assertThat(begun).hasValue(soFar);
    }

    /** Wherever it fails: the part waits until every thread has one, and one of the others has to fail. */
    @Test
    void whatAPartThrowsOnAnyThreadIsThrown() {
        var asker = Thread.currentThread();
        var others = Math.min(Runtime.getRuntime().availableProcessors(), 2) - 1;
        var failed = new CountDownLatch(1);
        assertThatThrownBy(() -> SideBySide.work(1000, true, NEVER_STOPS, () -> (_, _) -> {
                    if (others == 0 || Thread.currentThread() != asker) {
                        failed.countDown();
                        throw new IllegalArgumentException("part");
                    }
                    await(failed);
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("part");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
