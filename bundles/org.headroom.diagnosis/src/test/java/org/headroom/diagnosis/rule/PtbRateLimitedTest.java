package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Scenario;
import org.junit.jupiter.api.Test;

/** A router that answers one packet in half a second, and routers that only seem to. */
class PtbRateLimitedTest {

    private static List<String> rules(Scenario scenario) {
        return scenario.diagnosis().findings().stream().map(Finding::rule).toList();
    }

    /** Three full-size packets at once, a message about the first of them, and {@code later} the same again. */
    static Scenario bursts(int milliseconds, boolean answerAll) {
        var s = new Scenario().handshake(1460, 1460);
        var first = s.client(1460);
        var second = s.client(1460);
        var third = s.client(1460);
        s.tooBig(1480, first);
        for (int i = 0; i < 4; i++) {
            s.after(milliseconds);
            var copy = s.sentAgain(first);
            s.tooBig(1480, copy);
            for (var other : List.of(second, third)) {
                var next = s.after(1).sentAgain(other);
                if (answerAll) {
                    s.tooBig(1480, next);
                }
            }
        }
        return s.after(1000);
    }

    @Test
    void silenceCloselyAfterEachMessageIsALimit() {
        assertThat(rules(bursts(500, false))).contains("ptb-rate-limited", "ptb-ignored");
    }

    @Test
    void aRouterThatAnswersEveryPacketHasNone() {
        assertThat(rules(bursts(500, true))).contains("ptb-ignored").doesNotContain("ptb-rate-limited");
    }

    @Test
    void messagesCloseToEachOtherAreNotLimited() {
        assertThat(rules(bursts(100, false))).contains("ptb-ignored").doesNotContain("ptb-rate-limited");
    }

    /** Copies answered one by one as the timer backs off are spaced by the sender, not by the router. */
    @Test
    void aSenderThatBacksOffIsNoLimit() {
        var s = new Scenario().handshake(1460, 1460);
        var lost = s.client(1460);
        s.tooBig(1480, lost);
        for (var wait : List.of(600, 1200, 2400)) {
            s.tooBig(1480, s.after(wait).sentAgain(lost));
        }

        assertThat(rules(s)).contains("ptb-ignored").doesNotContain("ptb-rate-limited");
    }

    /** Then the next message was due, and did not come: it was lost, or the packet was not too big for this router. */
    @Test
    void silenceLongAfterAMessageIsNoLimit() {
        for (var late : List.of(false, true)) {
            var s = new Scenario().handshake(1460, 1460);
            var first = s.client(1460);
            var second = s.client(1460);
            var third = s.client(1460);
            s.tooBig(1480, first);
            for (int i = 0; i < 3; i++) {
                s.tooBig(1480, s.after(500).sentAgain(first));
                s.after(1).again(second).after(1).again(third);
            }
            s.after(late ? 900 : 20).again(second).after(1).again(third).after(late ? 900 : 1_780);
            s.tooBig(1480, s.sentAgain(first)).after(1_000);

            assertThat(rules(s).contains("ptb-rate-limited")).isNotEqualTo(late);
        }
    }
}
