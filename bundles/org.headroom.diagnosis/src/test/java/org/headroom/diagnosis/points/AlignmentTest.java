package org.headroom.diagnosis.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.headroom.diagnosis.Clock;
import org.headroom.diagnosis.Drift;
import org.junit.jupiter.api.Test;

/** The errors are honest: whatever the delays do, the truth lies within, nearly always. */
class AlignmentTest {

    private static final int TRIALS = 100;

    private record Moment(double second, boolean later, Random random) {

        double queue(double micros) {
            return -micros * 1000 * Math.log(1 - random.nextDouble());
        }
    }

    private static List<Pair> pairs(
            Random random, double seconds, int count, double ppm, boolean bothWays, ToDoubleFunction<Moment> delay) {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < count; i++) {
            var second = random.nextDouble() * seconds;
            var later = !bothWays || random.nextBoolean();
            var took = delay.applyAsDouble(new Moment(second, later, random));
            pairs.add(new Pair(
                    (long) (second * 1e6) * 1000,
                    Math.round((second * ppm * 1000 + (later ? took : -took)) / 1000) * 1000,
                    later));
        }
        pairs.sort(Comparator.comparingLong(Pair::nanos));
        return pairs;
    }

    private static Clock clock(List<Pair> pairs) {
        return Objects.requireNonNull(Alignment.of(pairs));
    }

    private static boolean holds(Drift drift, double ppm) {
        return switch (drift) {
            case Drift.Measured(double found, double error) -> Math.abs(found - ppm) <= error;
            case Drift.NoneSeen(double error) -> Math.abs(ppm) <= error;
            case Drift.Unknown _ -> true;
            case Drift.Stepped _ -> false;
        };
    }

    private static void check(double seconds, int count, boolean bothWays, int known, ToDoubleFunction<Moment> delay) {
        for (var ppm : List.of(0.0, 5.0, -60.0)) {
            var right = 0;
            var told = 0;
            for (int seed = 0; seed < TRIALS; seed++) {
                var drift = clock(pairs(new Random(seed), seconds, count, ppm, bothWays, delay))
                        .drift();
                right += holds(drift, ppm) ? 1 : 0;
                told += drift instanceof Drift.Unknown ? 0 : 1;
            }
            assertThat(right).as("right at %s ppm", ppm).isGreaterThanOrEqualTo(97);
            assertThat(told).as("told at %s ppm", ppm).isGreaterThanOrEqualTo(known);
        }
    }

    @Test
    void withQueuesThatComeAndGo() {
        check(300, 1200, true, 100, m -> 3e6 + m.queue(300));
        check(600, 100, true, 95, m -> 3e6 + m.queue(300));
        check(60, 400, true, 95, m -> 2e5 + m.queue(300));
    }

    @Test
    void withSpellsOfCongestion() {
        check(300, 1200, true, 95, m -> 3e6 + m.queue(300) + ((int) m.second() / 17 % 3 == 0 ? 4e6 : 0));
    }

    @Test
    void withQueuesThatGrowOneWay() {
        check(300, 1200, true, 50, m -> 3e6 + m.queue(300) + (m.later() ? m.second() * 5e4 : 0));
        check(300, 1200, true, 50, m -> 3e6 + m.queue(300) + (m.later() ? 0 : m.second() * 5e4));
    }

    @Test
    void withQueuesThatGrowBothWays() {
        check(300, 1200, true, 0, m -> 3e6 + m.queue(300) + m.second() * 5e4);
    }

    @Test
    void withOneDirectionAlone() {
        check(300, 600, false, 95, m -> 3e6 + m.queue(300));
        check(60, 200, false, 95, m -> 3e6 + m.queue(100));
    }

    @Test
    void withAFewPacketsTakenForOthers() {
        for (var bothWays : List.of(true, false)) {
            var random = new Random(1);
            var pairs = pairs(random, 300, 1200, 50, bothWays, m -> 3e6 + m.queue(300)).stream()
                    .map(p -> random.nextInt(200) == 0 ? new Pair(p.nanos(), p.apart() - 200_000_000, p.later()) : p)
                    .toList();
            assertThat(clock(pairs).drift()).isInstanceOf(Drift.Measured.class);
            assertThat(holds(clock(pairs).drift(), 50)).isTrue();
        }
    }

    @Test
    void hugeOffsetsCostNoPrecision() {
        var pairs = pairs(new Random(1), 300, 1200, 50, true, m -> 3e6 + m.queue(300)).stream()
                .map(p -> new Pair(
                        p.nanos() + 1_700_000_000_000_000_000L, p.apart() - 1_600_000_000_000_000_000L, p.later()))
                .toList();

        assertThat(holds(clock(pairs).drift(), 50)).isTrue();
        assertThat(clock(pairs).drift()).isInstanceOf(Drift.Measured.class);
    }

    @Test
    void packetsOfOneMomentSayNothing() {
        var same = java.util.Collections.nCopies(500, new Pair(5, 7, true));

        assertThat(clock(same).offsetNanos()).isEqualTo(7);
        assertThat(clock(same).drift()).isInstanceOf(Drift.Unknown.class);
        assertThat(Alignment.of(same.subList(0, 2))).isNull();
    }

    @Test
    void oneWayGrowthSteeperThanAnyClockIsAQueue() {
        var pairs = pairs(new Random(1), 60, 600, 0, false, m -> 3e6 + m.queue(300) + m.second() * 1e6);

        assertThat(clock(pairs).drift()).isEqualTo(new Drift.Unknown(Drift.Why.UNEVEN));
    }
}
