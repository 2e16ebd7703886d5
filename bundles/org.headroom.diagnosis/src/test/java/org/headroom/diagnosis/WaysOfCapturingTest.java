package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headroom.flow.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** IPv6, ICMPv6, and of the quote all of its header, or what comes before the last ten octets of its destination. */
    @ParameterizedTest
    @ValueSource(ints = {40 + 8 + 40, 40 + 8 + 30})
    void inVersion6ACutQuoteIsKnownByItsLength(int snapLength) {
        var s = new Scenario().overVersion6().cutAt(snapLength).handshake(1440, 1440);
        s.after(20).acknowledge(s.client(200));
        var request = s.client(1440);
        for (var wait : List.of(300, 600, 1200, 2400)) {
            s.tooBig(1480, request).after(wait).again(request);
        }
        var finding = main(s.after(50).ack(false));

        assertThat(finding.rule()).isEqualTo("ptb-ignored");
        assertThat(finding.pathMtu()).isEqualTo(1480);
        assertThat(finding.direction()).isEqualTo(Direction.CLIENT_TO_SERVER);
        assertThat(finding.icmp().count()).isEqualTo(4);
    }

    /** Two connections sent a packet of that length: whose was it? Only one that went long before was not meant. */
    @ParameterizedTest
    @CsvSource({"10, 0", "1500, 1"})
    void whereTwoConnectionsMayBeMeantNoneIs(int milliseconds, int messages) {
        var s = new Scenario()
                .overVersion6()
                .cutAt(40 + 8 + 40)
                .handshake(1440, 1440)
                .after(2_000);
        var other = s.client(1440);
        s.after(milliseconds).acknowledge(other).handshake(1440, 1440);
        var request = s.after(100).client(1440);
        s.after(100).tooBig(1480, request);
        var diagnosis = s.diagnosis();

        assertThat(diagnosis.counts().packetTooBig()).isEqualTo(1);
        assertThat(diagnosis.findings().stream().filter(f -> f.icmp() != null)).hasSize(messages);
    }

    @Test
    void inVersion6TheCutQuoteOfAnotherLengthIsAboutNobody() {
        var s = new Scenario().overVersion6().cutAt(40 + 8 + 40).handshake(1440, 1440);
        var request = s.client(1440);
        s.tooBig(1280, new Scenario.Segment(true, request.sequence(), 1300, 0));

        assertThat(s.diagnosis().findings()).allMatch(f -> f.icmp() == null);
    }
}
