package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Scenario;
import org.headroom.diagnosis.Verdict;
import org.junit.jupiter.api.Test;

/** What the MSS options and the sizes that follow them say, and what only looks like it. */
class MssRulesTest {

    private static List<String> rules(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::rule).toList();
    }

    private static Finding finding(Diagnosis diagnosis, String rule) {
        return diagnosis.findings().stream()
                .filter(f -> f.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " is not among " + rules(diagnosis)));
    }

    @Test
    void oneEndOnAJumboLink() {
        var found = finding(new Scenario().handshake(8960, 1460).diagnosis(), "mss-asymmetric");

        assertThat(found.mss().client()).isEqualTo(8960);
        assertThat(found.mss().server()).isEqualTo(1460);
        assertThat(found.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void theRoomOfTimestampsIsNoAsymmetry() {
        assertThat(rules(new Scenario().handshake(1460, 1448).diagnosis())).doesNotContain("mss-asymmetric");
    }

    @Test
    void aClampThatForgetsTheSynAck() {
        var s = new Scenario().open().syn(1460);
        s.oneHopOn().synAck(1460).synRewritten(1400).synAckRewritten(1460).ack(true);

        var found = finding(s.diagnosis(), "mss-clamp-one-way");

        assertThat(found.title()).contains("SYN only");
        assertThat(found.explanation()).contains("client still sends packets of up to 1500");
    }

    @Test
    void aClampOfBothIsNotOneWay() {
        var s = new Scenario().open().syn(1460);
        s.oneHopOn().synAck(1460).synRewritten(1400).synAckRewritten(1400).ack(true);

        assertThat(rules(s.diagnosis())).contains("mss-clamped").doesNotContain("mss-clamp-one-way");
    }

    @Test
    void aSynAckThatNeedsNoClampIsNotForgotten() {
        var s = new Scenario().open().syn(1460);
        s.oneHopOn().synAck(1380).synRewritten(1400).synAckRewritten(1380).ack(true);

        assertThat(rules(s.diagnosis())).doesNotContain("mss-clamp-one-way");
    }

    @Test
    void fullPacketsSmallerThanAnnouncedTellOfAClampFurtherOn() {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 8; i++) {
            s.acknowledge(s.serverStreams(1452));
        }
        assertThat(rules(s.diagnosis())).as("eight octets are options").doesNotContain("mss-clamp-inferred");

        var t = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 8; i++) {
            t.acknowledge(t.serverStreams(1412));
        }
        assertThat(finding(t.diagnosis(), "mss-clamp-inferred").explanation()).contains("to 1412");
    }

    @Test
    void anApplicationThatWritesSmallPiecesIsNoClamp() {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 8; i++) {
            s.acknowledge(s.server(1412));
        }

        assertThat(rules(s.diagnosis())).doesNotContain("mss-clamp-inferred");
    }

    @Test
    void aSenderOnASmallerLinkIsNoClamp() {
        var s = new Scenario().handshake(1460, 1412);
        for (int i = 0; i < 8; i++) {
            s.acknowledge(s.serverStreams(1412));
        }

        assertThat(rules(s.diagnosis())).doesNotContain("mss-clamp-inferred");
    }

    @Test
    void whatASynCookieRemembersIsNoClamp() {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 8; i++) {
            s.acknowledge(s.serverStreams(1300));
        }

        assertThat(rules(s.diagnosis())).doesNotContain("mss-clamp-inferred");
    }

    @Test
    void jumboFramesThatASwitchDrops() {
        var s = new Scenario().handshake(8960, 8960);
        s.after(20).acknowledge(s.client(1000));
        var lost = s.client(8960);
        for (int wait = 300; wait < 10_000; wait *= 2) {
            s.after(wait).again(lost);
        }
        s.after(100).ack(false);

        var diagnosis = s.diagnosis();

        assertThat(rules(diagnosis)).contains("jumbo-mismatch", "silent-size-loss");
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
    }

    @Test
    void aBlackHoleBetweenOrdinaryHostsIsNoJumboMismatch() {
        var s = new Scenario().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(1000));
        var lost = s.client(1460);
        for (int wait = 300; wait < 10_000; wait *= 2) {
            s.after(wait).again(lost);
        }
        s.after(100).ack(false);

        assertThat(rules(s.diagnosis())).contains("silent-size-loss").doesNotContain("jumbo-mismatch");
    }
}
