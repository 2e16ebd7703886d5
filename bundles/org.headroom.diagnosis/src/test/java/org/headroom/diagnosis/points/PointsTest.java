package org.headroom.diagnosis.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headroom.flow.Direction.CLIENT_TO_SERVER;
import static org.headroom.flow.Direction.SERVER_TO_CLIENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.headroom.diagnosis.Scenario;
import org.headroom.flow.Progress;
import org.headroom.flow.Traffic;
import org.junit.jupiter.api.Test;

/** One connection at several points: where it was seen, in which order, and when these looked. */
class PointsTest {

    private static final long SECOND = 1_000_000_000L;

    private static Points points(Scenario... scenarios) {
        return new Points(Arrays.stream(scenarios).map(PointsTest::traffic).toList());
    }

    private static Traffic traffic(Scenario scenario) {
        try {
            return Traffic.read(scenario.capture(), Progress.none());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection of ten seconds. */
    private static Scenario talk(Scenario s) {
        s.handshake(1460, 1460);
        for (int i = 0; i < 10; i++) {
            s.after(1_000).acknowledge(s.client(200));
        }
        return s.acknowledge(s.server(500));
    }

    @Test
    void aPointLookedWhileItsCaptureRanByTheClockOfTheFirst() {
        var points = points(talk(new Scenario()), talk(new Scenario().clock(micros -> micros + 30_000_000)));
        var begin = points.traffic(0).nanos(0);
        var end = points.traffic(0).nanos(points.traffic(0).packets() - 1);

        for (int point = 0; point < 2; point++) {
            assertThat(points.ran(point, begin - 2 * SECOND)).isFalse();
            assertThat(points.ran(point, begin)).isTrue();
            assertThat(points.ran(point, end)).isTrue();
            assertThat(points.ran(point, end + 2 * SECOND)).isFalse();
        }
    }

    @Test
    void anEmptyCaptureNeverLooked() {
        var points = points(talk(new Scenario()), new Scenario());

        assertThat(points.ran(1, points.traffic(0).nanos(0))).isFalse();
    }

    @Test
    void withoutACommonPacketTimesAreTakenAsTheyAre() {
        var points = points(talk(new Scenario()), talk(new Scenario().open().open()));

        assertThat(points.clockOf(1)).isNull();
        assertThat(points.corrected(1, 5 * SECOND)).isEqualTo(5 * SECOND);
    }

    @Test
    void routersPutThePointsInOrderEachWay() {
        var points = points(
                talk(new Scenario()),
                talk(new Scenario().after(3).onTheirLink().oneHopOn().oneHopOn()),
                talk(new Scenario().open().open()));
        var trail = new Trail(points, 0, 0);

        assertThat(points.order(trail, CLIENT_TO_SERVER)).containsExactly(0, 1);
        assertThat(points.order(trail, SERVER_TO_CLIENT)).containsExactly(1, 0);
        assertThat(trail.flow(2)).as("another connection").isNull();
        assertThat(trail.sees(2, CLIENT_TO_SERVER)).isFalse();
        assertThat(trail.passes(2, CLIENT_TO_SERVER, 9_000)).isFalse();
        assertThat(trail.sawLonger(2, CLIENT_TO_SERVER, 0)).isFalse();
    }

    @Test
    void aPointThatSeesOneWayOnlyIsInTheOrderOfThatWayOnly() {
        var answers = new Scenario().open();
        answers.after(5).server(500);
        var points = points(talk(new Scenario()), answers);
        var trail = new Trail(points, 0, 0);

        assertThat(trail.flow(1)).as("known by its ends").isZero();
        assertThat(points.order(trail, CLIENT_TO_SERVER)).containsExactly(0);
        assertThat(points.order(trail, SERVER_TO_CLIENT)).hasSize(2);
    }

    @Test
    void lengthsAreThoseOfTheWayAsked() {
        var trail = new Trail(points(talk(new Scenario()), talk(new Scenario())), 0, 0);

        assertThat(List.of(239, 240, 540)).allSatisfy(length -> assertThat(trail.sawLonger(1, CLIENT_TO_SERVER, length))
                .isEqualTo(length < 240));
        assertThat(trail.sawLonger(1, SERVER_TO_CLIENT, 539)).isTrue();
        assertThat(trail.sawLonger(1, SERVER_TO_CLIENT, 540)).isFalse();
        assertThat(trail.passes(1, CLIENT_TO_SERVER, 40))
                .as("an acknowledgment")
                .isTrue();
        assertThat(trail.passes(1, CLIENT_TO_SERVER, 39)).isFalse();
    }
}
