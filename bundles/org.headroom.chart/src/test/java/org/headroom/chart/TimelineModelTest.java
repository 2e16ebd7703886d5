package org.headroom.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.headroom.diagnosis.Interval;
import org.headroom.diagnosis.Mss;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;
import org.junit.jupiter.api.Test;

class TimelineModelTest {

    private final TimelineModel blackHole = TimelineModel.of(Example.blackHole(), Example.finding());

    @Test
    void theFindingsDirectionIsTheTallLane() {
        assertEquals(Example.UP, blackHole.tall().direction());
        assertEquals(Example.DOWN, blackHole.small().direction());
        assertTrue(blackHole.accused());
    }

    @Test
    void withoutAFindingTroubleChoosesTheTallLane() {
        assertEquals(
                Example.UP, TimelineModel.of(Example.blackHole(), null).tall().direction());
    }

    @Test
    void theReceiversMssAllows() {
        var allowed = blackHole.tall().allowed();

        assertNotNull(allowed);
        assertEquals(1500, allowed.octets());
        assertEquals(18, allowed.packet(), "the SYN-ACK said so");
        assertEquals("SYN-ACK", allowed.by());
    }

    @Test
    void version6HasHeadersOf60() {
        var model = TimelineModel.of(Example.trace(1440, true, List.of(Example.syn(1, 0, Example.DOWN))), null);

        assertEquals(1500, model.lane(Example.UP).allowed().octets());
    }

    @Test
    void routersSayWhatThePathCarries() {
        var said = assertInstanceOf(Ceiling.Said.class, blackHole.tall().ceiling());

        assertEquals(1, said.steps().size());
        assertEquals(1480, said.octets());
        assertEquals(21, said.steps().getFirst().packet());
        assertEquals(9, said.messages().size());
        assertEquals(-20, blackHole.tall().headroom());
    }

    @Test
    void eachTighterMessageIsAStep() {
        var trace = Example.trace(
                1460,
                false,
                List.of(
                        Example.tooBig(1, 0, 1480, 0),
                        Example.tooBig(2, 10, 1500, 0),
                        Example.tooBig(3, 20, 1400, 0),
                        Example.tooBig(4, 30, 0, 0)));

        var said = assertInstanceOf(
                Ceiling.Said.class,
                TimelineModel.of(trace, null).lane(Example.UP).ceiling());

        assertEquals(
                List.of(1480, 1400),
                said.steps().stream().map(Ceiling.Step::octets).toList());
    }

    @Test
    void aFindingKnowsWhatNoRouterOfThisFlowSaid() {
        var silent = Example.trace(1460, false, List.of());
        var mss = new Mss(1460, 1460);

        assertInstanceOf(
                Ceiling.Elsewhere.class,
                TimelineModel.of(silent, Example.finding(Example.UP, 1480, null, mss, null))
                        .tall()
                        .ceiling());
        var between = TimelineModel.of(silent, Example.finding(Example.UP, null, new Interval(868, 1500), mss, null));
        assertInstanceOf(Ceiling.Between.class, between.tall().ceiling());
        assertNull(between.tall().headroom(), "an interval has no one number");
        assertNull(TimelineModel.of(silent, null).tall().ceiling());
    }

    @Test
    void copiesOfTheSameOctetsBelongTogether() {
        var copies = blackHole.tall().copies();

        assertEquals(1, copies.size());
        assertEquals(
                List.of(20L, 26L, 28L, 30L, 32L, 34L, 55L, 57L),
                copies.getFirst().marks().stream().map(Mark.Data::packet).toList());
    }

    @Test
    void aWaitLastsFromTheCopyBeforeToTheNext() {
        var waits = blackHole.tall().waits();

        assertEquals(
                List.of(28L, 30L, 32L, 34L, 55L, 57L),
                waits.stream().map(w -> w.copy().packet()).toList(),
                "the copy after 50 ms was not sent by a timer");
        assertEquals(7.936, waits.getLast().nanos() / 1e9, 0.001);
    }

    @Test
    void aSenderHasOneTimer() {
        var trace = Example.trace(
                1460,
                false,
                List.of(
                        Example.data(1, 0, 1500, Fate.LOST, 1, 1, 1, false),
                        Example.data(2, 10, 1500, Fate.LOST, 1, 2, 1461, false),
                        Example.data(3, 300_000, 1500, Fate.LOST, 2, 1, 1, false),
                        Example.data(4, 900_000, 1500, Fate.LOST, 3, 1, 1, false),
                        Example.data(5, 900_100, 1500, Fate.LOST, 2, 2, 1461, false)));

        var waits = TimelineModel.of(trace, null).lane(Example.UP).waits();

        assertEquals(List.of(3L, 4L), waits.stream().map(w -> w.copy().packet()).toList());
    }

    @Test
    void oneRoundTripAccusesNobody() {
        var flight = blackHole.tall().flight();

        assertNotNull(flight);
        assertEquals(21, flight.message());
        assertEquals(56_708_000, flight.toNanos() - flight.fromNanos());
    }

    @Test
    void countsWhatBecameOfEachSize() {
        assertEquals(
                List.of(new Lane.SizeCount(52, 1, 0), new Lane.SizeCount(868, 1, 0), new Lane.SizeCount(1500, 0, 9)),
                blackHole.tall().sizes());
        assertEquals(868, blackHole.tall().largestArrived());
    }

    @Test
    void otherFlowsCountAmongTheSizes() {
        var down = Example.model().small().sizes().getLast();

        assertEquals(new Lane.SizeCount(1500, 4, 0), down);
    }

    @Test
    void whatNeverArrivedIsKnown() {
        assertEquals(
                List.of(1L, 1461L),
                blackHole.tall().never().stream()
                        .map(Mark.Data::sequence)
                        .distinct()
                        .toList());
    }

    @Test
    void timeBeginsWhereAViewWants() {
        assertEquals(
                8.108319,
                blackHole.since(Example.START).seconds(blackHole.marks().get(19).nanos()),
                1e-9);
        assertFalse(blackHole.lastNanos() <= blackHole.firstNanos());
    }
}
