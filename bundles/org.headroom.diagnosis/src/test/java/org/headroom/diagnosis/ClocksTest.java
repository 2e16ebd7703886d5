package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two captures of the same exchanges, one of them by a clock that is off: what is said of it, and what is not. */
class ClocksTest {

    private static final int SECOND = 1000;
    private static final LongUnaryOperator RIGHT = LongUnaryOperator.identity();

    private final Random random = new Random(20_260_101);

    private final Scenario near =
            new Scenario().open().syn(1460).after(20).synAck(1460).after(20).ack(true);
    private final Scenario far = handshakeFarOff(new Scenario().open());

    /** As it is seen three milliseconds behind the client. */
    private static Scenario handshakeFarOff(Scenario there) {
        return there.late(3000)
                .syn(1460)
                .after(20)
                .late(-3000)
                .synAck(1460)
                .after(20)
                .late(3000)
                .ack(true);
    }

    private static LongUnaryOperator gaining(double ppm) {
        return micros -> micros + Math.round(micros * ppm * 1e-6);
    }

    private static LongUnaryOperator set(int afterSeconds, int byMillis) {
        return micros -> micros < afterSeconds * 1_000_000L ? micros : micros + byMillis * 1000L;
    }

    /** Three milliseconds, and mostly a little in queues. */
    private int quick(int unused) {
        return 3000 + (int) (-300 * Math.log(1 - random.nextDouble()));
    }

    /**
     * A segment and its acknowledgment, again and again.
     *
     * @param every milliseconds from one to the next
     * @param up microseconds of travel from near to far, by how many came before
     * @param down and back
     */
    private void exchange(int count, int every, IntUnaryOperator up, IntUnaryOperator down) {
        for (int i = 0; i < count; i++) {
            var there = near.after(every - 20).client(100);
            var seen = far.after(every - 20).late(up.applyAsInt(i)).client(100);
            near.after(20).acknowledge(there);
            far.after(20).late(-down.applyAsInt(i)).acknowledge(seen);
        }
    }

    private static Clock second(Scenario first, Scenario second) {
        var diagnosis = Scenario.diagnosis(List.of(first.capture(), second.capture()));
        return Objects.requireNonNull(diagnosis.clocks().get(1));
    }

    private Clock clock() {
        return second(near, far);
    }

    private static Drift.Measured measured(Clock clock) {
        return assertThat(clock.drift())
                .asInstanceOf(InstanceOfAssertFactories.type(Drift.Measured.class))
                .actual();
    }

    private static double unseen(Clock clock) {
        return assertThat(clock.drift())
                .asInstanceOf(InstanceOfAssertFactories.type(Drift.NoneSeen.class))
                .actual()
                .errorPpm();
    }

    /** What the clock should be ahead where the offset was taken: nanoseconds. */
    private static double truth(Clock clock, double ppm) {
        return (clock.atNanos() - 1_700_000_000_000_000_000L) * ppm * 1e-6;
    }

    @ParameterizedTest
    @ValueSource(doubles = {50, -50, 8, 900})
    void aClockThatRunsFastOrSlowIsFoundOutWithinMinutes(double ppm) {
        far.clock(gaining(ppm));
        exchange(600, SECOND / 2, this::quick, this::quick);
        var clock = clock();

        assertThat(measured(clock).errorPpm()).isLessThan(3);
        assertThat(measured(clock).ppm()).isCloseTo(ppm, within(measured(clock).errorPpm()));
        assertThat(clock.bothWays()).isTrue();
        assertThat(clock.errorNanos()).isBetween(2_900_000L, 3_500_000L);
        assertThat((double) clock.offsetNanos()).isCloseTo(truth(clock, ppm), within((double) clock.errorNanos()));
    }

    @Test
    void ofTheOtherCaptureTheContraryIsTrue() {
        far.clock(gaining(50));
        exchange(600, SECOND / 2, this::quick, this::quick);
        var drift = measured(second(far, near));

        assertThat(drift.ppm()).isCloseTo(-50, within(drift.errorPpm()));
    }

    @Test
    void aMirrorPortThatShowsEachPacketTwiceTellsTheTimeAllTheSame() {
        var mirror = handshakeFarOff(
                new Scenario().open().clock(micros -> micros + 60_000_000L).mirrored());

        assertThat(second(near, mirror).offsetNanos()).isCloseTo(60_000_000_000L, within(5_000_000L));
    }

    @Test
    void aClockThatRunsEvenlyIsNotSaidToDrift() {
        exchange(600, SECOND / 2, this::quick, this::quick);

        assertThat(unseen(clock())).isLessThan(3);
    }

    @Test
    void withinSecondsNoDriftShows() {
        far.clock(gaining(50));
        exchange(160, SECOND / 20, this::quick, this::quick);

        assertThat(clock().drift()).isEqualTo(new Drift.Unknown(Drift.Why.TOO_SHORT));
    }

    @Test
    void norWhereDelaysVaryByMoreThanItMakes() {
        far.clock(gaining(50));
        exchange(60, SECOND / 4, _ -> 3000 + random.nextInt(15_000), _ -> 3000 + random.nextInt(15_000));

        assertThat(clock().drift()).isEqualTo(new Drift.Unknown(Drift.Why.TOO_SHORT));
    }

    @Test
    void aFewPacketsTellTheOffsetAlone() {
        far.clock(gaining(50));
        exchange(5, 60 * SECOND, this::quick, this::quick);

        assertThat(clock().drift()).isEqualTo(new Drift.Unknown(Drift.Why.TOO_FEW));
        assertThat(clock().errorNanos()).isLessThan(20_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {250, -250, 3_600_000})
    void aClockThatIsSetIsNotSaidToDrift(int millis) {
        far.clock(set(200, millis));
        exchange(600, SECOND / 2, this::quick, this::quick);
        var clock = clock();
        var step = assertThat(clock.drift())
                .asInstanceOf(InstanceOfAssertFactories.type(Drift.Stepped.class))
                .actual();

        assertThat(step.byNanos()).isCloseTo(millis * 1_000_000L, within(1_000_000L));
        assertThat(step.atNanos()).isCloseTo(1_700_000_200_000_000_000L, within(10_000_000_000L));
        assertThat(clock.offsetNanos()).isCloseTo(0, within(clock.errorNanos()));
        assertThat(clock.errorNanos()).isLessThan(4_000_000);
        assertThat(clock.corrected(1_700_000_290_000_000_000L + step.byNanos()))
                .isCloseTo(1_700_000_290_000_000_000L, within(1_000_000L));
    }

    @Test
    void aClockThatSpeedsUpHasNoDriftToTell() {
        far.clock(micros -> micros + (micros < 150_000_000 ? 0 : (micros - 150_000_000) * 400 / 1_000_000));
        exchange(600, SECOND / 2, this::quick, this::quick);

        assertThat(clock().drift()).isEqualTo(new Drift.Unknown(Drift.Why.UNEVEN));
    }

    @Test
    void aQueueThatGrowsIsNoDrift() {
        exchange(600, SECOND / 2, i -> quick(i) + i * 30, this::quick);

        assertThat(unseen(clock())).isGreaterThan(20);
    }

    @Test
    void aDriftBehindAQueueThatGrowsHasALargerError() {
        far.clock(gaining(150));
        exchange(600, SECOND / 2, i -> quick(i) + i * 30, this::quick);
        var drift = measured(clock());

        assertThat(drift.errorPpm()).isGreaterThan(10);
        assertThat(drift.ppm()).isCloseTo(150, within(drift.errorPpm()));
    }

    @Test
    void anotherRouteOneWayIsNoDriftAndNoStep() {
        exchange(600, SECOND / 2, i -> quick(i) + (i < 300 ? 0 : 40_000), this::quick);

        assertThat(clock().drift()).isInstanceOf(Drift.NoneSeen.class);
    }

    @Test
    void oneWayMayTakeLonger() {
        far.clock(gaining(50));
        exchange(600, SECOND / 2, _ -> 1000, _ -> 17_000);
        var clock = clock();

        assertThat(measured(clock).ppm()).isCloseTo(50, within(measured(clock).errorPpm()));
        assertThat((double) clock.offsetNanos())
                .as("half of what one way takes longer goes astray")
                .isCloseTo(truth(clock, 50) - 8e6, within(100_000.0))
                .isCloseTo(truth(clock, 50), within((double) clock.errorNanos()));
    }

    @Test
    void oneDirectionAloneLeavesTheTravelInTheOffset() {
        var near = new Scenario().open();
        var far = new Scenario().open().clock(gaining(50)).oneHopOn();
        for (int i = 0; i < 600; i++) {
            near.after(500).client(100);
            far.after(500).late(quick(i)).client(100);
        }
        var clock = second(near, far);

        assertThat(clock.bothWays()).isFalse();
        assertThat(measured(clock).ppm()).isCloseTo(50, within(measured(clock).errorPpm()));
        assertThat((double) clock.offsetNanos()).isCloseTo(truth(clock, 50) + 3e6, within(100_000.0));
        var back = second(far, near);
        assertThat(measured(back).ppm()).isCloseTo(-50, within(measured(back).errorPpm()));
        assertThat((double) back.offsetNanos()).isCloseTo(-truth(back, 50) - 3e6, within(100_000.0));
    }

    @ParameterizedTest
    @ValueSource(ints = {250, -250})
    void oneDirectionAloneShowsAStep(int millis) {
        var near = new Scenario().open();
        var far = new Scenario().open().clock(set(200, millis)).oneHopOn();
        for (int i = 0; i < 600; i++) {
            near.after(500).client(100);
            far.after(500).late(quick(i)).client(100);
        }

        assertThat(second(near, far).drift()).isInstanceOf(Drift.Stepped.class);
    }

    /** The third shares a connection with the second, that one another with the first. */
    @Test
    void aThirdClockIsReachedByWayOfTheSecond() {
        far.clock(gaining(50));
        exchange(600, SECOND / 2, this::quick, this::quick);
        var third = new Scenario().clock(gaining(-30)).open().after(300_052);
        far.open().identified(5000);
        third.open().identified(5000);
        for (int i = 0; i < 600; i++) {
            var there = far.after(480).client(200);
            var seen = third.after(480).late(quick(i)).client(200);
            far.after(20).acknowledge(there);
            third.after(20).late(-quick(i)).acknowledge(seen);
        }
        var diagnosis = Scenario.diagnosis(List.of(near.capture(), far.capture(), third.capture()));
        var clock = Objects.requireNonNull(diagnosis.clocks().get(2));

        assertThat(Scenario.diagnosis(List.of(near.capture(), third.capture()))
                        .clocks()
                        .get(1))
                .as("nothing in common")
                .isNull();
        assertThat(measured(clock).ppm()).isCloseTo(-30, within(measured(clock).errorPpm()));
        assertThat(clock.errorNanos()).isBetween(5_800_000L, 7_000_000L);
        assertThat((double) clock.offsetNanos()).isCloseTo(truth(clock, -30), within((double) clock.errorNanos()));
    }

    /** Times to live are equal, so time alone says which point comes first; in minutes the clock gained more than the way takes. */
    @Test
    void theDriftDecidesWhichPointComesFirst() {
        far.clock(gaining(100));
        exchange(600, SECOND / 2, this::quick, this::quick);
        var lost = near.client(1460);
        far.beyond(true, 1460);
        for (int wait = 250; wait < 10_000; wait *= 2) {
            near.after(wait).again(lost);
            far.after(wait);
        }
        near.after(50).ack(false);
        far.after(50).ack(false);
        var diagnosis = Scenario.diagnosis(List.of(near.capture(), far.capture()));

        assertThat(diagnosis.findings().getFirst().rule()).isEqualTo("silent-size-loss");
        assertThat(diagnosis.findings().getFirst().between()).isEqualTo(new Finding.Between(0, 1));
    }
}
