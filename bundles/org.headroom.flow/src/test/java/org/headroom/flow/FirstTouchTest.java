package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Memory that is touched ahead while others write to it. */
class FirstTouchTest {

    private static final long STEP = 16L << 20;

    /** Writes everywhere a page ahead of what is said to be used: where it is touched at the same time. */
    private static void fill(FirstTouch touch, MemorySegment memory) {
        for (long at = 0; at < memory.byteSize(); at += Long.BYTES) {
            memory.set(ValueLayout.JAVA_LONG, at, ~at);
            if (at % (1 << 20) == 0) {
                touch.ahead(memory, Math.max(0, at - LargePages.PAGE));
            }
        }
    }

    @Test
    @Timeout(60)
    void whatIsWrittenMeanwhileStaysAndNothingIsTouchedOnceItIsClosed() {
        try (var arena = Arena.ofShared()) {
            var first = arena.allocate(STEP, 64);
            var second = arena.allocate(STEP / 2, 64);
            try (var touch = new FirstTouch()) {
                touch.start();
                fill(touch, first);
                fill(touch, second);
            }
            for (var memory : new MemorySegment[] {first, second}) {
                for (long at = 0; at < memory.byteSize(); at += Long.BYTES) {
                    if (memory.get(ValueLayout.JAVA_LONG, at) != ~at) {
                        assertThat(memory.get(ValueLayout.JAVA_LONG, at)).isEqualTo(~at);
                    }
                }
            }
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().equals("first touch"));
    }
}
