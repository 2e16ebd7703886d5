package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Memory from another thread. */
class MemoryAheadTest {

    @Test
    @Timeout(60)
    void eachStepIsMemoryOfItsOwn() {
        try (var arena = Arena.ofShared();
                var ahead = new MemoryAhead(arena)) {
            var first = ahead.take().asByteBuffer();
            var second = ahead.take().asByteBuffer();
            first.putLong(MemoryAhead.STEP - Long.BYTES, 1);
            second.putLong(0, 2);
            second.putLong(MemoryAhead.STEP - Long.BYTES, 3);

            assertThat(first.getLong(MemoryAhead.STEP - Long.BYTES)).isEqualTo(1);
            assertThat(second.getLong(0)).isEqualTo(2);
        }
    }

    @Test
    @Timeout(60)
    void whoWaitsIsToldWhyThereIsNoMore() {
        var arena = Arena.ofShared();
        arena.close();
        try (var ahead = new MemoryAhead(arena)) {
            assertThatIllegalStateException().isThrownBy(ahead::take);
        }
    }
}
