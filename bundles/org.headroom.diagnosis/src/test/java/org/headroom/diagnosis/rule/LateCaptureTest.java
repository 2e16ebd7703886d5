package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Scenario;
import org.headroom.diagnosis.Verdict;
import org.junit.jupiter.api.Test;

/** Captures that were started when the trouble was there already, as most are. */
class LateCaptureTest {

    /** A connection of which nothing but a full segment, again and again, is in the capture. */
    private static Scenario hanging(Scenario s) {
        var lost = s.open().client(1460);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(lost);
        }
        return s;
    }

    /** Another connection between the two hosts, with small packets. */
    private static Scenario answered(Scenario s, int octets) {
        s.handshake(1460, 1460);
        for (int i = 0; i < 4; i++) {
            var request = s.after(20).client(octets);
            s.after(20).acknowledge(request);
        }
        return s;
    }

    private static List<String> rules(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::rule).toList();
    }

    @Test
    void whoAnswersOthersWouldAnswerThisOne() {
        var diagnosis = answered(hanging(new Scenario()), 200).diagnosis();

        assertThat(rules(diagnosis)).containsExactly("silent-size-loss");
        assertThat(diagnosis.findings().getFirst().confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(diagnosis.summary()).contains("Packets of 1500 octets never arrive, those of 240 do");
    }

    @Test
    void whereLargePacketsPassOnThePathItIsNotTheSize() {
        var diagnosis = answered(hanging(new Scenario()), 1460).diagnosis();

        assertThat(rules(diagnosis)).contains("stalled-transfer").doesNotContain("silent-size-loss");
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void ofOneDirectionAloneNobodyCanTell() {
        var diagnosis = hanging(new Scenario()).diagnosis();

        assertThat(rules(diagnosis)).containsExactly("stalled-transfer", "one-sided-capture");
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** Acknowledgments take another way: what was sent again got there, or nothing would follow. */
    @Test
    void aSenderThatGoesOnDoesNotHang() {
        var s = hanging(new Scenario());
        s.after(50).client(1460);
        var diagnosis = answered(s, 200).diagnosis();

        assertThat(rules(diagnosis)).containsExactly("one-sided-capture");
    }

    /** The first thing that is seen of the sender tells how far it is. */
    @Test
    void aGapBehindAnAcknowledgmentIsOne() {
        var s = new Scenario().open().ack(true).beyond(true, 2920);
        var tail = s.client(400);
        s.after(1).sack(tail).after(5_000);
        var diagnosis = answered(s, 200).diagnosis();

        assertThat(rules(diagnosis)).containsExactly("receiver-gap");
        assertThat(diagnosis.findings().getFirst().title()).startsWith("2,920 octets never came here");
    }

    /** What it sent before the capture began may have come long ago. */
    @Test
    void aGapBehindWhatTheReceiverSaysIsNone() {
        var s = new Scenario().open().ack(false).beyond(true, 2920);
        var tail = s.client(400);
        s.after(1).sack(tail).after(5_000);

        assertThat(rules(answered(s, 200).diagnosis())).doesNotContain("receiver-gap");
    }

    /** A sender shrinks its packets and is heard; of one small copy this capture missed the packet. */
    @Test
    void aFallbackIsSeenThoughTheCaptureLostACopy() {
        var s = new Scenario().handshake(1460, 1460);
        var first = s.client(1460);
        var second = s.client(1460);
        for (int i = 0; i < 4; i++) {
            s.after(250 << i).again(first);
        }
        s.after(50).again(first, 0, 1024).after(20).acknowledgeSome(first, 1024);
        s.again(first, 1024, 436).after(20).acknowledge(second);
        s.beyond(true, 1024);
        var last = s.client(1024);
        s.after(20).acknowledge(last);

        assertThat(rules(s.diagnosis())).contains("plpmtud-fallback", "capture-loss");
    }
}
