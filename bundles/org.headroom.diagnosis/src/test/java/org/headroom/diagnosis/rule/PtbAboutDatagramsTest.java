package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Scenario;
import org.headroom.diagnosis.Verdict;
import org.headroom.diagnosis.remedy.Remedy;
import org.headroom.flow.Direction;
import org.junit.jupiter.api.Test;

/** Datagrams that a router refuses: a number, and where the sender goes on, a black hole. */
class PtbAboutDatagramsTest {

    private static final int LARGE = 1452;

    /** Large datagrams, each refused at 1440 octets, and so many small ones after each. */
    static Scenario refused(int times, int milliseconds, int small) {
        var s = new Scenario().open().datagram(true, 100).after(10).datagram(false, 100);
        for (int i = 0; i < times; i++) {
            s.datagram(true, LARGE).after(1).tooBigDatagram(1440, LARGE).after(milliseconds);
            for (int j = 0; j < small; j++) {
                s.datagram(true, 100).after(10).datagram(false, 100);
            }
        }
        return s;
    }

    private static List<String> rules(Scenario scenario) {
        return scenario.diagnosis().findings().stream().map(Finding::rule).toList();
    }

    @Test
    void whoGoesOnAtTheOldSizeDoesNotLearnIt() {
        var diagnosis = refused(4, 300, 1).diagnosis();
        var finding = diagnosis.findings().getFirst();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(finding.rule()).isEqualTo("ptb-ignored");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.pathMtu()).isEqualTo(1440);
        assertThat(finding.direction()).isEqualTo(Direction.CLIENT_TO_SERVER);
        assertThat(finding.icmp().count()).isEqualTo(4);
        assertThat(finding.explanation()).contains("goes on: 3 more of up to 1480 octets follow");
        assertThat(finding.evidence()).hasSize(4 + 3);
    }

    @Test
    void noMssMendsDatagrams() {
        var remedies = refused(4, 300, 1).diagnosis().findings().getFirst().remedies();

        assertThat(remedies).isNotEmpty().noneMatch(r -> r.kind() == Remedy.Kind.CLAMP_MSS);
    }

    @Test
    void whatWasOnItsWayProvesNothing() {
        assertThat(rules(refused(6, 10, 0))).containsExactly("ptb-about-datagrams");
    }

    @Test
    void aFewAmongManyThatFitAreProbes() {
        assertThat(rules(refused(4, 300, 5))).containsExactly("ptb-about-datagrams");
    }

    @Test
    void thoseThatComplyAreToldByTheNumberOnly() {
        var finding = refused(1, 300, 9).diagnosis().findings().getFirst();

        assertThat(finding.rule()).isEqualTo("ptb-about-datagrams");
        assertThat(finding.pathMtu()).isEqualTo(1440);
        assertThat(finding.title()).isEqualTo("Over 1440 octets datagrams to " + Scenario.SERVER + " do not pass");
        assertThat(finding.remedies()).isEmpty();
    }

    @Test
    void pingsWithoutEndAreSomebodysTest() {
        var s = new Scenario().open();
        for (int i = 0; i < 10; i++) {
            s.tooBigPing(1400, 1500).after(1_000);
        }
        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(diagnosis.summary())
                .isEqualTo("Not enough to judge. Over 1400 octets pings to " + Scenario.SERVER + " do not pass.");
        assertThat(diagnosis.findings()).hasSize(1);
        assertThat(diagnosis.findings().getFirst().icmp().count()).isEqualTo(10);
    }
}
