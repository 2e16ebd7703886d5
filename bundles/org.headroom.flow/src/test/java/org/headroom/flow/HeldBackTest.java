package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headroom.flow.Recording.a;

import java.io.IOException;
import java.util.function.LongPredicate;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.CaptureInfo;
import org.headroom.packet.capture.Record;
import org.junit.jupiter.api.Test;

/** Packets that a filter holds back leave empty rows: the others keep their numbers. */
class HeldBackTest {

    private static final int PACKETS = 3 * Batch.SIZE;

    private static final class Sieve extends Capture {

        private final Capture all;
        private final LongPredicate passes;

        Sieve(Capture all, LongPredicate passes) {
            this.all = all;
            this.passes = passes;
        }

        @Override
        public boolean next(Record record) throws IOException {
            while (all.next(record)) {
                if (passes.test(record.number())) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public CaptureInfo info() {
            return all.info();
        }

        @Override
        public long consumed() {
            return all.consumed();
        }

        @Override
        public long size() {
            return all.size();
        }

        @Override
        public void close() throws IOException {
            all.close();
        }
    }

    private static Traffic those(LongPredicate pass) throws IOException {
        var r = new Recording();
        for (int i = 0; i < PACKETS; i++) {
            r.put(a(1000 + i * 10, 5000, 10));
        }
        return Traffic.read(new Sieve(r.capture(), pass), Progress.none());
    }

    @Test
    void thoseBetweenOthersAreEmpty() throws IOException {
        try (var traffic = those(number -> number % 3 == 0)) {
            assertThat(traffic.packets()).isEqualTo(PACKETS);
            assertThat(traffic.packetsOf(0)).isEqualTo(PACKETS / 3);
            assertThat(traffic.rows(0)).startsWith(2, 5, 8).endsWith(PACKETS - 1);
            assertThat(traffic.flowOf(3)).isEqualTo(-1);
            assertThat(traffic.length(3)).isZero();
            assertThat(traffic.sequence(5)).isEqualTo(1050);
        }
    }

    @Test
    void moreThanABatchOfThemMayComeTogether() throws IOException {
        try (var traffic = those(number -> number == 7 || number > PACKETS - 2)) {
            assertThat(traffic.packets()).isEqualTo(PACKETS);
            assertThat(traffic.rows(0)).containsExactly(6, PACKETS - 2, PACKETS - 1);
            assertThat(traffic.sequence(PACKETS - 2)).isEqualTo(1000 + (PACKETS - 2) * 10);
        }
    }

    @Test
    void thoseBehindTheLastThatPassesHaveNoRows() throws IOException {
        try (var traffic = those(number -> number == 7)) {
            assertThat(traffic.packets()).isEqualTo(7);
        }
    }
}
