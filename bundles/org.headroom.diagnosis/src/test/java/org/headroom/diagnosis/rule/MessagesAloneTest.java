package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Scenario;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.junit.jupiter.api.Test;

/** Captures that were made with a filter for ICMP: messages without the packets that they answer. */
class MessagesAloneTest {

    static Scenario told(int times, int milliseconds, int mtu) {
        var s = new Scenario().open();
        for (int i = 0; i < times; i++) {
            s.tooBig(mtu, new Scenario.Segment(true, 1000, 1460, 7000 + i)).after(milliseconds);
        }
        return s;
    }

    private static List<Finding> ignored(Scenario scenario) {
        return scenario.diagnosis().findings().stream()
                .filter(f -> f.rule().equals("ptb-ignored"))
                .toList();
    }

    @Test
    void messagesWithoutEndAreNotHeard() {
        var finding = ignored(told(8, 700, 1480)).getFirst();

        assertThat(finding.pathMtu()).isEqualTo(1480);
        assertThat(finding.icmp().count()).isEqualTo(8);
        assertThat(finding.direction()).isEqualTo(Direction.CLIENT_TO_SERVER);
        assertThat(finding.title()).isEqualTo(Scenario.CLIENT + " is told 8 times that 1480 octets is the most");
    }

    @Test
    void oneMessageTellsTheNumberAndNothingAboutWhoIsTold() {
        var diagnosis = told(1, 0, 1480).diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(diagnosis.summary())
                .isEqualTo("Not enough to judge. " + Scenario.CLIENT + " is told that 1480 octets is the most.");
        assertThat(diagnosis.findings()).hasSize(1);
        var finding = diagnosis.findings().getFirst();
        assertThat(finding.pathMtu()).isEqualTo(1480);
        assertThat(finding.remedies()).isEmpty();
        assertThat(finding.explanation())
                .startsWith(Scenario.ROUTER + " sends " + Scenario.CLIENT
                        + " ICMP fragmentation needed, about packets to " + Scenario.SERVER + ": ");
        assertThat(told(2, 20, 1480).diagnosis().findings().getFirst().explanation())
                .contains("fragmentation needed, 2 times, about");
    }

    @Test
    void aQuoteThatWasCutOffMayBeAboutWhatIsThere() {
        var s = new Scenario().overVersion6().open();
        assertThat(rules(s.tooBig(1480, new Scenario.Segment(true, 1000, 1460, 7000))))
                .containsExactly("ptb-about-unseen");

        var cut = new Scenario().overVersion6().open().cutAt(40 + 8 + 30);
        assertThat(rules(cut.tooBig(1480, new Scenario.Segment(true, 1000, 1460, 7000))))
                .isEmpty();
    }

    private static List<String> rules(Scenario scenario) {
        return scenario.diagnosis().findings().stream().map(Finding::rule).toList();
    }

    @Test
    void aBurstIsInFlight() {
        assertThat(ignored(told(40, 20, 1480))).isEmpty();
    }

    @Test
    void aSenderForgetsAfterTenMinutes() {
        assertThat(ignored(told(8, 600_000, 1480))).isEmpty();
    }

    @Test
    void aSizeThatThePacketHasIsNoReasonToSendLess() {
        assertThat(ignored(told(8, 700, 1500))).isEmpty();
    }

    @Test
    void aHostThatIsSeenSendingIsJudgedByWhatItSends() {
        var s = told(8, 700, 1480);
        s.handshake(1460, 1460);
        s.acknowledge(s.client(1440));

        assertThat(ignored(s)).isEmpty();
    }
}
