package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One trouble, captured in other ways: the verdict is the same. */
class WaysOfCapturingTest {

    /** IP header, ICMP header, and of the quote no more than its IP header and two octets. */
    private static final int BEFORE_THE_PORTS = 20 + 8 + 22;

    private static Scenario blackHole(Scenario s) {
        s.handshake(1460, 1460);
        var request = s.client(1460);
        s.tooBig(1480, request);
        for (var wait : List.of(300, 600, 1200)) {
            s.tooBig(1480, s.after(wait).sentAgain(request));
        }
        return s.after(1000);
    }

    /** Six copies without an answer, and a SYN-ACK without an identification. */
    private static Scenario silent(Scenario s) {
        s.handshake(1460, 1460);
        var answer = s.server(1460);
        for (var wait : List.of(300, 600, 1200, 2400, 4800)) {
            s.after(wait).again(answer);
        }
        return s.after(1000).ack(true);
    }

    private static Finding main(Scenario scenario) {
        return scenario.diagnosis().findings().getFirst();
    }

    @Test
    void aMirrorPortShowsEachMessageOnce() {
        var finding = main(blackHole(new Scenario().mirrored()));

        assertThat(finding.rule()).isEqualTo("ptb-ignored");
        assertThat(finding.icmp().count()).isEqualTo(4);
        assertThat(finding.explanation()).contains("3 times at the same size");
    }

    @Test
    void aMirroredHandshakeIsNoLossOfSmallPackets() {
        assertThat(main(silent(new Scenario().mirrored())).rule()).isEqualTo("silent-size-loss");
        assertThat(main(silent(new Scenario())).rule()).isEqualTo("silent-size-loss");
    }

    @Test
    void aQuoteCutBeforeThePortsIsKnownByItsIdentification() {
        var finding = main(blackHole(new Scenario().cutAt(BEFORE_THE_PORTS)));

        assertThat(finding.rule()).isEqualTo("ptb-ignored");
        assertThat(finding.pathMtu()).isEqualTo(1480);
        assertThat(finding.icmp().count()).isEqualTo(4);
        assertThat(finding.flows()).hasSize(1);
    }

    @Test
    void aCutQuoteOfAPacketThatIsNotHereIsAboutNobody() {
        var s = new Scenario().cutAt(BEFORE_THE_PORTS).handshake(1460, 1460);
        var request = s.client(1460);
        var elsewhere = new Scenario.Segment(true, request.sequence(), 1460, 54_321);
        for (int i = 0; i < 4; i++) {
            s.tooBig(1480, elsewhere).after(300).again(request);
        }

        assertThat(s.diagnosis().findings()).extracting(Finding::rule).doesNotContain("ptb-ignored", "pmtud-working");
    }

    /** The flow itself sent too few small packets to tell; its neighbours on the path did not. */
    @Test
    void whatNeighboursGotThroughCounts() {
        var s = new Scenario().open();
        var answer = s.server(1460);
        for (var wait : List.of(300, 600, 1200, 2400, 4800)) {
            s.after(wait).again(answer);
        }
        s.ack(true);
        assertThat(s.diagnosis().verdict()).isEqualTo(Verdict.INCONCLUSIVE);

        for (int i = 0; i < 3; i++) {
            s.handshake(1460, 1460);
            s.acknowledge(s.server(200)).after(20);
        }

        assertThat(main(s).rule()).isEqualTo("silent-size-loss");
    }
}
