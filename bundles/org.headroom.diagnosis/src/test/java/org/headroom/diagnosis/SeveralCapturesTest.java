package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** The way back is dead: the sender cannot know that everything arrives. */
    @Test
    void whatTheFartherPointAcknowledgesWasNotTooLarge() {
        var points = points();
        var sent = points[0].client(1460);
        var arrived = points[1].client(1460);
        for (int wait = 250; wait < 10_000; wait *= 2) {
            points[1].after(5).acknowledge(arrived);
            points[0].after(wait + 5).again(sent);
            points[1].after(wait).again(arrived);
        }
        points[0].after(50).ack(false);
        var diagnosis = together(points[0], points[1]);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.OTHER_TROUBLE);
        assertThat(diagnosis.findings().getFirst().title())
                .isEqualTo("The acknowledgments of point 2 never reach point 1");
        assertThat(rules(diagnosis)).doesNotContain("silent-size-loss");
    }

    /** That as large packets came before, on the same connection, does not say that these do. */
    @Test
    void whatTheFartherPointSawBeforeDoesNotRefute() {
        var points = points();
        for (var s : points) {
            s.after(20).acknowledge(s.client(1460));
        }
        var sent = points[0].client(1460);
        var tail = points[0].client(200);
        points[1].beyond(true, 1460);
        points[1].after(10).sack(points[1].client(200));
        points[0].after(20).sack(tail);
        for (int wait = 250; wait < 10_000; wait *= 2) {
            points[0].after(wait).again(sent);
        }

        assertThat(together(points[0], points[1]).findings())
                .extracting(Finding::rule)
                .startsWith("silent-size-loss");
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

    private static void stall(Scenario s, Scenario.Segment lost) {
        for (int wait = 250; wait < 10_000; wait *= 2) {
            s.after(wait).again(lost);
        }
        s.after(50).ack(!lost.fromClient());
    }

    private static long count(Diagnosis diagnosis, String rule) {
        return rules(diagnosis).stream().filter(rule::equals).count();
    }

    /** Outside the NAT the messages look right, inside their quote still has the address outside: that is the cause. */
    @Test
    void theRuleThatExplainsMostIsBelievedNotTheOneWithMostMessages() {
        var inside = new Scenario();
        var outside = new Scenario().client("203.0.113.99").after(3).oneHopOn();
        for (var s : List.of(inside, outside)) {
            s.handshake(1460, 1460);
            s.after(20).acknowledge(s.client(200));
            s.after(20).acknowledge(s.client(300));
            var lost = s.client(1460);
            for (int wait = 250; wait < 10_000; wait *= 2) {
                s.tooBig(Scenario.ROUTER, 1420, lost, lost.sequence(), "203.0.113.99")
                        .after(wait)
                        .again(lost);
            }
            if (s == outside) {
                s.tooBig(1420, lost).tooBig(1420, lost);
            }
            s.after(50).ack(false);
        }
        var diagnosis = together(inside, outside);

        assertThat(rules(together(outside, outside))).contains("ptb-ignored");
        assertThat(diagnosis.findings().getFirst().rule()).isEqualTo("ptb-not-translated");
        assertThat(rules(diagnosis)).doesNotContain("ptb-ignored", "silent-size-loss");
        assertThat(diagnosis.findings().getFirst().evidence())
                .as("what the other point saw is shown too")
                .extracting(Evidence::capture)
                .contains(0, 1);
    }

    @Test
    void twoPointsThatSeeTheSameFindAsMuchAsOne() {
        var near = new Scenario();
        var far = new Scenario().after(3).oneHopOn();
        for (var s : List.of(near, far)) {
            s.handshake(1400, 1460);
            s.after(20).acknowledge(s.client(200));
            s.zeroWindow(false).after(2_000).ack(false);
            stall(s, s.client(1460));
        }

        assertThat(rules(near.diagnosis())).contains("mss-asymmetric", "zero-window", "silent-size-loss");
        assertThat(rules(together(near, far))).containsExactlyInAnyOrderElementsOf(rules(near.diagnosis()));
    }

    /** Both points see the beginning of both connections, and each of them what happens to another one. */
    @Test
    void theSameTroubleOfAnotherConnectionIsAnother() {
        var near = new Scenario();
        var far = new Scenario().after(3).oneHopOn();
        for (var s : List.of(near, far)) {
            for (var suffers : List.of(near, far)) {
                s.identified(suffers == near ? 1_000 : 2_000).handshake(1460, 1460);
                s.after(20).acknowledge(s.client(200));
                if (s == suffers) {
                    stall(s, s.client(1460));
                } else {
                    s.after(20_000);
                }
            }
        }

        assertThat(count(together(near, far), "silent-size-loss")).isEqualTo(2);
    }

    @Test
    void connectionsThatOnePointMissedDoNotMakeTwoTroublesOfOne() {
        var near = new Scenario().identified(1_000).handshake(1460, 1460);
        near.after(20).acknowledge(near.client(200));
        stall(near, near.client(1460));
        var far = new Scenario().after(3).oneHopOn().open();
        for (var s : List.of(near, far)) {
            s.identified(2_000).handshake(1460, 1460);
            s.after(20).acknowledge(s.client(200));
            stall(s, s.client(1460));
        }
        var diagnosis = together(near, far);

        assertThat(count(diagnosis, "silent-size-loss")).isEqualTo(1);
        assertThat(diagnosis.findings().getFirst().flowCount()).isEqualTo(2);
    }

    /** One point hears the number, the other sees the tunnel: 20 octets of IP in IP explain 1480 and not 1476. */
    @ParameterizedTest
    @CsvSource({"1480, true", "1476, false"})
    void aTunnelThatAnotherPointSeesExplainsTheNumberIfItFits(int mtu, boolean explains) {
        var hears = new Scenario();
        var sees = new Scenario().after(3).oneHopOn().throughIpip();
        for (var s : List.of(hears, sees)) {
            s.identified(1).handshake(1460, 1460);
            s.after(20).acknowledge(s.client(200));
            var lost = s.identified(10).client(1460);
            for (int i = 0; i < 6; i++) {
                if (s == hears) {
                    s.tooBig(mtu, lost);
                }
                s.after(250 << i).identified(20 + i).again(lost);
            }
            s.after(50).identified(100).ack(false);
        }
        var found = together(hears, sees).findings().getFirst();

        assertThat(found.rule()).isEqualTo("ptb-ignored");
        assertThat(Objects.requireNonNull(found.overhead()).bytes()).isEqualTo(1500 - mtu);
        assertThat(found.overhead().measured()).isEqualTo(explains);
    }

    @Test
    void anMssThatIsLoweredOnTheWayBack() {
        var near = new Scenario();
        var far = new Scenario().after(3).onTheirLink().oneHopOn().oneHopOn();
        for (var s : List.of(near, far)) {
            for (int connection = 0; connection < 2; connection++) {
                s.open()
                        .syn(1460)
                        .after(20)
                        .synAck(s == near ? 1380 : 1460)
                        .after(20)
                        .ack(true);
                s.after(20).acknowledge(s.client(200));
                s.after(20).acknowledge(s.client(300));
            }
        }
        var diagnosis = together(near, far);
        var found = diagnosis.findings().stream()
                .filter(f -> f.rule().equals("mss-clamped"))
                .toList();

        assertThat(found).as("one box, however many connections").hasSize(1);
        assertThat(found.getFirst().title()).isEqualTo("The MSS is lowered from 1460 to 1380 between points 2 and 1");
        assertThat(found.getFirst().explanation())
                .startsWith("The SYN-ACK has MSS 1460 at point 2 and MSS 1380 at point 1");
        assertThat(found.getFirst().between()).isEqualTo(new Finding.Between(1, 0));
        assertThat(found.getFirst().evidence())
                .extracting(Evidence::what)
                .containsExactlyInAnyOrder("SYN-ACK with MSS 1460.", "SYN-ACK with MSS 1380.");
    }

    /** The server's answers in pieces: the point at the server has all of them, the point at the client first ones alone. */
    @Test
    void piecesThatOnePointHoldsAndTheNextDoesNot() {
        var client = new Scenario();
        var server = new Scenario().after(3).oneHopOn();
        for (var s : List.of(client, server)) {
            s.open();
            for (int i = 0; i < 6; i++) {
                s.question().after(20).fragmentedAnswer(2000, s == server).after(1_000);
            }
            s.after(2_000).question();
        }
        var found = together(client, server).findings().stream()
                .filter(f -> f.rule().equals("fragments-lost"))
                .findFirst()
                .orElseThrow();

        assertThat(found.between()).isEqualTo(new Finding.Between(1, 0));
        assertThat(found.explanation()).contains("It happens between points 2 and 1.");
    }

    @Test
    void piecesThatNoPointHoldsAreLostBeforeBoth() {
        var client = new Scenario();
        var server = new Scenario().after(3).oneHopOn();
        for (var s : List.of(client, server)) {
            s.open();
            for (int i = 0; i < 6; i++) {
                s.question().after(20).fragmentedAnswer(2000, false).after(1_000);
            }
            s.after(2_000).question();
        }
        var found = together(client, server).findings().stream()
                .filter(f -> f.rule().equals("fragments-lost"))
                .toList();

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().between()).isNull();
    }

    /** Captures of ICMP alone, on two routers. */
    @Test
    void messagesThatTwoPointsHearAreOneTrouble() {
        var captures = List.of(new Scenario().open(), new Scenario().after(3).open());
        for (var s : captures) {
            for (int i = 0; i < 8; i++) {
                s.tooBig(1480, new Scenario.Segment(true, 1000, 1460, 7000 + i)).after(700);
            }
        }
        var elsewhere = new Scenario().client("198.51.100.77").open();
        for (int i = 0; i < 8; i++) {
            elsewhere
                    .tooBig(1480, new Scenario.Segment(true, 1000, 1460, 7000 + i))
                    .after(700);
        }

        assertThat(count(together(captures.getFirst(), captures.getLast()), "ptb-ignored"))
                .isEqualTo(1);
        assertThat(count(together(captures.getFirst(), elsewhere), "ptb-ignored"))
                .isEqualTo(2);
    }

    /** Of three points in a row only the last hears the router: that the first two do not is one fact, not two. */
    @Test
    void messagesEndBehindTheLastPointThatHearsThem() {
        var captures = new Scenario[] {new Scenario(), new Scenario(), new Scenario()};
        captures[1].after(3).oneHopOn();
        captures[2].after(6).oneHopOn().oneHopOn();
        for (var s : captures) {
            s.handshake(1460, 1460);
            s.after(20).acknowledge(s.client(200));
            var lost = s.client(1460);
            for (int i = 0; i < 6; i++) {
                if (s == captures[2]) {
                    s.tooBig(1480, lost);
                } else {
                    s.identified(103 + 2 * i + 2);
                }
                s.after(250 << i).again(lost);
            }
            s.after(50).ack(false);
        }
        var found = Scenario.diagnosis(List.of(captures[0].capture(), captures[1].capture(), captures[2].capture()))
                .findings()
                .getFirst();

        assertThat(found.rule()).isEqualTo("ptb-ignored");
        assertThat(found.between()).isEqualTo(new Finding.Between(2, 1));
    }

    @Test
    void messagesAboutAnotherConnectionAreNotHeardForThisOne() {
        var points = points();
        var near = points[0].client(1460);
        var far = points[1].client(1460);
        for (int wait = 250; wait < 10_000; wait *= 2) {
            points[1].tooBig(1480, far).after(wait).again(far);
            points[0].after(wait).again(near);
        }
        for (var s : points) {
            s.after(50).ack(false).identified(5_000).handshake(1460, 1460);
            s.tooBig(1480, s.client(1460));
        }
        var found = together(points[0], points[1]).findings().getFirst();

        assertThat(found.rule()).isEqualTo("ptb-ignored");
        assertThat(found.between()).isEqualTo(new Finding.Between(1, 0));
    }

    private enum Node {
        HAS_ANOTHER_CONNECTION,
        HAS_NONE,
        HEARS_OF_OTHERS
    }

    /** One host of a group is stuck; messages come to another. */
    private static String explanation(boolean request, Node node) {
        var here = new Scenario().identified(1_000).open().open().handshake(1460, 1460);
        here.after(20).acknowledge(here.client(400));
        var lost = request ? here.client(1460) : here.server(1460);
        var there = new Scenario().open();
        if (node != Node.HAS_NONE) {
            there.handshake(1460, 1460).after(20);
        } else {
            there.question().open().open();
        }
        if (node == Node.HAS_ANOTHER_CONNECTION) {
            there.open();
        } else if (node == Node.HEARS_OF_OTHERS) {
            there.open().open();
        }
        stall(here, lost);
        there.tooBig(1400, lost).after(500).tooBig(1400, lost);
        return Scenario.diagnosis(List.of(here.capture(), there.capture())).findings().stream()
                .filter(f -> f.rule().equals("silent-size-loss"))
                .map(Finding::explanation)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void messagesWentAstrayWhereAnotherConnectionOfTheSameAddressIsAndThisOneIsMeant() {
        for (var request : List.of(true, false)) {
            assertThat(explanation(request, Node.HAS_ANOTHER_CONNECTION))
                    .contains("Messages about this connection arrive at point 2");
            assertThat(explanation(request, Node.HAS_NONE)).doesNotContain("RFC 7690");
            assertThat(explanation(request, Node.HEARS_OF_OTHERS)).doesNotContain("RFC 7690");
        }
    }

    @Test
    void whatAPointDidNotSeeBecauseItHadEndedIsNotLostBeforeIt() {
        var points = points();
        points[0].after(5_000);
        stall(points[0], points[0].client(1460));
        var diagnosis = together(points[0], points[1]);

        assertThat(diagnosis.findings().getFirst().rule()).isEqualTo("silent-size-loss");
        assertThat(diagnosis.findings().getFirst().between()).isNull();
    }

    @Test
    void messagesThatAPointDidNotHearBecauseItHadEndedDidNotEndBeforeIt() {
        var points = points();
        points[1].after(5_000);
        var lost = points[1].client(1460);
        for (int i = 0; i < 6; i++) {
            points[1].tooBig(1480, lost).after(250 << i).again(lost);
        }
        points[1].after(50).ack(false);
        var found = together(points[0], points[1]).findings().getFirst();

        assertThat(found.rule()).isEqualTo("ptb-ignored");
        assertThat(found.between()).isNull();
    }
}
