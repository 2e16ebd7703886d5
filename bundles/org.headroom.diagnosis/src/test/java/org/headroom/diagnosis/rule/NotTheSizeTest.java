package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Interval;
import org.headroom.diagnosis.Scenario;
import org.headroom.diagnosis.Verdict;
import org.junit.jupiter.api.Test;

/** Large packets that stay lost, and what decides whether it is their size. */
class NotTheSizeTest {

    private static List<String> rules(Scenario s) {
        return s.diagnosis().findings().stream().map(Finding::rule).toList();
    }

    private static Finding silent(Scenario s) {
        return s.diagnosis().findings().stream()
                .filter(f -> f.rule().equals("silent-size-loss"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rules(s)));
    }

    /** A connection on which a small request passes. */
    private static Scenario connected(Scenario s) {
        s.handshake(1460, 1460);
        var request = s.after(20).client(200);
        return s.after(20).acknowledge(request);
    }

    private static void again(Scenario s, Scenario.Segment segment) {
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(segment);
        }
    }

    /** A connection that gets full-size packets through, and another whose segments of the same size stay lost. */
    private static Scenario besideAnother(int lost) {
        var s = connected(new Scenario());
        s.acknowledge(s.client(1460));
        connected(s);
        var first = s.client(1460);
        for (int i = 1; i < lost; i++) {
            s.client(1460);
        }
        var small = s.client(100);
        s.after(20).sack(small);
        again(s, first);
        return s.after(20).ack(false);
    }

    @Test
    void oneSegmentBesideAConnectionThatPassesIsNotLostForItsSize() {
        assertThat(rules(besideAnother(1))).containsExactly("stalled-transfer");
    }

    @Test
    void severalSegmentsMayTakeANarrowerWay() {
        assertThat(rules(besideAnother(3))).contains("silent-size-loss");
    }

    @Test
    void whereNothingIsKnownToPassNothingIsCalledTooLarge() {
        var s = new Scenario().open();
        again(s, s.client(1460));
        s.ack(false);
        for (int i = 0; i < 8; i++) {
            s.after(20).server(100);
        }

        assertThat(rules(s)).doesNotContain("silent-size-loss");
    }

    /** A request in two segments, of which the second is too large as well, or is not; neither is answered. */
    private static Scenario tail(int octets) {
        var s = connected(new Scenario());
        for (int i = 0; i < 12; i++) {
            s.after(20).acknowledge(s.client(200));
        }
        var big = s.client(1460);
        var tail = s.client(octets);
        s.after(200).again(tail).after(200).again(tail);
        again(s, big);
        return s;
    }

    @Test
    void aTailThatIsTooLargeAsWellIsNoSmallPacket() {
        assertThat(silent(tail(1350)).pathMtuRange()).isEqualTo(new Interval(240, 1390));
    }

    @Test
    void aSmallTailThatIsLostAsWellMeansThatNothingArrives() {
        assertThat(rules(tail(700))).containsExactly("peer-dead");
    }

    /** Packets turn in circles, says a router: whatever their size. */
    @Test
    void whoseTimeIsOverWasNotTooLarge() {
        var s = connected(new Scenario());
        var big = s.client(1460);
        s.timeExceeded(big);
        again(s, big);
        s.after(20).ack(false);

        assertThat(rules(s)).doesNotContain("silent-size-loss");
    }

    /** The capture began with the copy of a later segment. */
    @Test
    void whatComesBeforeTheFirstPacketSeenCounts() {
        var s = new Scenario().open();
        var one = new Scenario.Segment(true, 1_000_000, 1460, 900);
        var two = new Scenario.Segment(true, 1_001_460, 1460, 901);
        s.again(two);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(one);
        }
        s.after(20).acknowledge(two);

        assertThat(s.diagnosis().verdict()).isEqualTo(Verdict.HEALTHY);
    }

    /** A connection on which small requests pass; then a full segment goes again and again without a sign of life, and something beside it. */
    private static Scenario hung(Consumer<Scenario> before, Consumer<Scenario> beside) {
        var s = connected(new Scenario());
        before.accept(s);
        for (int i = 0; i < 12; i++) {
            s.after(20).acknowledge(s.client(200));
        }
        var big = s.client(1460);
        s.client(1460);
        for (int i = 0; i < 5; i++) {
            beside.accept(s);
            s.after(250 << i).again(big);
        }
        return s;
    }

    @Test
    void withoutAnythingBesideItTheSizeIsSuspected() {
        assertThat(silent(hung(_ -> {}, _ -> {})).explanation()).contains("cannot be ruled out");
    }

    @Test
    void whatPassesMeanwhileInAsLargePacketsRefutesTheSize() {
        assertThat(rules(hung(_ -> {}, s -> s.ping(1500, true)))).doesNotContain("silent-size-loss");
        assertThat(rules(hung(_ -> {}, s -> s.ping(1400, true)))).contains("silent-size-loss");
        assertThat(rules(hung(_ -> {}, s -> s.datagram(true, 1472).after(5).datagram(false, 50))))
                .doesNotContain("silent-size-loss");
    }

    @Test
    void smallOnesThatAreNoLongerAnsweredMeanThatNothingPasses() {
        assertThat(rules(hung(s -> s.ping(100, true), s -> s.ping(100, false)))).doesNotContain("silent-size-loss");
        assertThat(rules(hung(_ -> {}, s -> s.ping(100, false))))
                .as("many hosts never answer")
                .contains("silent-size-loss");
        assertThat(rules(hung(
                        s -> s.datagram(true, 50).after(5).datagram(false, 50).after(5), s -> s.datagram(true, 50))))
                .doesNotContain("silent-size-loss");
    }

    @Test
    void aReconnectionThatGetsItThroughSoonAfterRefutesTheSize() {
        var soon = connected(hung(_ -> {}, _ -> {}).after(2_000));
        soon.after(5).acknowledge(soon.client(1460));
        var late = connected(hung(_ -> {}, _ -> {}).after(20_000));
        late.after(5).acknowledge(late.client(1460));

        assertThat(rules(soon)).doesNotContain("silent-size-loss");
        assertThat(rules(late)).as("somebody may have mended it").contains("silent-size-loss");
    }

    /** What the receiver repeats was acknowledged long ago: these small packets are lost, too. */
    @Test
    void acknowledgmentsInVainAreSmallPacketsThatAreLost() {
        var s = connected(new Scenario());
        var said = s.server(60);
        s.after(20).acknowledge(said);
        var big = s.client(1460);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(big).again(said).ack(true);
        }

        assertThat(rules(s)).doesNotContain("silent-size-loss");
    }

    /** What the receiver says once, and goes on from, was acknowledged: small packets reach it. */
    @Test
    void aReceiverThatGoesOnGetsSmallPackets() {
        var s = connected(new Scenario());
        var big = s.client(1460);
        for (int i = 0; i < 6; i++) {
            s.after(250 << i).again(big);
            s.after(30).acknowledge(s.server(60));
            s.ping(100, false);
        }

        assertThat(rules(s.ping(100, true))).contains("silent-size-loss");
    }

    /** Strangers that never complete a handshake are no sign that a server is cut off. */
    @Test
    void unansweredSynAcksToStrangersProveNothing() {
        var s = new Scenario();
        connected(s);
        for (int i = 0; i < 12; i++) {
            s.after(20).acknowledge(s.server(200));
        }
        var big = s.server(1460);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(big);
        }
        s.client("203.0.113.99").open().syn(1460);
        for (int i = 0; i < 4; i++) {
            s.synAck(1460).after(-3_000);
        }

        assertThat(rules(s.after(20_000).ping(100, true))).contains("silent-size-loss");
    }

    /** Many small messages are lost, and what is sent again is glued together. */
    @Test
    void whatWasLostWhenItWasSmallIsNotLostForItsSize() {
        var s = connected(new Scenario());
        s.after(20).acknowledge(s.client(300));
        var first = s.client(300);
        for (int i = 0; i < 4; i++) {
            s.after(60).client(300);
        }
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(first, 0, 1460);
        }

        assertThat(rules(s.after(20).ack(false))).doesNotContain("silent-size-loss");
    }

    @Test
    void whatAFilterRefusesIsNoMatterOfSize() {
        var diagnosis = hung(_ -> {}, s -> s.unreachable(13)).diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.OTHER_TROUBLE);
        assertThat(diagnosis.summary()).contains(Scenario.ROUTER + " refuses what " + Scenario.CLIENT + " sends");
    }

    @Test
    void aResetThatAnswersACopyShowsThatItArrived() {
        assertThat(rules(hung(_ -> {}, _ -> {}).after(20).resetUnknown(false))).doesNotContain("silent-size-loss");
        assertThat(rules(hung(_ -> {}, _ -> {}).after(20).reset(false)))
                .as("an application gave up")
                .contains("silent-size-loss");
    }

    /** The sender makes its packets smaller on its own, and then they pass. */
    private static Scenario fellBack(boolean smallerLost, Consumer<Scenario> beside) {
        var s = connected(new Scenario());
        var big = s.client(1460);
        for (int i = 0; i < 5; i++) {
            beside.accept(s);
            s.after(250 << i).again(big);
        }
        if (smallerLost) {
            s.again(big, 0, 500).after(5_000);
        }
        s.again(big, 0, 984).after(20).acknowledgeSome(big, 984);
        s.again(big, 984, 476).after(20).acknowledge(big);
        return s;
    }

    @Test
    void anOutageIsNoFallback() {
        assertThat(rules(fellBack(false, _ -> {}))).contains("plpmtud-fallback");
        assertThat(rules(fellBack(true, _ -> {}))).doesNotContain("plpmtud-fallback");
        assertThat(rules(fellBack(false, s -> s.ping(1500, true)))).doesNotContain("plpmtud-fallback");
    }

    /** Somebody may have mended it meanwhile. */
    @Test
    void whatPassesOnlyAfterAFallbackDoesNotRefuteIt() {
        var later = connected(fellBack(false, _ -> {}).after(1_000));
        later.after(5).acknowledge(later.client(1460));

        assertThat(rules(later)).contains("plpmtud-fallback");
    }
}
