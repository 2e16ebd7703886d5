package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/** Memory that was asked of the system itself. */
class LargePagesTest {

    private static final long MEBI = 1L << 20;

    @Test
    void itIsZeroedAlignedAndGoneWithItsArena() {
        var pages = LargePages.ofSystem().orElse(null);
        assumeTrue(pages != null, "no large pages on this system");
        MemorySegment memory;
        try (var arena = Arena.ofShared()) {
            memory = pages.allocate(4 * MEBI, arena);
            assertThat(memory.byteSize()).isEqualTo(4 * MEBI);
            assertThat(memory.address() % (2 * MEBI)).isZero();
            assertThat(memory.get(ValueLayout.JAVA_LONG, 0)).isZero();
            memory.set(ValueLayout.JAVA_LONG, 4 * MEBI - 8, 42);
            assertThat(memory.get(ValueLayout.JAVA_LONG, 4 * MEBI - 8)).isEqualTo(42);
        }
        assertThat(memory.scope().isAlive()).isFalse();
    }
}
