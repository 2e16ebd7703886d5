package org.headroom.packet.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadsTest {

    @AfterEach
    void nobodyElseIsInterrupted() {
        Thread.interrupted();
    }

    @Test
    void anInterruptEndsNoWaitingAndIsKept() {
        var interrupted = new CountDownLatch(1);
        var waiting = Thread.currentThread();
        var thread = Thread.ofPlatform().start(() -> {
            waiting.interrupt();
            interrupted.countDown();
            var until = System.nanoTime() + 50_000_000L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        });

        Threads.awaitEnd(thread);

        assertThat(thread.isAlive()).isFalse();
        assertThat(interrupted.getCount()).isZero();
        assertThat(Thread.interrupted()).isTrue();
    }
}
