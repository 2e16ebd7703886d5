package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headroom.flow.Recording.a;
import static org.headroom.flow.Recording.b;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets by size and time: counted in blocks, and as exact as one by one. */
class DensityTest {

    private static final long START = 1_700_000_000_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final int[] BOUNDS = {0, 100, 600, 1400, 1501};

    /** 6,000 packets of A and 2,000 of B, one each millisecond; every tenth of A goes again. */
    private static Recording busy() {
        var r = new Recording();
        var next = 1000;
        for (int i = 0; i < 8_000; i++) {
            r.at(i);
            if (i % 4 == 3) {
                r.put(b(5000, next, 0));
            } else {
                var octets = i * 7919 % 1460 + 1;
                r.put(a(i % 10 == 0 && i > 0 ? next - 2 : next, 5000, octets + 1));
                next = Math.max(next, (i % 10 == 0 && i > 0 ? next - 2 : next) + octets + 1);
            }
        }
        return r;
    }

    private static void exact(Traffic traffic, Direction direction, long from, long to, int columns) {
        var expectedSent = new int[columns * (BOUNDS.length - 1)];
        var expectedAgain = new int[expectedSent.length];
        for (int row = 0; row < traffic.packets(); row++) {
            var nanos = traffic.nanos(row);
            if (nanos < from || nanos >= to || traffic.direction(0, traffic.reversed(row)) != direction) {
                continue;
            }
            for (int band = 0; band < BOUNDS.length - 1; band++) {
                if (traffic.length(row) >= BOUNDS[band] && traffic.length(row) < BOUNDS[band + 1]) {
                    var cell = (int) ((double) (nanos - from) / (to - from) * columns) * (BOUNDS.length - 1) + band;
                    expectedSent[cell]++;
                    expectedAgain[cell] += (traffic.table().flags(row) & PacketTable.AGAIN) != 0 ? 1 : 0;
                }
            }
        }
        var density = traffic.density(direction, from, to, columns, BOUNDS);

        assertThat(density.sent()).isEqualTo(expectedSent);
        assertThat(density.lost()).isEqualTo(expectedAgain);
    }

    /** Sizes are counted while it reads, as for a picture that is drawn meanwhile, or when they are first asked for. */
    private static Progress progress(boolean drawn) {
        return new Progress() {
            @Override
            public boolean started(Sketch sketch) {
                return drawn;
            }

            @Override
            public boolean advanced(long octets, long size, long packets) {
                return true;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyWindowIsCountedExactly(boolean drawn) {
        var traffic = busy().traffic(progress(drawn));
        for (var direction : Direction.values()) {
            exact(traffic, direction, START, START + 8_000 * MILLISECOND, 1);
            exact(traffic, direction, START, START + 8_000 * MILLISECOND, 37);
            exact(traffic, direction, START + 1_000 * MILLISECOND, START + 7_000 * MILLISECOND, 2);
            exact(traffic, direction, START + 2_047 * MILLISECOND, START + 2_049 * MILLISECOND, 2);
            exact(traffic, direction, START - 5_000 * MILLISECOND, START + 20_000 * MILLISECOND, 3);
            exact(traffic, direction, START + 9_000 * MILLISECOND, START + 9_001 * MILLISECOND, 4);
        }
        var sent = traffic.density(Direction.CLIENT_TO_SERVER, START, START + 8_000 * MILLISECOND, 1, BOUNDS)
                .sent();
        assertThat(sent[3]).as("something is there to count").isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLateSynTurnsWhatWasCountedBefore(boolean drawn) {
        var r = new Recording();
        for (int i = 0; i < 3_000; i++) {
            r.at(i).put(a(1000 + i * 10, 5000, 10));
        }
        r.at(3_000).put(b(99_999, 0, 0).opening(1460));
        var traffic = r.traffic(progress(drawn));

        assertThat(traffic.direction(0, false)).isEqualTo(Direction.SERVER_TO_CLIENT);
        for (var direction : Direction.values()) {
            exact(traffic, direction, START, START + 4_000 * MILLISECOND, 1);
            exact(traffic, direction, START, START + 4_000 * MILLISECOND, 7);
        }
    }

    @Test
    void lengthsOutsideAllBandsAreLeftOut() {
        var traffic =
                new Recording().put(a(1000, 5000, 100)).put(a(1100, 5000, 1460)).traffic();
        var density = traffic.density(Direction.CLIENT_TO_SERVER, START, START + MILLISECOND, 1, new int[] {200, 1500});

        assertThat(density.sent()).containsExactly(0);
    }
}
