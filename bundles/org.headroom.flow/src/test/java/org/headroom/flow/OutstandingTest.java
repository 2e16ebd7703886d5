package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutstandingTest {

    private final Outstanding outstanding = new Outstanding();

    private SentRange range(long start) {
        return new SentRange(new Transmission(new PacketRow(), start, start + 10));
    }

    private long[] starts() {
        return IntStream.range(0, outstanding.size())
                .mapToLong(i -> outstanding.at(i).start())
                .toArray();
    }

    @Test
    void rangesLieByRisingStartWhateverTheOrderOfComing() {
        for (var start : new long[] {10, 30, 50, 20, 0, 40}) {
            outstanding.put(range(start));
        }

        assertThat(starts()).containsExactly(0, 10, 20, 30, 40, 50);
        assertThat(outstanding.starts(30)).isTrue();
        assertThat(outstanding.starts(35)).isFalse();
        assertThat(outstanding.starts(60)).isFalse();
        assertThat(outstanding.placeOf(31)).isEqualTo(4);
        assertThat(outstanding.placeOf(51)).isEqualTo(6);
        assertThat(outstanding.placeOf(-1)).isZero();
    }

    @Test
    void aRangeWithTheSameStartTakesThePlace() {
        outstanding.put(range(10));
        var later = range(10);
        outstanding.put(later);

        assertThat(outstanding.size()).isEqualTo(1);
        assertThat(outstanding.at(0)).isSameAs(later);
    }

    @Test
    void theyMayComeAndGoWithoutEnd() {
        for (int i = 0; i < 10; i++) {
            outstanding.put(range(i * 10));
        }
        for (int i = 10; i < 200; i++) {
            outstanding.put(range(i * 10));
            outstanding.removeFirst();
        }

        assertThat(starts())
                .containsExactly(
                        IntStream.range(190, 200).mapToLong(i -> i * 10L).toArray());
    }

    @Test
    void moreThanThereIsRoomForAtFirst() {
        for (int i = 0; i < 100; i++) {
            outstanding.put(range(1000 - i * 10));
        }

        assertThat(starts()).isSorted().hasSize(100);
    }

    @Test
    void nothingIsLeftOfWhatWasCleared() {
        outstanding.put(range(10));
        outstanding.put(range(20));
        outstanding.removeFirst();
        outstanding.clear();

        assertThat(outstanding.size()).isZero();
        assertThat(outstanding.placeOf(0)).isZero();
        outstanding.put(range(5));
        assertThat(starts()).containsExactly(5);
    }
}
