package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headroom.diagnosis.Scenario.CLIENT;
import static org.headroom.diagnosis.Scenario.ROUTER;
import static org.headroom.diagnosis.Scenario.SERVER;

import java.util.List;
import java.util.Objects;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Interval;
import org.headroom.diagnosis.Scenario;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far each rule may go: on both sides of what it takes for proof. A wrong accusation is worse than none. */
class GuardsTest {

    private static List<String> rules(Scenario s) {
        return s.diagnosis().findings().stream().map(Finding::rule).toList();
    }

    private static Finding finding(Scenario s, String rule) {
        return s.diagnosis().findings().stream()
                .filter(f -> f.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " is not among " + rules(s)));
    }

    private static Scenario connected() {
        var s = new Scenario().handshake(1460, 1460);
        return s.after(20).acknowledge(s.client(200));
    }

    private static Scenario connectedOverVersion6() {
        var s = new Scenario().overVersion6().handshake(1440, 1440);
        return s.after(20).acknowledge(s.client(200));
    }

    private static Scenario repeat(Scenario s, Scenario.Segment segment, int times) {
        for (int i = 0; i < times; i++) {
            s.after(250 << i).again(segment);
        }
        return s;
    }

    private static Scenario stuck(Scenario s, int octets, int copies) {
        return repeat(s, s.client(octets), copies).after(50).ack(false);
    }

    // Silent loss: how often, how large, and what else may be the cause.

    @Test
    void threeCopiesMayBeLostByChanceAndFourNot() {
        assertThat(rules(stuck(connected(), 1460, 2))).doesNotContain("silent-size-loss");
        assertThat(rules(stuck(connected(), 1460, 3))).contains("silent-size-loss");
    }

    @Test
    void copiesWithinARoundTripShareOneFate() {
        var s = connected();
        var big = s.client(1460);
        for (int i = 0; i < 8; i++) {
            s.after(4).again(big);
        }
        s.after(500).again(big).after(50).ack(false);

        assertThat(rules(s)).doesNotContain("silent-size-loss");
    }

    @ParameterizedTest
    @CsvSource({"960, false", "961, true"})
    void noPathOfVersion4IsSuspectedToCarryLessThanThousand(int octets, boolean accused) {
        assertThat(rules(stuck(connected(), octets, 5)).contains("silent-size-loss"))
                .isEqualTo(accused);
    }

    @ParameterizedTest
    @CsvSource({"1220, false", "1221, true"})
    void everyPathOfVersion6Carries1280(int octets, boolean accused) {
        assertThat(rules(stuck(connectedOverVersion6(), octets, 5)).contains("silent-size-loss"))
                .isEqualTo(accused);
    }

    /** The receiver says something of its own. */
    private static Scenario alive(Scenario s) {
        s.after(200).server(100);
        return s;
    }

    @Test
    void moreTriesMakeItSurer() {
        var once = connected();
        for (int i = 0; i < 30; i++) {
            once.after(20).acknowledge(once.client(100));
        }

        assertThat(finding(stuck(connected(), 1460, 4), "silent-size-loss").confidence())
                .isEqualTo(Confidence.LIKELY);
        assertThat(finding(alive(stuck(once, 1460, 4)), "silent-size-loss").confidence())
                .isEqualTo(Confidence.CONFIRMED);
    }

    @Test
    void smallSegmentsThatAreLostAsOftenSpeakAgainstSize() {
        var s = connected();
        for (int i = 0; i < 6; i++) {
            var small = s.client(90);
            s.after(250).again(small).after(500).again(small).after(1_000).again(small);
            s.after(20).acknowledge(small);
        }

        assertThat(rules(stuck(s, 1460, 4))).doesNotContain("silent-size-loss");
    }

    @Test
    void aWindowThatStaysShutHoldsBigSegmentsBack() {
        var s = connected().zeroWindow(false);
        var big = s.client(1460);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(big).after(20).zeroWindow(false);
        }

        assertThat(rules(s)).contains("zero-window").doesNotContain("silent-size-loss", "peer-dead");
    }

    @Test
    void aHostThatResetsAtOnceIsNoBlackHole() {
        var s = connected();
        var big = s.client(1460);
        s.after(20).reset(false);
        repeat(s, big, 5);

        assertThat(rules(s)).doesNotContain("silent-size-loss");
    }

    @Test
    void aHostThatResetsAfterLongWaitingChangesNothing() {
        var s = connected();
        repeat(s, s.client(1460), 5).after(50).reset(false);

        assertThat(rules(s)).contains("silent-size-loss");
    }

    @Test
    void aHostThatAnswersNothingSmallEitherIsDead() {
        var s = connected();
        var big = s.client(1460);
        s.after(100);
        var small = s.client(50);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(big).again(small);
        }

        assertThat(rules(s)).contains("peer-dead").doesNotContain("silent-size-loss");
    }

    private static Scenario chatty() {
        var s = connected();
        for (int i = 0; i < 30; i++) {
            s.after(20).acknowledge(s.client(100));
        }
        return s;
    }

    @Test
    void aHostThatFallsSilentForBothAfterSmallTalkIsDead() {
        var s = chatty();
        var big = s.client(1460);
        s.after(100);
        var small = s.client(50);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(big);
            if (i < 2) {
                s.again(small);
            }
        }

        assertThat(rules(s)).contains("peer-dead").doesNotContain("silent-size-loss");
    }

    @Test
    void aTailAndAnEndThatNobodyAnswersAreTwoSmallTrials() {
        var s = connected();
        var big = s.client(1460);
        s.after(400).client(50);
        repeat(s, big, 5).finish(true).after(8_000).again(big);

        assertThat(rules(s)).contains("peer-dead").doesNotContain("silent-size-loss");
    }

    @Test
    void aHostThatIsSilentOnLargeOnesAloneMayBeAlive() {
        var large = chatty();
        var big = large.client(1460);
        var half = large.client(1000);
        for (int i = 0; i < 5; i++) {
            large.after(250 << i).again(big).again(half);
        }
        var once = chatty();
        var other = once.client(1460);
        once.client(50);
        repeat(once, other, 5);

        assertThat(rules(large)).contains("silent-size-loss").doesNotContain("peer-dead");
        assertThat(rules(once)).contains("silent-size-loss").doesNotContain("peer-dead");
    }

    @Test
    void theSmallestThatIsLostAgainAndAgainBoundsThePath() {
        var s = chatty();
        var big = s.client(1460);
        var smaller = s.client(1300);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(big).again(smaller);
        }

        assertThat(finding(s.after(50).ack(false), "silent-size-loss").pathMtuRange())
                .isEqualTo(new Interval(240, 1340));
    }

    @Test
    void aHostThatIsHeardAgainIsNotDeadAndLossOfAllSizesIsNotOfSize() {
        var s = connected();
        var big = s.client(1460);
        var small = s.client(50);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(big).again(small);
        }
        s.after(50).ack(false);

        assertThat(rules(s)).doesNotContain("silent-size-loss", "peer-dead");
    }

    @Test
    void aSilenceOfLessThanTwoSecondsIsNoDeath() {
        var s = new Scenario().handshake(1460, 1460);
        s.after(5).acknowledge(s.client(1460));
        var again = new Scenario().handshake(1460, 1460);
        again.after(5).acknowledge(again.client(1460));

        assertThat(rules(repeat(s, s.client(100), 3))).doesNotContain("peer-dead");
        assertThat(rules(repeat(again, again.client(100), 4))).contains("peer-dead");
    }

    /** A path that carried full packets and changed under the connection. */
    @Test
    void aPathThatCarriedFullPacketsAndStopsToIsABlackHoleIfSmallOnesStillPass() {
        var s = connected();
        s.after(20).acknowledge(s.client(1000));
        s.after(20).acknowledge(s.client(1460)).after(5_000);
        var big = s.client(1460);
        var tail = s.client(300);
        s.after(40).sack(tail);

        var found = finding(repeat(s, big, 5).after(50).ack(false), "silent-size-loss");

        assertThat(found.pathMtuRange()).as("1040 passed before").isEqualTo(new Interval(1040, 1500));
        assertThat(found.verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void whatTheReceiverAcknowledgesWasNotLostWhateverIsMissingHere() {
        var s = connected();
        var big = s.client(1460);
        repeat(s, big, 5);
        s.beyond(true, 20_000);
        s.after(20).acknowledge(new Scenario.Segment(true, big.sequence() + 10_000, 0, 0));

        assertThat(rules(s)).contains("capture-loss").doesNotContain("silent-size-loss", "receiver-gap");
    }

    @Test
    void aSmallerPieceThatMayYetBeAcknowledgedBoundsNothing() {
        var s = chatty();
        var big = s.client(1460);
        repeat(s, big, 4).again(big, 0, 1036).after(150).ack(false);
        assertThat(finding(s, "silent-size-loss").pathMtuRange()).isEqualTo(new Interval(240, 1500));

        s.after(60).ack(false);
        assertThat(finding(s, "silent-size-loss").pathMtuRange()).isEqualTo(new Interval(240, 1076));
    }

    @Test
    void lossOnAnotherFlowOfThePathNarrowsTheInterval() {
        var s = new Scenario().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(1300));
        s.handshake(1460, 1460);

        assertThat(finding(stuck(s, 1460, 5), "silent-size-loss").pathMtuRange())
                .isEqualTo(new Interval(1340, 1500));
    }

    @Test
    void whatSpeaksAgainstOtherCausesIsSaid() {
        var found = finding(alive(stuck(connected(), 1460, 5)), "silent-size-loss");

        assertThat(found.ruledOut())
                .extracting(r -> r.cause())
                .containsExactlyInAnyOrder("random-loss", "zero-window", "peer-dead", "offload", "capture-loss");
        var closed = connected().zeroWindow(false).after(100).ack(false);
        assertThat(finding(stuck(closed, 1460, 5), "silent-size-loss").ruledOut())
                .extracting(r -> r.cause())
                .doesNotContain("zero-window");
    }

    // Messages: what a sender can know, and when.

    @Test
    void whatIsSentBeforeTheMessageCanHaveBeenHeardIsInFlight() {
        var s = connected();
        var big = s.client(1460);
        s.tooBig(1480, big).after(60).again(big).after(60).again(big).after(60).again(big);

        assertThat(rules(s)).doesNotContain("ptb-ignored");
        s.after(100).again(big).after(400).again(big);
        assertThat(finding(s, "ptb-ignored").confidence()).isEqualTo(Confidence.CONFIRMED);
    }

    @Test
    void aLongRoundTripPutsMoreInFlight() {
        var s = new Scenario()
                .open()
                .syn(1460)
                .after(300)
                .synAck(1460)
                .after(300)
                .ack(true);
        s.after(600).acknowledge(s.client(200));
        var big = s.client(1460);
        s.tooBig(1480, big)
                .after(500)
                .again(big)
                .after(600)
                .again(big)
                .after(50)
                .ack(false);

        assertThat(rules(s)).doesNotContain("ptb-ignored");
        assertThat(rules(s.after(900).again(big).after(900).again(big))).contains("ptb-ignored");
    }

    @Test
    void aMessageForEveryCopyIsProofEvenInAHurry() {
        var s = connected();
        var big = s.client(1460);
        for (int i = 0; i < 3; i++) {
            s.tooBig(1480, big).after(30).again(big);
        }

        var found = finding(s, "ptb-ignored");

        assertThat(found.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(found.verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void oneLateCopyNeedsTwoMessagesOfItsOwn() {
        var s = connected();
        var big = s.client(1460);
        s.tooBig(1480, big).after(300).again(big);

        assertThat(rules(s)).doesNotContain("ptb-ignored");
        assertThat(rules(s.tooBig(1480, big))).contains("ptb-ignored");
    }

    @Test
    void aSmallSegmentSentAgainIsNoCompliance() {
        var s = connected();
        s.tooBig(1480, s.client(1460));
        var small = s.client(100);
        s.after(300).again(small);

        assertThat(rules(s)).doesNotContain("pmtud-working").contains("mss-exceeds-path");
    }

    @Test
    void smallerPiecesFromBeforeTheMessageAreNoAnswerToIt() {
        var s = connected();
        var big = s.client(1460);
        s.after(300).again(big, 0, 1000).again(big, 1000, 460);
        s.after(5).tooBig(1480, big).after(20).acknowledge(big);

        assertThat(rules(s)).doesNotContain("pmtud-working");
    }

    @Test
    void aCopyThatIsStillTooLongIsNoCompliance() {
        var s = connected();
        var big = s.client(1460);
        s.tooBig(1400, big).after(1).again(big, 0, 1361).after(20).acknowledge(big);
        var fits = connected();
        var other = fits.client(1460);
        fits.tooBig(1400, other)
                .after(1)
                .again(other, 0, 1360)
                .again(other, 1360, 100)
                .after(20)
                .acknowledge(other);

        assertThat(rules(s)).doesNotContain("pmtud-working");
        assertThat(rules(fits)).contains("pmtud-working");
    }

    @Test
    void messagesAboutOtherOctetsDoNotAnswerTheseCopies() {
        var s = connected();
        var first = s.client(1460);
        var second = s.client(1460);
        s.tooBig(1480, first).tooBig(1480, second);
        s.after(30).again(first).after(30).again(first);
        s.tooBig(1480, second);

        assertThat(rules(s)).doesNotContain("ptb-ignored");
    }

    @Test
    void aSenderThatTriesASmallerSizeInTheEndHasHeard() {
        var s = connected();
        var big = s.client(1460);
        s.tooBig(1480, big);
        repeat(s, big, 4).again(big, 0, 1440);

        assertThat(rules(s)).doesNotContain("ptb-ignored");
    }

    @ParameterizedTest
    @CsvSource({"1499, ptb-ignored", "1500, ptb-bogus", "1501, ptb-bogus"})
    void aMessageMustForbidWhatItQuotes(int mtu, String rule) {
        var s = connected();
        var big = s.client(1460);
        for (int i = 0; i < 4; i++) {
            s.tooBig(mtu, big).after(250 << i).again(big);
        }
        s.after(20).ack(false);

        assertThat(rules(s)).contains(rule).containsAnyOf("ptb-ignored", "ptb-bogus");
        assertThat(rules(s).contains("ptb-ignored") && rules(s).contains("ptb-bogus"))
                .isFalse();
    }

    @Test
    void aDamagedMessageIsRightlyDropped() {
        var s = connected();
        var big = s.client(1460);
        for (int i = 0; i < 4; i++) {
            s.tooBigDamaged(1480, big).after(250 << i).again(big);
        }
        var found = finding(s.after(20).ack(false), "ptb-bogus");

        assertThat(found.explanation()).contains("checksum");
        assertThat(found.pathMtuRange()).isEqualTo(new Interval(240, 1500));
        assertThat(rules(s)).doesNotContain("ptb-ignored", "pmtud-working", "mss-exceeds-path");
    }

    @Test
    void aMessageInVersion6IsJudgedTheSame() {
        var s = connectedOverVersion6();
        var big = s.client(1440);
        for (int i = 0; i < 4; i++) {
            s.tooBig(1480, big).after(250 << i).again(big);
        }
        var found = finding(s.after(20).ack(false), "ptb-ignored");

        assertThat(found.pathMtu()).isEqualTo(1480);
        assertThat(Objects.requireNonNull(found.recommendedMss()).ipv6()).isEqualTo(1420);
        assertThat(found.explanation()).contains("packet too big");
    }

    @Test
    void complianceInVersion6IsComplianceAndNotBelow1280() {
        var s = connectedOverVersion6();
        var big = s.client(1440);
        s.tooBig(1400, big)
                .after(300)
                .again(big, 0, 1340)
                .again(big, 1340, 100)
                .after(20)
                .acknowledge(big);
        assertThat(rules(s)).contains("pmtud-working").doesNotContain("ptb-mtu-too-low");

        var low = connectedOverVersion6();
        var other = low.client(1440);
        low.tooBig(1279, other)
                .after(300)
                .again(other, 0, 1219)
                .again(other, 1219, 221)
                .after(20)
                .acknowledge(other);
        assertThat(rules(low)).contains("ptb-mtu-too-low").doesNotContain("pmtud-working");
    }

    @Test
    void octetsSentBeforeTheCaptureBeganWereSentAllTheSame() {
        var s = new Scenario().open();
        var before = new Scenario.Segment(true, s.client(100).sequence() - 1_460, 1_460, 7);
        s.tooBig(1480, before).after(5).acknowledge(s.client(100));

        assertThat(rules(s)).doesNotContain("ptb-out-of-window");
    }

    @Test
    void octetsThatTheHandshakeRulesOutWereNeverSent() {
        var s = connected();
        var before = new Scenario.Segment(true, s.client(100).sequence() - 2_000, 1_460, 7);
        s.tooBig(1480, before).after(5).acknowledge(s.client(100));

        var found = finding(s, "ptb-out-of-window");

        assertThat(found.verdict()).isEqualTo(Verdict.OTHER_TROUBLE);
        assertThat(found.severity()).isEqualTo(Severity.MINOR);
    }

    @Test
    void octetsALittleAheadWereMissedByTheCapture() {
        var s = connected();
        var big = s.client(1460);
        s.tooBig(ROUTER, 1480, big, big.sequence() + 1_460 + 2_920).after(5).acknowledge(big);

        assertThat(rules(s)).doesNotContain("ptb-out-of-window");
    }

    @Test
    void whoKeepsToTheSizeHasHeardThoughItsCopiesWereMissed() {
        var s = connected();
        var big = s.client(1460);
        s.tooBig(1480, big).after(20).acknowledge(big);
        for (int i = 0; i < 3; i++) {
            s.acknowledge(s.after(20).client(1440));
        }

        assertThat(rules(s)).contains("pmtud-working").doesNotContain("mss-exceeds-path");
        s.acknowledge(s.after(500).client(1460));
        assertThat(rules(s)).contains("mss-exceeds-path").doesNotContain("pmtud-working");
    }

    @Test
    void aSizeThatDoesNotPassEitherIsNoPathMtu() {
        var s = connected();
        var big = s.client(1460);
        s.tooBig(1480, big).after(1);
        for (int i = 0; i < 4; i++) {
            s.again(big, 0, 1440).after(250 << i);
        }
        s.ack(false);

        assertThat(rules(s)).doesNotContain("pmtud-working", "mss-exceeds-path");
    }

    @Test
    void octetsFarBeyondAreForeignEvenWithoutHandshake() {
        var s = new Scenario().open();
        var big = s.client(1460);
        s.tooBig(ROUTER, 1480, big, big.sequence() + 50_000_000).after(5).acknowledge(big);

        assertThat(rules(s)).contains("ptb-out-of-window");
    }

    @Test
    void aBlackHoleIsSeenWithoutHandshakeToo() {
        var s = new Scenario().open();
        s.after(20).acknowledge(s.client(200));
        s.after(20).acknowledge(s.client(300));
        var found = finding(stuck(s, 1460, 5), "silent-size-loss");

        assertThat(found.pathMtuRange()).isEqualTo(new Interval(340, 1500));
        assertThat(found.ruledOut()).extracting(r -> r.cause()).doesNotContain("offload");
    }

    /** A quote of 2,960 octets that offload had glued together: on the wire they were 1,500 each. */
    @Test
    void aSuperPacketThatGoesAgainInSmallerOnesIsCompliance() {
        var s = connected();
        var glued = s.client(2_920);
        s.tooBig(1480, glued).after(1);
        s.again(glued, 0, 1440).again(glued, 1440, 1440).again(glued, 2880, 40);
        s.after(40).acknowledge(glued);

        assertThat(rules(s)).contains("pmtud-working").doesNotContain("ptb-ignored", "silent-size-loss");
        assertThat(s.diagnosis().verdict()).isEqualTo(Verdict.PMTUD_WORKING);
    }

    @Test
    void aSuperPacketThatIsLostAndComesThroughInPiecesOfFullSizeIsNoFallback() {
        var s = connected();
        for (int i = 0; i < 3; i++) {
            var glued = s.client(2_920);
            for (int copy = 0; copy < 3; copy++) {
                s.after(250 << copy).again(glued);
            }
            s.after(3_000)
                    .again(glued, 0, 1460)
                    .again(glued, 1460, 1460)
                    .after(40)
                    .acknowledge(glued);
        }

        assertThat(rules(s)).doesNotContain("plpmtud-fallback", "silent-size-loss");
    }

    @Test
    void aSuperPacketThatNeverArrivesIsAsLongAsAPacketOnTheWire() {
        assertThat(finding(stuck(connected(), 14_600, 5), "silent-size-loss").pathMtuRange())
                .isEqualTo(new Interval(240, 1500));
    }

    @Test
    void aSenderThatLetsRoutersCutItsPacketsHasHeard() {
        var s = connected();
        var big = s.client(1460);
        s.tooBig(1480, big).after(300);
        repeat(s.withoutDontFragment(), big, 4).after(20).ack(false);

        assertThat(rules(s)).doesNotContain("ptb-ignored");
    }

    @Test
    void aSenderThatNeverForbadeToCutIsToldInVainAllTheSame() {
        var s = connected().withoutDontFragment();
        var big = s.client(1460);
        s.tooBig(1480, big).after(300);
        repeat(s, big, 4).after(20).ack(false);

        assertThat(rules(s)).contains("ptb-ignored");
    }

    @Test
    void aMessageWithoutNumberThatChangesNothingIsABlackHole() {
        var s = connected();
        var big = s.client(1460);
        for (int i = 0; i < 4; i++) {
            s.tooBig(0, big).after(250 << i).again(big);
        }
        var found = finding(s.after(20).ack(false), "ptb-mtu-zero");

        assertThat(found.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void aNumberTooLowThatChangesNothingIsABlackHole() {
        var s = connected();
        var big = s.client(1460);
        for (int i = 0; i < 4; i++) {
            s.tooBig(500, big).after(250 << i).again(big);
        }
        var found = finding(s.after(20).ack(false), "ptb-mtu-too-low");

        assertThat(found.verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    /** The moment at which a capture ends between a sender's pieces and their acknowledgments. */
    @ParameterizedTest
    @ValueSource(ints = {0, 68})
    void aSenderThatHasBegunToCutUpItsPacketsIsAtWork(int mtu) {
        var s = connected();
        var big = s.client(1460);
        s.after(45).again(big).tooBig(mtu, big).after(1).withoutDontFragment();
        s.again(big, 0, 500).after(45).again(big, 500, 500).after(45).again(big, 1000, 460);

        assertThat(s.diagnosis().verdict()).isEqualTo(Verdict.PMTUD_WORKING);
    }

    @Test
    void aSenderThatHasBegunWithOtherOctetsIsAtWorkToo() {
        var s = connected();
        var big = s.client(1460);
        var next = s.client(1460);
        s.tooBig(0, big).after(400).again(next).after(800).again(next);
        assertThat(finding(s, "ptb-mtu-zero").verdict()).isEqualTo(Verdict.BLACK_HOLE);

        s.after(1).again(big, 0, 1000);
        assertThat(finding(s, "ptb-mtu-zero").verdict()).isEqualTo(Verdict.PMTUD_WORKING);

        s.after(1600).again(next);
        assertThat(finding(s, "ptb-mtu-zero").verdict()).as("and gave it up").isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void aSmallerPieceThatIsLostAgainAndAgainIsNoProgress() {
        var s = connected();
        var big = s.client(1460);
        s.tooBig(0, big).after(1).again(big, 0, 966);
        assertThat(finding(s, "ptb-mtu-zero").verdict()).isEqualTo(Verdict.PMTUD_WORKING);

        s.tooBig(0, big).after(250).again(big, 0, 966).after(500).again(big, 0, 966);
        assertThat(finding(s, "ptb-mtu-zero").verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void copiesThatWereOnTheirWayWhenTheMessageCameAccuseNobody() {
        var s = connected();
        var big = s.client(1460);
        s.after(45).again(big).after(45).again(big).tooBig(0, big).after(100).again(big);
        assertThat(finding(s, "ptb-mtu-zero").verdict()).isEqualTo(Verdict.PMTUD_WORKING);

        s.after(400).again(big);
        assertThat(finding(s, "ptb-mtu-zero").verdict())
                .as("the timeout that RFC 5927 §7.2 waits for")
                .isEqualTo(Verdict.PMTUD_WORKING);

        s.after(800).again(big);
        assertThat(finding(s, "ptb-mtu-zero").verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void aSenderThatGoesDownStepByStepIsAtWork() {
        var s = connected();
        var big = s.client(1460);
        for (var plateau : List.of(1500, 1492, 1006, 508)) {
            s.after(300).again(big, 0, plateau - 40).tooBig(0, big);
        }

        assertThat(finding(s, "ptb-mtu-zero").verdict()).isEqualTo(Verdict.PMTUD_WORKING);
    }

    @Test
    void aWrongNumberHidesNoBlackHoleAndAccusesNoSenderThatFoundOutByItself() {
        var s = connected();
        var big = s.client(1460);
        s.tooBig(1500, big);
        repeat(s, big, 2);
        assertThat(rules(s)).contains("ptb-bogus");

        s.after(1).again(big, 0, 1000);
        assertThat(rules(s)).doesNotContain("ptb-bogus");
    }

    @Test
    void nobodyNeedGoBelow1280InVersion6() {
        var s = connectedOverVersion6();
        var big = s.client(1440);
        s.tooBig(1000, big).after(300).again(big, 0, 1220).after(400).again(big, 0, 1220);
        assertThat(rules(s)).contains("ptb-mtu-too-low").doesNotContain("ptb-ignored");

        var deaf = connectedOverVersion6();
        var other = deaf.client(1440);
        deaf.tooBig(1000, other).after(300).again(other).after(400).again(other);
        assertThat(rules(deaf)).contains("ptb-ignored");
    }

    @ParameterizedTest
    @CsvSource({"280, false", "600, true", "700, false"})
    void whatIsForgottenAfterTenMinutesIsTriedAgain(int seconds, boolean said) {
        var s = connected();
        for (int i = 0; i < 2; i++) {
            var big = s.client(1460);
            s.tooBig(1480, big)
                    .after(1)
                    .again(big, 0, 1440)
                    .again(big, 1440, 20)
                    .after(40)
                    .acknowledge(big);
            s.after(seconds * 1_000);
        }

        assertThat(finding(s, "pmtud-working").explanation().contains("every " + seconds + " s"))
                .isEqualTo(said);
    }

    // Tunnels.

    private static Scenario tunnelled(int outer, int copies) {
        var s = new Scenario().throughIpip().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(200));
        var big = s.client(1460);
        s.tunnelTooBig(outer, big);
        return repeat(s, big, copies).after(1_200).ack(false);
    }

    @Test
    void aTunnelThatKeepsTheNumberToItself() {
        var found = finding(tunnelled(1500, 4), "ptb-not-relayed");

        assertThat(found.pathMtu()).isEqualTo(1480);
        assertThat(found.direction()).isEqualTo(Direction.CLIENT_TO_SERVER);
        assertThat(Objects.requireNonNull(found.overhead()).bytes()).isEqualTo(20);
        assertThat(rules(tunnelled(1500, 4))).doesNotContain("silent-size-loss", "ptb-ignored");
    }

    @Test
    void oneSegmentThatStaysAwayForASecondIsEnoughBehindATunnel() {
        var s = new Scenario().throughIpip().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(200));
        var big = s.client(1460);
        var tail = s.client(100);
        s.tunnelTooBig(1500, big).after(20).sack(tail);

        assertThat(rules(s)).doesNotContain("ptb-not-relayed");
        assertThat(rules(s.after(1_000).ack(true))).contains("ptb-not-relayed");
    }

    @Test
    void aTunnelThatTellsAsMuchInsideHasRelayed() {
        var s = new Scenario().throughIpip().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(200));
        var big = s.client(1460);
        for (int i = 0; i < 4; i++) {
            s.tunnelTooBig(1500, big).tooBig(1480, big).after(250 << i).again(big);
        }

        assertThat(rules(s.after(20).ack(false))).contains("ptb-ignored").doesNotContain("ptb-not-relayed");
    }

    @Test
    void aTunnelThatTellsTooMuchInsideHasNot() {
        var s = new Scenario().throughIpip().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(200));
        var big = s.client(1460);
        for (int i = 0; i < 4; i++) {
            s.tunnelTooBig(1500, big).tooBig(1490, big).after(250 << i).again(big);
        }

        assertThat(rules(s.after(20).ack(false))).contains("ptb-not-relayed");
    }

    // Gaps at the receiver.

    @ParameterizedTest
    @CsvSource({"2895, false", "2896, true"})
    void aGapIsWorthTwoFullSegments(int octets, boolean accused) {
        assertThat(rules(connected().after(14_000).ackFromBeyond(false, octets)).contains("receiver-gap"))
                .isEqualTo(accused);
    }

    @Test
    void aGapThatMayStillBeFilledIsNone() {
        var s = connected().after(500).ackFromBeyond(false, 11_680);

        assertThat(rules(s)).doesNotContain("receiver-gap");
        assertThat(rules(s.after(1_200).ack(true))).contains("receiver-gap");
    }

    @Test
    void aGapBehindWhichDataComesIsOneWhereTheReceiverSaysSo() {
        var s = connected().after(14_000).beyond(false, 11_680);
        s.server(100);

        assertThat(rules(s)).as("its acknowledgments are not captured").doesNotContain("receiver-gap");
        assertThat(rules(s.after(20).ack(true))).contains("receiver-gap");
    }

    @Test
    void aResetAcknowledgesNothing() {
        var s = connected().after(14_000).beyond(false, 11_680);
        s.server(100);

        assertThat(rules(s.after(20).reset(true))).doesNotContain("receiver-gap");
    }

    @Test
    void whoHasResetTheConnectionAcknowledgesNoMore() {
        var s = connected().after(20).reset(true);

        assertThat(rules(s.after(14_000).ackFromBeyond(false, 11_680))).doesNotContain("receiver-gap");
    }

    @Test
    void whereTheCaptureLostSomeItMayHaveLostTheRest() {
        var s = connected();
        s.acknowledgeSome(s.server(100), 101);

        assertThat(rules(s.after(14_000).ackFromBeyond(false, 11_680))).contains("receiver-gap");

        var unseen = connected();
        unseen.acknowledgeSome(unseen.server(100), 1_560).beyond(false, 1_460);
        assertThat(rules(unseen.after(14_000).ackFromBeyond(false, 11_680)))
                .contains("capture-loss")
                .doesNotContain("receiver-gap");
    }

    @Test
    void anAcknowledgmentWithinTheGapShowsThatSomeOfItCame() {
        var s = connected();
        var before = s.server(100);
        s.after(14_000).acknowledge(before).ackFromBeyond(false, 11_680);

        assertThat(rules(s)).contains("receiver-gap");
        assertThat(rules(s.after(20).acknowledgeSome(before, 1_560))).doesNotContain("receiver-gap");
    }

    @Test
    void fullSizeIsWhatTheSendersOwnMssSays() {
        var narrow = new Scenario().handshake(1460, 1240);
        narrow.after(20).acknowledge(narrow.client(200));
        narrow.acknowledge(narrow.server(1_228));

        assertThat(rules(narrow.after(14_000).ackFromBeyond(false, 11_680))).doesNotContain("receiver-gap");

        var wide = connected();
        wide.acknowledge(wide.server(1_228));
        assertThat(rules(wide.after(14_000).ackFromBeyond(false, 11_680))).contains("receiver-gap");
    }

    @Test
    void aFinalSegmentIsAcknowledgedToo() {
        var s = connected().after(14_000).beyond(false, 11_680).finish(false);

        assertThat(rules(s)).doesNotContain("receiver-gap");
        assertThat(rules(s.after(20).ack(true))).contains("receiver-gap");
    }

    @ParameterizedTest
    @CsvSource({"-1, 65535, true", "-1, 65536, false", "1, 65536, true", "1, 131070, true", "1, 131071, false"})
    void aGapIsNotLargerThanAWindow(int scale, int octets, boolean accused) {
        var s = new Scenario().scalingBy(scale).handshake(1460, 1460);
        s.after(20).acknowledge(s.client(200));

        assertThat(rules(s.after(14_000).ackFromBeyond(false, octets)).contains("receiver-gap"))
                .isEqualTo(accused);
    }

    @Test
    void aSecondAnswerToASynIsNoGap() {
        var s = new Scenario().open().syn(1460).after(20).synAck(1460).synAckAnew(30_000);
        s.after(5).ack(true).after(14_000).acknowledge(s.client(200));
        var answer = s.after(5).server(1000);

        var diagnosis = s.after(5).acknowledge(answer).diagnosis();

        assertThat(diagnosis.findings()).isEmpty();
    }

    @Test
    void behindItsEndAConnectionHasNoGap() {
        var s = connected().after(20).finish(false).after(20).ack(true);

        assertThat(rules(s.after(14_000).ackFromBeyond(false, 11_680).ack(true)))
                .doesNotContain("receiver-gap");
    }

    @Test
    void aGapThatIsFilledLaterIsNone() {
        var s = connected();
        var first = new Scenario.Segment(false, s.server(100).sequence() + 100, 5_000, 0);
        s.after(14_000).ackFromBeyond(false, 5_000);
        for (int i = 0; i < 5; i++) {
            s.again(first, i * 1_000, 1_000);
        }

        assertThat(rules(s)).doesNotContain("receiver-gap");
    }

    @Test
    void aSenderThatKeepsToItsOwnSizeLostNothingForSize() {
        var s = connected();
        for (int i = 0; i < 3; i++) {
            s.after(5).acknowledge(s.server(1_000));
        }
        assertThat(rules(s.after(14_000).ackFromBeyond(false, 11_680))).doesNotContain("receiver-gap");

        var twice = connected();
        for (int i = 0; i < 2; i++) {
            twice.after(5).acknowledge(twice.server(1_000));
        }
        assertThat(rules(twice.after(14_000).ackFromBeyond(false, 11_680))).contains("receiver-gap");

        var unanswered = connected();
        for (int i = 0; i < 3; i++) {
            unanswered.after(5).server(1_000);
        }
        assertThat(rules(unanswered.after(14_000).ackFromBeyond(false, 11_680)))
                .as("what is seen here has come so far")
                .doesNotContain("receiver-gap");
    }

    // A sender's own fallback.

    private static Scenario fallback(int lost, int octets) {
        var s = connected();
        var big = s.client(1460);
        repeat(s, big, lost - 1).after(3_000).again(big, 0, octets);
        if (octets < 1460) {
            s.again(big, octets, 1460 - octets);
        }
        return s.after(40).acknowledge(big);
    }

    @Test
    void threeLossesBeforeTheSmallerSizeAreAFallbackAndTwoNot() {
        assertThat(rules(fallback(3, 1024))).contains("plpmtud-fallback");
        assertThat(rules(fallback(2, 1024))).doesNotContain("plpmtud-fallback");
    }

    @Test
    void packetsOfTheOldSizeThatPassLaterSpeakAgainstAFallback() {
        var s = fallback(3, 1024);
        s.after(5).acknowledge(s.client(1460));

        assertThat(rules(s)).doesNotContain("plpmtud-fallback");
    }

    @Test
    void probesOfAClosedWindowAreNoFallback() {
        var s = connected().zeroWindow(false);
        var big = s.client(1460);
        repeat(s, big, 3).after(3_000).ack(false).again(big, 0, 1024).again(big, 1024, 436);

        assertThat(rules(s.after(40).acknowledge(big))).doesNotContain("plpmtud-fallback");
    }

    @Test
    void aFallbackTellsItsCost() {
        var found = finding(fallback(3, 1024), "plpmtud-fallback");

        assertThat(found.pathMtuRange()).isEqualTo(new Interval(1064, 1500));
        assertThat(found.title()).contains("after 3.79 s");
        assertThat(found.explanation()).startsWith("1500 octets were sent 3 times in vain");
    }

    // Fragments.

    private static Scenario answers(int broken, int whole, int settle) {
        var s = new Scenario().open();
        for (int i = 0; i < whole; i++) {
            s.question().after(20).fragmentedAnswer(2000, true).after(1_000);
        }
        for (int i = 0; i < broken; i++) {
            s.question().after(20).fragmentedAnswer(2000, false).after(1_000);
        }
        return s.after(settle).question();
    }

    @Test
    void twoBrokenAnswersProveNothing() {
        assertThat(rules(answers(2, 0, 0))).doesNotContain("fragments-lost");
        assertThat(finding(answers(3, 0, 0), "fragments-lost").confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding(answers(6, 0, 0), "fragments-lost").confidence()).isEqualTo(Confidence.CONFIRMED);
    }

    @ParameterizedTest
    @CsvSource({"1000, 40, true", "1000, 29, true", "1000, 57, false", "499, 40, false"})
    void aQuestionIsAskedAgainAlikeAndAfterAWait(int wait, int octets, boolean accused) {
        var s = new Scenario();
        for (int i = 0; i < 3; i++) {
            s.open()
                    .question(40)
                    .after(20)
                    .fragmentedAnswer(2000, false)
                    .after(wait)
                    .question(octets);
        }

        assertThat(rules(s.after(3_000).ack(true)).contains("fragments-lost")).isEqualTo(accused);
    }

    @Test
    void besideTheSenderNothingIsLostYet() {
        var s = new Scenario().onTheirLink().open();
        for (int i = 0; i < 6; i++) {
            s.question().after(20).fragmentedAnswer(2000, false).after(1_000);
        }
        assertThat(rules(s.question())).as("a filter on ports hides the rest").doesNotContain("fragments-lost");

        var whole = new Scenario().onTheirLink().open().question().after(20).fragmentedAnswer(2000, true);
        assertThat(finding(whole, "fragmentation").title()).isEqualTo("1 datagram leaves in fragments");
        assertThat(finding(answers(0, 1, 0), "fragmentation").title())
                .isEqualTo("1 datagram travels in fragments, complete");
    }

    @Test
    void whereAsManyComeWholeTheLossIsOrdinary() {
        assertThat(rules(answers(3, 3, 0))).doesNotContain("fragments-lost");
        assertThat(rules(answers(4, 3, 0))).contains("fragments-lost");
    }

    @Test
    void theCaptureMayEndBeforeTheRestComes() {
        var s = new Scenario().open();
        for (int i = 0; i < 2; i++) {
            s.question().after(20).fragmentedAnswer(2000, false).after(1_000);
        }
        s.question().after(20).fragmentedAnswer(2000, false).after(400).ack(true);

        assertThat(rules(s)).doesNotContain("fragments-lost");
        assertThat(rules(s.after(400).question())).contains("fragments-lost");
    }

    @ParameterizedTest
    @CsvSource({CLIENT + ", true", ROUTER + ", false"})
    void aHostThatGivesUpReassemblingMissesThem(String host, boolean accused) {
        var s = new Scenario();
        for (int i = 0; i < 4; i++) {
            s.open().question().after(20).fragmentedAnswer(2000, false).after(3_000);
        }

        assertThat(rules(s.gaveUpReassembling(host)).contains("fragments-lost")).isEqualTo(accused);
    }

    // Jumbo frames.

    @ParameterizedTest
    @CsvSource({"1960, false", "1961, true"})
    void babyGiantsAreNoJumboFrames(int mss, boolean accused) {
        var s = new Scenario().handshake(mss, mss);
        s.after(20).acknowledge(s.client(1000));

        assertThat(rules(stuck(s, mss, 5)).contains("jumbo-mismatch")).isEqualTo(accused);
    }

    @Test
    void jumboFramesThatPassAboveOrdinaryOnesAreNoMismatchOfASwitch() {
        var s = new Scenario().handshake(8960, 8960);
        s.after(20).acknowledge(s.client(4000));

        assertThat(rules(stuck(s, 8960, 5))).contains("silent-size-loss").doesNotContain("jumbo-mismatch");
    }

    @Test
    void aRouterThatSays1500TellsOfTheSameMismatch() {
        var s = new Scenario().handshake(8960, 8960);
        s.after(20).acknowledge(s.client(1000));
        var big = s.client(8960);
        for (int i = 0; i < 4; i++) {
            s.tooBig(1500, big).after(250 << i).again(big);
        }
        var found = finding(s.after(20).ack(false), "jumbo-mismatch");

        assertThat(found.pathMtu()).isEqualTo(1500);
        assertThat(found.pathMtuRange()).isNull();
        assertThat(found.confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void onOneLinkNoRouterCouldSaySo() {
        var s = new Scenario().onTheirLink().handshake(8960, 8960);
        s.after(20).acknowledge(s.client(1000));
        var found = finding(stuck(s, 8960, 5), "jumbo-mismatch");

        assertThat(found.confidence()).isEqualTo(Confidence.CONFIRMED);
        assertThat(found.explanation()).contains("No router lies between");
        assertThat(found.pathMtuRange()).isEqualTo(new Interval(1040, 9000));
    }

    // The MSS that a bulk sender keeps to.

    private static Scenario bulk(int octets, int times) {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < times; i++) {
            s.acknowledge(s.serverStreams(octets));
        }
        return s;
    }

    @Test
    void sixFullSegmentsShowAClampAndFiveNot() {
        assertThat(rules(bulk(1412, 6))).contains("mss-clamp-inferred");
        assertThat(rules(bulk(1412, 5))).doesNotContain("mss-clamp-inferred");
    }

    @ParameterizedTest
    @CsvSource({"1440, true", "1441, false", "1024, false", "1000, true", "560, true", "559, false"})
    void aSizeThatNeitherOptionsNorABufferExplains(int octets, boolean clamped) {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 8; i++) {
            s.acknowledge(s.clientStreams(octets));
        }

        assertThat(rules(s).contains("mss-clamp-inferred")).isEqualTo(clamped);
    }

    @ParameterizedTest
    @ValueSource(ints = {1300, 1440})
    void onlyTheServerCanHaveForgottenTheMssInASynCookie(int octets) {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 8; i++) {
            s.acknowledge(s.clientStreams(octets));
        }

        assertThat(rules(bulk(octets, 8))).doesNotContain("mss-clamp-inferred");
        assertThat(rules(s)).contains("mss-clamp-inferred");
    }

    @Test
    void segmentsThatAreNotInARowShowNothing() {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 8; i++) {
            s.acknowledge(s.serverStreams(1412))
                    .acknowledge(s.serverStreams(1412))
                    .acknowledge(s.serverStreams(700));
        }

        assertThat(rules(s)).doesNotContain("mss-clamp-inferred");
    }

    @Test
    void aSenderThatWasToldASmallerMtuKeepsToIt() {
        var s = new Scenario().handshake(1460, 1460);
        var big = s.server(1460);
        s.tooBig(1452, big)
                .after(1)
                .again(big, 0, 1412)
                .again(big, 1412, 48)
                .after(20)
                .acknowledge(big);
        s.handshake(1460, 1460);
        for (int i = 0; i < 8; i++) {
            s.acknowledge(s.serverStreams(1412));
        }

        assertThat(rules(s)).doesNotContain("mss-clamp-inferred");
    }

    /** RFC 9293 §3.8.6.2.1: a sender may keep to half the largest window that it was offered. */
    private static Scenario bulk(Scenario s, int times) {
        for (int i = 0; i < times; i++) {
            s.acknowledge(s.serverStreams(1412));
        }
        return s;
    }

    private static boolean clamped(Scenario s) {
        return rules(s).contains("mss-clamp-inferred");
    }

    @ParameterizedTest
    @CsvSource({"2823, false", "2825, false", "2826, true"})
    void halfOfASmallWindowIsNoClamp(int window, boolean clamped) {
        assertThat(clamped(bulk(new Scenario().clientWindow(window).handshake(1460, 1460), 8)))
                .isEqualTo(clamped);
    }

    @ParameterizedTest
    @CsvSource({"352, false", "353, false", "354, true"})
    void aScaledWindowIsAsLargeAsBothSynsMakeIt(int window, boolean clamped) {
        var s = new Scenario().scalingBy(3).open().clientWindow(1_000).syn(1460).synAck(1460);
        s.clientWindow(window).after(20).ack(true).after(50);

        assertThat(clamped(bulk(s, 8))).isEqualTo(clamped);
    }

    @Test
    void aScaleThatOneEndDoesNotKnowOrThatWasCutOffCountsForNothing() {
        var oneEnd = new Scenario().scalingBy(3).open().clientWindow(1_000).syn(1460);
        oneEnd.scalingBy(-1).synAck(1460).after(20).ack(true).after(50);
        var cut =
                new Scenario().scalingBy(3).cutAt(48).open().clientWindow(1_000).syn(1460);
        cut.synAck(1460).after(20).ack(true).after(50);
        var open =
                new Scenario().scalingBy(3).cutAt(48).open().clientWindow(2_826).syn(1460);
        open.synAck(1460).after(20).ack(true).after(50);

        assertThat(clamped(bulk(oneEnd, 8))).isFalse();
        assertThat(clamped(bulk(cut, 8))).isFalse();
        assertThat(clamped(bulk(open, 8))).as("unscaled, at least").isTrue();
    }

    @Test
    void onlyAWindowThatTheSenderHasHeardOfGivesItRoom() {
        var small = bulk(new Scenario().clientWindow(2_824).handshake(1460, 1460), 8);
        small.clientWindow(65_535).ack(true);
        assertThat(clamped(small)).as("nothing was sent since").isFalse();

        bulk(small, 5);
        assertThat(clamped(small)).as("these were on their way").isFalse();

        bulk(small.after(50), 8);
        assertThat(clamped(small)).isTrue();
    }

    @Test
    void theWindowsOfSeveralConnectionsAreLookedUpTogether() {
        var s = new Scenario();
        for (int i = 0; i < 3; i++) {
            s.clientWindow(1_000).handshake(1460, 1460);
            bulk(s.clientWindow(i == 1 ? 2_900 : 2_800).ack(true).after(50), 8);
        }

        assertThat(finding(s, "mss-clamp-inferred").flowCount()).isEqualTo(1);
    }

    // Others.

    @ParameterizedTest
    @CsvSource({"400, false", "401, true"})
    void aWindowShutForLongIsTold(int millis, boolean told) {
        var s = connected().zeroWindow(false);
        // the packet itself takes ten microseconds
        s.after(millis - 1).ack(false);

        assertThat(rules(s.after(2_000).zeroWindow(false).after(millis).ack(false))
                        .contains("zero-window"))
                .isEqualTo(told || millis == 400);
    }

    @Test
    void anUnreachableAboutAConnectionThatStandsRefusesNothing() {
        assertThat(rules(connected().unreachable(1))).doesNotContain("connection-refused");
    }

    @Test
    void twoSynsWithoutAnswerAreNotYetADeadHost() {
        var two = new Scenario().open().syn(1460).after(1_000).syn(1460).after(2_000);
        assertThat(rules(two)).doesNotContain("peer-dead");
        assertThat(rules(two.syn(1460))).contains("peer-dead");
    }

    @Test
    void aFirewallsWordIsNoSilence() {
        var s = new Scenario().open();
        for (int i = 0; i < 4; i++) {
            s.syn(1460).unreachable(13).after(1_000 << i);
        }

        assertThat(rules(s)).contains("connection-refused");
        assertThat(s.diagnosis().verdict()).isEqualTo(Verdict.OTHER_TROUBLE);
    }

    @Test
    void aServersSynAckWithoutMssIsNamedToo() {
        var s = new Scenario().handshake(1460, -1);
        s.after(300).acknowledge(s.client(400));
        var answer = s.server(500);
        s.after(5).again(answer).after(300).again(answer).after(5).again(answer).acknowledge(answer);

        assertThat(finding(s, "mss-missing").title()).contains(SERVER);
    }

    @Test
    void theMssOfScannersIsNoAsymmetry() {
        assertThat(rules(new Scenario().handshake(1460, 536))).doesNotContain("mss-asymmetric");
        assertThat(rules(new Scenario().handshake(1460, 537))).contains("mss-asymmetric");
    }

    @Test
    void aHalfClampHurtsTheDirectionThatStaysLarge() {
        var s = new Scenario().open().syn(1460);
        s.oneHopOn().synAck(1460).synRewritten(1400).synAckRewritten(1460).ack(true);
        s.after(20).acknowledge(s.client(200));
        var found = finding(stuck(s, 1460, 5), "mss-clamp-one-way");

        assertThat(found.direction()).isEqualTo(Direction.CLIENT_TO_SERVER);
        assertThat(found.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(found.severity()).isEqualTo(Severity.MINOR);
    }

    @Test
    void aHoleOfOneOctetIsNoLossOfTheCapture() {
        var s = connected();
        var segment = s.client(100);
        s.beyond(true, 1);
        s.after(20).acknowledge(new Scenario.Segment(true, segment.sequence(), 101, 0));

        assertThat(rules(s)).doesNotContain("capture-loss");
    }

    @Test
    void aRouterThatRationsItsMessagesIsTold() {
        var s = connected();
        var big = s.client(1460);
        for (int i = 0; i < 4; i++) {
            s.tooBig(1480, big).after(250).again(big).after(250).again(big);
        }

        assertThat(finding(s.after(20).ack(false), "ptb-ignored").explanation())
                .contains("4 messages for 9 packets")
                .contains("and quotes 28 octets");
    }

    @Test
    void aMessageForEachPacketIsNotRationed() {
        var s = connected();
        var big = s.client(1460);
        for (int i = 0; i < 5; i++) {
            s.tooBig(1480, big).after(500).again(big);
        }

        assertThat(finding(s.after(20).ack(false), "ptb-ignored").explanation()).doesNotContain("rations");
    }
}
