package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Scenario;
import org.headroom.diagnosis.Verdict;
import org.junit.jupiter.api.Test;

/** Rules about handshakes, tunnels, fragments and captures: what fires each, and what looks alike and must not. */
class OtherRulesTest {

    private static List<String> rules(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::rule).toList();
    }

    @Test
    void theSameSynWithASmallerMssIsAClamp() {
        var s = new Scenario().open().syn(1460);
        s.oneHopOn().synAck(1460);
        s.synRewritten(1440).ack(true);
        s.after(5).acknowledge(s.client(1440));

        var diagnosis = s.diagnosis();

        assertThat(rules(diagnosis)).contains("mss-clamped").doesNotContain("mss-raised");
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void theSameSynWithALargerMssWasRaised() {
        var s = new Scenario().open().syn(1200);
        s.oneHopOn().synAck(1460);
        s.synRewritten(1440).ack(true);

        assertThat(rules(s.diagnosis())).contains("mss-raised").doesNotContain("mss-clamped");
    }

    @Test
    void whatHasMoreHopsToLiveCameFirst() {
        var s = new Scenario().open().oneHopOn().syn(1400);
        s.oneHopBack().synAck(1460);
        s.synRewritten(1440).ack(true);

        var diagnosis = s.diagnosis();

        assertThat(diagnosis.findings())
                .extracting(Finding::title)
                .contains("The MSS is lowered from 1440 to 1400 on the way");
        assertThat(rules(diagnosis)).doesNotContain("mss-raised");
    }

    @Test
    void aSynWithAnotherWindowIsNotTheSame() {
        var s = new Scenario().clientWindow(2920).open().syn(1200);
        s.oneHopOn().synAck(1460);
        s.synRewritten(1440).ack(true);

        assertThat(rules(s.diagnosis())).doesNotContain("mss-clamped", "mss-raised");
    }

    @Test
    void aSynSentAgainIsNotAClamp() {
        var s = new Scenario()
                .open()
                .syn(1460)
                .after(1000)
                .syn(1460)
                .synAck(1460)
                .ack(true);
        s.acknowledge(s.client(1460));

        assertThat(rules(s.diagnosis())).doesNotContain("mss-clamped", "mss-raised");
    }

    @Test
    void aConnectionWithDataAndWithoutMss() {
        var s = new Scenario().handshake(-1, 1460);
        s.after(300).acknowledge(s.client(400));
        s.acknowledge(s.server(536)).after(5).again(s.server(536));

        assertThat(rules(s.diagnosis())).contains("mss-missing");
    }

    @Test
    void aScannersBareSynIsNotWorthALine() {
        var s = new Scenario().open().syn(-1).reset(false);

        assertThat(rules(s.diagnosis())).doesNotContain("mss-missing").contains("connection-refused");
    }

    @Test
    void aTunnelIsMeasured() {
        var s = new Scenario().throughIpip().handshake(1440, 1440);
        s.acknowledge(s.client(1440));

        var diagnosis = s.diagnosis();
        var tunnel = diagnosis.findings().stream()
                .filter(f -> f.rule().equals("tunnel-observed"))
                .findFirst()
                .orElseThrow();

        assertThat(tunnel.overhead().bytes()).isEqualTo(20);
        assertThat(tunnel.overhead().measured()).isTrue();
        assertThat(tunnel.overhead().candidates().getFirst().encapsulation()).isEqualTo("ipip");
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void answersInFragmentsThatAllCome() {
        var s = new Scenario().open();
        for (int i = 0; i < 3; i++) {
            s.question().after(20).fragmentedAnswer(2000, true).after(1000);
        }

        var diagnosis = s.diagnosis();

        assertThat(rules(diagnosis)).contains("fragmentation").doesNotContain("fragments-lost");
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.FRAGMENTING);
    }

    @Test
    void answersWhoseSecondHalfNeverComesAndThatAreAskedForAgain() {
        var s = new Scenario().open();
        for (int i = 0; i < 4; i++) {
            s.question().after(20).fragmentedAnswer(2000, false).after(3000);
        }
        s.question();

        var diagnosis = s.diagnosis();

        assertThat(rules(diagnosis)).contains("fragments-lost");
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void firstFragmentsThatNobodyMissesAreTheWorkOfAFilter() {
        var s = new Scenario();
        for (int i = 0; i < 4; i++) {
            s.open().question().after(20).fragmentedAnswer(2000, false).after(3000);
        }
        s.open().question();

        assertThat(rules(s.diagnosis())).doesNotContain("fragments-lost");
    }

    @Test
    void oneDirectionAloneProvesNothing() {
        var s = new Scenario().open().syn(1460);
        for (int i = 0; i < 3; i++) {
            s.after(10).ack(true);
        }
        var big = s.client(1460);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(big);
        }

        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(rules(diagnosis)).contains("one-sided-capture").doesNotContain("silent-size-loss", "peer-dead");
        assertThat(diagnosis.recipe()).isNotNull();
    }

    @Test
    void aSynThatNobodyAnswers() {
        var s = new Scenario()
                .open()
                .syn(1460)
                .after(1000)
                .syn(1460)
                .after(2000)
                .syn(1460)
                .after(4000)
                .syn(1460);

        assertThat(rules(s.diagnosis())).containsExactly("peer-dead");
    }

    @Test
    void anUnreachableServer() {
        var s = new Scenario().open().syn(1460).unreachable(13);

        var diagnosis = s.diagnosis();

        assertThat(rules(diagnosis)).containsExactly("connection-refused");
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.OTHER_TROUBLE);
    }

    @Test
    void superPacketsOfOffloadAreNotTooBig() {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 3; i++) {
            s.after(1).acknowledge(s.client(14_600));
        }

        var diagnosis = s.diagnosis();

        assertThat(rules(diagnosis)).containsExactly("offload-super-packets");
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void aPacketObservedOnBothSidesOfARouterIsNotSentTwice() {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 5; i++) {
            var big = s.client(1460);
            s.oneHopOn().observed(big);
            s.after(300).acknowledge(big);
        }

        assertThat(rules(s.diagnosis())).isEmpty();
    }

    @Test
    void anAcknowledgmentOfWhatIsNotHereMeansThatTheCaptureLostIt() {
        var s = new Scenario().handshake(1460, 1460);
        s.acknowledge(s.client(1460));
        s.acknowledge(new Scenario.Segment(true, s.client(1460).sequence() + 30_000, 1460, 0));

        assertThat(rules(s.diagnosis())).contains("capture-loss").doesNotContain("receiver-gap", "silent-size-loss");
    }

    @Test
    void fullPacketsThatPassAreHealthAndSmallOnesProveNothing() {
        var full = new Scenario().handshake(1460, 1460);
        full.acknowledge(full.client(1460));
        var small = new Scenario().handshake(1460, 1460);
        small.acknowledge(small.client(100));

        assertThat(full.diagnosis().verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(small.diagnosis().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
