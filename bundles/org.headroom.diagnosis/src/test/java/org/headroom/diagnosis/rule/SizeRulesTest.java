package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Interval;
import org.headroom.diagnosis.Scenario;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.junit.jupiter.api.Test;

/** Rules about packets that are too big: what fires each, and what looks alike and must not. */
class SizeRulesTest {

    private static Finding finding(Diagnosis diagnosis, String rule) {
        return diagnosis.findings().stream()
                .filter(f -> f.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " is not among " + rules(diagnosis)));
    }

    private static java.util.List<String> rules(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::rule).toList();
    }

    /** The timer doubles: 0.25, 0.5, 1, 2, 4 s. */
    private static void repeat(Scenario s, Scenario.Segment segment, int times) {
        for (int i = 0; i < times; i++) {
            s.after(250 << i).again(segment);
        }
    }

    @Test
    void aSenderThatKeepsItsSizeAfterTheMessageIsABlackHole() {
        var s = new Scenario().handshake(1460, 1460);
        var big = s.client(1460);
        s.tooBig(1480, big);
        var tail = s.client(500);
        s.after(40).sack(tail);
        for (int i = 0; i < 4; i++) {
            s.after(300 << i).again(big).tooBig(1480, big);
        }

        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        var found = finding(diagnosis, "ptb-ignored");
        assertThat(found.direction()).isEqualTo(Direction.CLIENT_TO_SERVER);
        assertThat(found.pathMtu()).isEqualTo(1480);
        assertThat(found.recommendedMss().ipv4()).isEqualTo(1440);
        assertThat(found.icmp().count()).isEqualTo(5);
        assertThat(found.largestDelivered()).isEqualTo(540);
        assertThat(found.overhead().bytes()).isEqualTo(20);
        assertThat(found.evidence()).isNotEmpty();
        assertThat(found.remedies()).isNotEmpty();
    }

    @Test
    void packetsInFlightWhenTheMessageComesAreNoAccusation() {
        var s = new Scenario().handshake(1460, 1460);
        var first = s.client(1460);
        var second = s.client(1460);
        s.tooBig(1480, first).tooBig(1480, second);
        s.after(1)
                .again(first, 0, 1440)
                .again(first, 1440, 20)
                .again(second, 0, 1440)
                .again(second, 1440, 20);
        s.after(40).acknowledge(second);

        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.PMTUD_WORKING);
        assertThat(rules(diagnosis)).doesNotContain("ptb-ignored", "silent-size-loss");
        assertThat(finding(diagnosis, "pmtud-working").pathMtu()).isEqualTo(1480);
    }

    @Test
    void aSingleMessageWithoutAnythingAfterItIsARisk() {
        var s = new Scenario().handshake(1460, 1460);
        s.tooBig(1480, s.client(1460));

        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.AT_RISK);
        assertThat(finding(diagnosis, "mss-exceeds-path").severity()).isEqualTo(Severity.MAJOR);
    }

    @Test
    void withoutAHandshakeTheRefusedPacketTellsThatTheyGrow() {
        var s = new Scenario().open();
        var refused = s.client(1460);
        var found = finding(s.tooBig(1480, refused).diagnosis(), "mss-exceeds-path");

        assertThat(found.pathMtu()).isEqualTo(1480);
        assertThat(found.largestSent()).isEqualTo(1500);
        assertThat(found.title()).isEqualTo("1500 octets are too big, 1480 is the most");
        assertThat(rules(s.after(500).again(refused).diagnosis())).doesNotContain("mss-exceeds-path");
    }

    /** Offload goes on to glue as much together; the numbers of the packets show that it cuts more pieces of it now. */
    @Test
    void aSenderBehindOffloadCompliesByMorePieces() {
        var s = new Scenario()
                .open()
                .identified(1)
                .syn(1460)
                .synAck(1460)
                .identified(2)
                .ack(true);
        s.acknowledge(s.after(20).identified(3).client(200));
        var refused = s.after(20).identified(4).client(4380);
        s.tooBig(1400, refused).after(2).identified(7).again(refused);
        s.identified(11).again(refused, 4380, 100).after(20).acknowledgeSome(refused, 4480);
        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.PMTUD_WORKING);
        assertThat(rules(diagnosis)).doesNotContain("mss-exceeds-path");
    }

    /** The sender does not listen, and does not have to for long. */
    @Test
    void aPathThatIsNarrowForAWhileIsNoRiskAnyMore() {
        var s = new Scenario().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(200));
        var refused = s.client(1460);
        s.tooBig(1400, refused)
                .after(300)
                .again(refused)
                .tooBig(1400, refused)
                .after(600)
                .again(refused);
        s.after(20).acknowledge(refused).after(10).acknowledge(s.client(1460));
        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.OTHER_TROUBLE);
        assertThat(finding(diagnosis, "mss-exceeds-path").title())
                .isEqualTo("For 0.30 s the path carried only 1400 octets");
        assertThat(rules(diagnosis)).doesNotContain("size-unrelated-loss");
    }

    @Test
    void bigPacketsLostInSilenceWhileSmallOnesPass() {
        var s = new Scenario().handshake(1460, 1460);
        s.after(1).acknowledge(s.client(200)).after(10).acknowledge(s.client(300));
        var big = s.client(1460);
        var tail = s.client(400);
        s.after(40).sack(tail);
        repeat(s, big, 5);

        var found = finding(s.diagnosis(), "silent-size-loss");

        assertThat(found.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(found.pathMtu()).isNull();
        assertThat(found.pathMtuRange()).isEqualTo(new Interval(440, 1500));
        assertThat(found.icmp()).isNull();
    }

    @Test
    void aSegmentThatArrivesAfterSomeCopiesIsOrdinaryLoss() {
        var s = new Scenario().handshake(1460, 1460);
        s.acknowledge(s.client(200));
        for (int i = 0; i < 4; i++) {
            var big = s.client(1460);
            s.after(250).again(big).after(20).acknowledge(big);
        }

        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.OTHER_TROUBLE);
        assertThat(rules(diagnosis))
                .contains("size-unrelated-loss")
                .doesNotContain("silent-size-loss", "plpmtud-fallback");
    }

    @Test
    void aPacketThatEveryPathCarriesIsNotTooBig() {
        var s = new Scenario().handshake(1460, 1460);
        s.acknowledge(s.client(100)).after(1).acknowledge(s.client(120));
        repeat(s, s.client(440), 6);

        assertThat(rules(s.diagnosis())).doesNotContain("silent-size-loss");
    }

    @Test
    void aHostThatFallsSilentAfterFullPacketsHadArrivedIsDead() {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 3; i++) {
            s.acknowledge(s.client(1460)).after(5);
        }
        var big = s.client(1460);
        repeat(s, big, 5);

        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.OTHER_TROUBLE);
        assertThat(rules(diagnosis)).contains("peer-dead").doesNotContain("silent-size-loss");
    }

    @Test
    void aClosedWindowIsNotABlackHole() {
        var s = new Scenario().handshake(1460, 1460);
        s.acknowledge(s.client(1460));
        s.zeroWindow(false);
        var big = s.client(1460);
        for (int i = 0; i < 5; i++) {
            s.after(400 << i).zeroWindow(false).again(big);
        }
        s.after(100).ack(false).after(20).acknowledge(big);

        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.OTHER_TROUBLE);
        assertThat(rules(diagnosis)).contains("zero-window").doesNotContain("silent-size-loss", "plpmtud-fallback");
    }

    @Test
    void smallerPacketsAfterTimeoutsAreTheSendersOwnFallback() {
        var s = new Scenario().handshake(1460, 1460);
        s.acknowledge(s.client(200));
        var big = s.client(1460);
        repeat(s, big, 3);
        s.after(3000).again(big, 0, 1024).again(big, 1024, 436).after(40).acknowledge(big);
        s.after(5).acknowledge(s.client(1024));

        var found = finding(s.diagnosis(), "plpmtud-fallback");

        assertThat(found.verdict()).isEqualTo(Verdict.HIDDEN_BLACK_HOLE);
        assertThat(found.pathMtuRange()).isEqualTo(new Interval(1064, 1500));
    }

    @Test
    void aSecondSilentBottleneckBehindTheFirst() {
        var s = new Scenario().handshake(1460, 1460);
        s.acknowledge(s.client(200));
        var big = s.client(1460);
        s.tooBig(1480, big);
        s.again(big, 0, 1440).again(big, 1440, 20);
        var tail = s.client(700);
        s.after(40).sack(tail);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(big, 0, 1440);
        }

        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(finding(diagnosis, "silent-size-loss").pathMtuRange()).isEqualTo(new Interval(740, 1480));
        assertThat(rules(diagnosis)).doesNotContain("ptb-ignored");
    }

    @Test
    void octetsThatNeverComeWhileTheSenderIsPastThem() {
        var s = new Scenario().handshake(1460, 1460);
        s.acknowledge(s.client(200));
        s.after(14_000).ackFromBeyond(false, 11_680);

        var found = finding(s.diagnosis(), "receiver-gap");

        assertThat(found.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(found.direction()).isEqualTo(Direction.SERVER_TO_CLIENT);
    }

    @Test
    void aGapThatTheReceiverAcknowledgesIsTheCapturesOwn() {
        var s = new Scenario().handshake(1460, 1460);
        s.acknowledge(s.client(200));
        s.after(3000).ackFromBeyond(false, 11_680);
        s.server(0);
        s.after(1).acknowledge(new Scenario.Segment(false, s.server(10).sequence() + 11_680, 0, 0));

        assertThat(rules(s.diagnosis())).doesNotContain("receiver-gap");
    }

    @Test
    void aMessageThatForbidsNothingIsRightlyIgnored() {
        var s = new Scenario().handshake(1460, 1460);
        s.acknowledge(s.client(200));
        var big = s.client(1460);
        s.tooBig(1500, big);
        for (int i = 0; i < 4; i++) {
            s.after(250 << i).again(big).tooBig(1500, big);
        }

        var diagnosis = s.diagnosis();

        assertThat(finding(diagnosis, "ptb-bogus").verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(rules(diagnosis)).doesNotContain("ptb-ignored");
    }

    @Test
    void aQuoteOfOctetsNeverSentIsRightlyIgnored() {
        var s = new Scenario().handshake(1460, 1460);
        s.acknowledge(s.client(200));
        var big = s.client(1460);
        for (int i = 0; i < 4; i++) {
            s.after(250 << i).again(big).tooBig(Scenario.ROUTER, 1480, big, big.sequence() + 50_000_000);
        }

        var diagnosis = s.diagnosis();

        assertThat(rules(diagnosis)).contains("ptb-out-of-window").doesNotContain("ptb-ignored");
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void aQuoteThatTheNatDidNotTranslate() {
        var s = new Scenario().handshake(1460, 1460);
        s.acknowledge(s.client(200));
        var big = s.client(1460);
        s.tooBig(Scenario.ROUTER, 1480, big, big.sequence(), "100.64.0.1");
        repeat(s, big, 4);

        var found = finding(s.diagnosis(), "ptb-not-translated");

        assertThat(found.pathMtu()).isEqualTo(1480);
        assertThat(found.verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void aMessageWithoutANumber() {
        var s = new Scenario().handshake(1460, 1460);
        var big = s.client(1460);
        s.tooBig(0, big);
        s.after(1)
                .withoutDontFragment()
                .again(big, 0, 512)
                .again(big, 512, 512)
                .again(big, 1024, 436)
                .after(40)
                .acknowledge(big);

        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.PMTUD_WORKING);
        assertThat(rules(diagnosis)).contains("ptb-mtu-zero").doesNotContain("ptb-ignored");
    }

    @Test
    void aMessageWithANumberThatNoPathHas() {
        var s = new Scenario().handshake(1460, 1460);
        var big = s.client(1460);
        s.tooBig(68, big);
        s.after(1)
                .withoutDontFragment()
                .again(big, 0, 512)
                .again(big, 512, 512)
                .again(big, 1024, 436)
                .after(40)
                .acknowledge(big);

        assertThat(rules(s.diagnosis())).contains("ptb-mtu-too-low").doesNotContain("ptb-ignored");
    }
}
