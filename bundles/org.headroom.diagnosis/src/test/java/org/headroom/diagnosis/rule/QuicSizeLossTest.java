package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Interval;
import org.headroom.diagnosis.Scenario;
import org.headroom.diagnosis.Verdict;
import org.junit.jupiter.api.Test;

/** Datagrams that nobody acknowledges in the clear: what their repetition proves. */
class QuicSizeLossTest {

    private static Scenario answered(int rounds) {
        var s = new Scenario().open();
        for (int i = 0; i < rounds; i++) {
            s.datagram(true, 1200).after(30).datagram(false, 1200).after(100);
        }
        return s;
    }

    private static java.util.List<String> rules(Scenario s) {
        return s.diagnosis().findings().stream().map(Finding::rule).toList();
    }

    @Test
    void largeDatagramsThatAreRepeatedWithoutAnAnswerVanish() {
        var s = answered(6);
        for (int wait = 100; wait < 4_000; wait *= 2) {
            s.datagram(true, 1400).after(wait);
        }

        var diagnosis = s.diagnosis();
        var found = diagnosis.findings().getFirst();

        assertThat(found.rule()).isEqualTo("quic-size-loss");
        assertThat(found.pathMtuRange()).isEqualTo(new Interval(1228, 1428));
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void aProbeThatIsLostBesideTrafficIsNoLoss() {
        var s = answered(3);
        for (int wait = 100; wait < 4_000; wait *= 2) {
            s.datagram(true, 1400).after(wait).datagram(true, 1200).after(30).datagram(false, 1200);
        }

        assertThat(rules(s)).doesNotContain("quic-size-loss");
    }

    @Test
    void anOtherEndThatNeverSpeaksProvesNothing() {
        var s = new Scenario().open().datagram(false, 100).after(50);
        for (int wait = 100; wait < 4_000; wait *= 2) {
            s.datagram(true, 1252).after(wait);
        }

        assertThat(rules(s)).doesNotContain("quic-size-loss");
    }

    @Test
    void aPeerThatFallsSilentForSmallOnesTooIsGone() {
        var s = answered(3);
        for (int wait = 100; wait < 4_000; wait *= 2) {
            s.datagram(true, 1200).after(wait);
        }

        assertThat(rules(s)).doesNotContain("quic-size-loss");
    }

    @Test
    void aSteadyStreamThatNeedsNoAnswerIsNoLoss() {
        var s = answered(6);
        for (int i = 0; i < 8; i++) {
            s.datagram(true, 1400).after(100);
        }

        assertThat(rules(s)).doesNotContain("quic-size-loss");
    }
}
