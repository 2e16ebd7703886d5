package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Two observation points of one network: the same trouble once, placed between them. */
class SeveralCapturesTest {

    private static List<String> rules(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::rule).toList();
    }

    private static Diagnosis together(Scenario near, Scenario far) {
        return Scenario.diagnosis(List.of(near.capture(), far.capture()));
    }

    private static Scenario[] points() {
        var near = new Scenario();
        var far = new Scenario().after(3).oneHopOn();
        for (var s : List.of(near, far)) {
            s.handshake(1460, 1460);
            s.after(20).acknowledge(s.client(200));
            s.after(20).acknowledge(s.client(300));
        }
        return new Scenario[] {near, far};
    }

    @Test
    void bigPacketsThatOnePointSeesAndTheNextDoesNot() {
        var points = points();
        var lost = points[0].client(1460);
        points[1].beyond(true, 1460);
        for (int wait = 250; wait < 10_000; wait *= 2) {
            points[0].after(wait).again(lost);
            points[1].after(wait);
        }
        points[0].after(50).ack(false);
        points[1].after(50).ack(false);
        var diagnosis = together(points[0], points[1]);
        var found = diagnosis.findings().getFirst();

        assertThat(found.rule()).isEqualTo("silent-size-loss");
        assertThat(found.between()).isEqualTo(new Finding.Between(0, 1));
        assertThat(found.explanation()).contains("It happens between points 1 and 2.");
        assertThat(rules(diagnosis).stream().filter(r -> r.equals("silent-size-loss")))
                .hasSize(1);
        assertThat(rules(diagnosis)).as("told by the point that saw it").doesNotContain("receiver-gap");
        assertThat(diagnosis.recipe()).as("nothing is left to ask").isNull();
    }

    @Test
    void bigPacketsThatBothPointsSeeAreLostBehindThem() {
        var points = points();
        for (var s : points) {
            var lost = s.client(1460);
            for (int wait = 250; wait < 10_000; wait *= 2) {
                s.after(wait).again(lost);
            }
            s.after(50).ack(false);
        }
        var diagnosis = together(points[0], points[1]);
        var found = diagnosis.findings().getFirst();

        assertThat(found.rule()).isEqualTo("silent-size-loss");
        assertThat(found.between()).isNull();
        assertThat(rules(diagnosis)).containsOnlyOnce("silent-size-loss");
    }

    @Test
    void messagesThatTheNearerPointNeverHears() {
        var points = points();
        var near = points[0].client(1460);
        var far = points[1].client(1460);
        for (int wait = 250; wait < 10_000; wait *= 2) {
            points[1].tooBig(1480, far).after(wait).again(far);
            points[0].after(wait).again(near);
        }
        points[0].after(50).ack(false);
        points[1].after(50).ack(false);
        var found = together(points[0], points[1]).findings().getFirst();

        assertThat(found.rule()).isEqualTo("ptb-ignored");
        assertThat(found.pathMtu()).isEqualTo(1480);
        assertThat(found.between()).isEqualTo(new Finding.Between(1, 0));
        assertThat(found.explanation()).contains("Between points 2 and 1 it ends.");
        assertThat(found.evidence()).extracting(Evidence::capture).contains(0, 1);
    }

    @Test
    void messagesThatTheNearerPointHearsTooAreNotLostBetween() {
        var points = points();
        for (var s : points) {
            var lost = s.client(1460);
            for (int wait = 250; wait < 10_000; wait *= 2) {
                s.tooBig(1480, lost).after(wait).again(lost);
            }
            s.after(50).ack(false);
        }
        var diagnosis = together(points[0], points[1]);

        assertThat(rules(diagnosis)).containsOnlyOnce("ptb-ignored");
        assertThat(diagnosis.findings().getFirst().between()).isNull();
    }

    @Test
    void anMssThatIsLoweredBetweenThePoints() {
        var near = new Scenario();
        var far = new Scenario().after(3).oneHopOn();
        for (var s : List.of(near, far)) {
            s.open()
                    .syn(s == near ? 1460 : 1380)
                    .after(20)
                    .synAck(1460)
                    .after(20)
                    .ack(true);
            s.after(20).acknowledge(s.client(200));
            s.after(20).acknowledge(s.client(300));
        }
        var diagnosis = together(near, far);
        var found = diagnosis.findings().stream()
                .filter(f -> f.rule().equals("mss-clamped"))
                .findFirst()
                .orElseThrow();

        assertThat(found.title()).isEqualTo("The MSS is lowered from 1460 to 1380 between points 1 and 2");
        assertThat(found.between()).isEqualTo(new Finding.Between(0, 1));
        assertThat(found.severity()).isEqualTo(Severity.INFO);
        assertThat(rules(diagnosis)).doesNotContain("mss-raised");
    }

    @Test
    void anMssThatIsRaisedBetweenThePoints() {
        var near = new Scenario();
        var far = new Scenario().after(3).oneHopOn();
        for (var s : List.of(near, far)) {
            s.open()
                    .syn(s == near ? 1200 : 1440)
                    .after(20)
                    .synAck(1460)
                    .after(20)
                    .ack(true);
            s.after(20).acknowledge(s.client(200));
            s.after(20).acknowledge(s.client(300));
        }

        assertThat(together(near, far).findings())
                .anyMatch(f -> f.rule().equals("mss-raised")
                        && f.severity() == Severity.MAJOR
                        && f.verdict() == Verdict.AT_RISK);
    }

    @Test
    void anMssThatStaysIsNoClamp() {
        var points = points();

        assertThat(rules(together(points[0], points[1]))).doesNotContain("mss-clamped", "mss-raised");
    }

    @Test
    void clocksAreComparedByThePacketsThatBothSaw() {
        var points = points();
        var early = new Scenario().oneHopOn();
        early.handshake(1460, 1460);
        early.after(20).acknowledge(early.client(200));

        assertThat(ahead(points[0], points[1])).isBetween(2_000_000L, 4_000_000L);
        assertThat(together(points[0], points[1]).clocks().getFirst()).isEqualTo(Clock.FIRST);
        assertThat(ahead(points[0], early)).isBetween(-1_000_000L, 1_000_000L);
    }

    private static long ahead(Scenario near, Scenario far) {
        return Objects.requireNonNull(together(near, far).clocks().get(1)).offsetNanos();
    }

    @Test
    void capturesWithoutCommonPacketsHaveNoCommonClock() {
        var here = new Scenario().handshake(1460, 1460);
        var there = new Scenario().open().open().open().handshake(1460, 1460);

        assertThat(together(here, there).clocks().get(1)).isNull();
    }

    @Test
    void troublesOfDifferentConnectionsStayTwo() {
        var here = new Scenario().handshake(1460, 1460);
        var there = new Scenario().open().open().handshake(1400, 1400);
        for (var s : List.of(here, there)) {
            s.after(20).acknowledge(s.client(200));
            var lost = s.client(s == here ? 1460 : 1400);
            for (int wait = 250; wait < 10_000; wait *= 2) {
                s.after(wait).again(lost);
            }
            s.after(50).ack(false);
        }

        assertThat(rules(together(here, there)).stream().filter(r -> r.equals("silent-size-loss")))
                .hasSize(2);
    }

    @Test
    void oneIntervalNarrowsTheOther() {
        var points = points();
        points[1].after(20).acknowledge(points[1].client(1200));
        points[0].beyond(true, 1200).after(20);
        for (var s : points) {
            var lost = s.client(s == points[0] ? 1460 : 1430);
            for (int wait = 250; wait < 10_000; wait *= 2) {
                s.after(wait).again(lost);
            }
            s.after(50).ack(false);
        }
        var found = together(points[0], points[1]).findings().getFirst();

        assertThat(found.rule()).isEqualTo("silent-size-loss");
        assertThat(found.pathMtuRange()).isEqualTo(new Interval(1240, 1470));
    }
}
