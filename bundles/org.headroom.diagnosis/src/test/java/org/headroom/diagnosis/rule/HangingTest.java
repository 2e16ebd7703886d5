package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Interval;
import org.headroom.diagnosis.Scenario;
import org.headroom.diagnosis.Verdict;
import org.junit.jupiter.api.Test;

/** Transfers that hang after full-size packets had passed: none of them is healthy, and none is said to be a matter of size without proof. */
class HangingTest {

    /** Full packets pass, then one is sent again and again; the receiver goes on acknowledging what it had, or does not. */
    static Scenario hung(boolean heard) {
        var s = flowing();
        var lost = s.client(1460);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(lost);
        }
        return heard ? s.after(10).ack(false) : s;
    }

    private static Scenario flowing() {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 4; i++) {
            var full = s.after(20).client(1460);
            s.after(20).acknowledge(full);
        }
        return s;
    }

    private static List<String> rules(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::rule).toList();
    }

    @Test
    void whatHangsWithoutACauseIsNotHealthy() {
        var diagnosis = hung(true).diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(diagnosis.summary())
                .isEqualTo("Not enough to judge. A transfer hangs: 1500 octets are sent 6 times in vain.");
        assertThat(diagnosis.recipe()).isNotNull();
    }

    @Test
    void aPeerThatFallsSilentInTheMiddleOfATransferIsDead() {
        var diagnosis = hung(false).diagnosis();

        assertThat(rules(diagnosis)).containsExactly("peer-dead");
        assertThat(diagnosis.findings().getFirst().explanation())
                .contains("this size had passed before")
                .doesNotContain("neither big nor small");
    }

    @Test
    void acknowledgmentsOfWhatWasOnItsWayDoNotShowThatItLives() {
        var s = flowing();
        var before = s.client(1460);
        var lost = s.client(1460);
        s.after(30).acknowledge(before);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(lost);
        }

        assertThat(rules(s.diagnosis())).containsExactly("peer-dead");
    }

    @Test
    void oneSegmentAmongOthersOfItsSizeIsLostForWhatIsInIt() {
        var s = new Scenario().handshake(1460, 1460);
        var full = s.after(20).client(1460);
        s.after(20).acknowledge(full);
        var shunned = s.client(1460);
        for (int i = 0; i < 5; i++) {
            var passes = s.after(1).client(1460);
            s.after(20).sack(passes).after(250 << i).again(shunned);
        }
        var diagnosis = s.after(10).ack(false).diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.OTHER_TROUBLE);
        assertThat(diagnosis.findings().getFirst().title())
                .isEqualTo("One segment never passes, others of its size do");
    }

    @Test
    void withoutASignOfLifeABlackHoleIsLikelyAtTheMost() {
        assertThat(neverLarge(false).confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(neverLarge(true).confidence()).isEqualTo(Confidence.CONFIRMED);
    }

    /** Small packets pass, and a full one never does; a further small one may come through in the meantime. */
    private static Finding neverLarge(boolean smallSince) {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 12; i++) {
            var small = s.after(20).client(200);
            s.after(20).acknowledge(small);
        }
        var lost = s.client(1460);
        var small = s.client(200);
        for (int i = 0; i < 6; i++) {
            s.after(250 << i).again(lost);
        }
        if (smallSince) {
            s.after(10).sack(small);
        }
        return s.diagnosis().findings().stream()
                .filter(f -> f.rule().equals("silent-size-loss"))
                .findFirst()
                .orElseThrow();
    }

    /** Full packets pass, then one is missing, and what follows is SACKed; it comes in the end, or does not. */
    private static Scenario gap(boolean filled) {
        var s = flowing().beyond(true, 1460);
        var small = s.client(300);
        s.after(1).sack(small);
        if (filled) {
            var missing = new Scenario.Segment(true, small.sequence() - 1460, 1460, 5_000);
            s.after(300).again(missing).after(1).acknowledge(small);
        }
        return s.after(5_000).ack(false);
    }

    @Test
    void aGapThatStaysIsATransferThatHangs() {
        var diagnosis = gap(false).diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(diagnosis.summary())
                .isEqualTo("Not enough to judge. A transfer hangs: 1,460 octets never come here.");
        assertThat(gap(true).diagnosis().verdict()).isEqualTo(Verdict.HEALTHY);
    }

    /** Of an answer in two segments the full one never comes, while both ends go on. */
    private static Scenario answerWithoutItsFirst(Scenario s) {
        s.handshake(1460, 1460);
        var request = s.client(500);
        s.after(20).acknowledge(request).beyond(false, 1460);
        var tail = s.server(600);
        s.after(1).sack(tail).after(5_000);
        return s.ack(false).after(1).ack(true);
    }

    @Test
    void oneSegmentThatNeverComesMayBeChanceAndInSeveralConnectionsIsNot() {
        var once = new Scenario();
        assertThat(rules(answerWithoutItsFirst(once).diagnosis())).containsExactly("stalled-transfer");

        assertThat(rules(answerWithoutItsFirst(answerWithoutItsFirst(new Scenario()))
                        .diagnosis()))
                .contains("receiver-gap");
    }

    /** A network card cuts what the host sends: its second 1460 octets may be two packets of 1024 and 436. */
    private static Scenario shrinking(int before) {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < before; i++) {
            var passes = s.client(2920);
            s.after(20).acknowledge(passes);
        }
        var first = s.client(2920);
        for (int i = 0; i < 4; i++) {
            s.after(250 << i).again(first, 0, 1460);
        }
        s.after(3_000).again(first, 0, 1024).after(20).acknowledgeSome(first, 1024);
        s.again(first, 1024, 1024).after(20).acknowledgeSome(first, 2048);
        s.again(first, 2048, 872).after(20).acknowledge(first);
        for (int i = 0; i < 3; i++) {
            var more = s.client(2048);
            s.after(20).acknowledge(more);
        }
        var last = s.client(1460);
        return s.after(20).acknowledge(last);
    }

    /** Offload glues segments together; then the path becomes narrower, and perhaps the last segment of what was glued, a small one, arrives. */
    private static Scenario narrowed(boolean tailArrives) {
        var s = new Scenario().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(2920));
        var lost = s.after(20).client(2920);
        var last = s.client(2660);
        if (tailArrives) {
            s.after(20).sack(new Scenario.Segment(true, last.sequence() + 1460, 1200, 0));
        }
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(lost, 0, 1460);
        }
        return s;
    }

    @Test
    void theSmallTailOfWhatOffloadGluedTogetherShowsThatItIsTheSize() {
        var found = narrowed(true).diagnosis().findings().getFirst();

        assertThat(found.rule()).isEqualTo("silent-size-loss");
        assertThat(found.pathMtuRange()).isEqualTo(new Interval(1240, 1500));
        assertThat(rules(narrowed(false).diagnosis())).contains("peer-dead").doesNotContain("silent-size-loss");
    }

    @Test
    void whatOffloadGluedTogetherDoesNotHideAFallback() {
        var finding = shrinking(0).diagnosis().findings().getFirst();

        assertThat(finding.rule()).isEqualTo("plpmtud-fallback");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.largestDelivered()).isEqualTo(1064);
        assertThat(rules(shrinking(5).diagnosis())).doesNotContain("plpmtud-fallback", "size-unrelated-loss");
    }
}
