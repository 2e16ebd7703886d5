package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headroom.flow.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages whose quote is not of the flow as the capture has it, and connections that it has twice. */
class OuterMessagesTest {

    private static final String OUTSIDE = "203.0.113.99";

    private static List<Finding> of(Scenario s, String rule) {
        return s.diagnosis().findings().stream()
                .filter(f -> f.rule().equals(rule))
                .toList();
    }

    private static Scenario connected(Scenario s) {
        s.handshake(1460, 1460);
        s.after(20).acknowledge(s.client(200));
        return s.after(20).acknowledge(s.server(200));
    }

    /** Routers quote as much as fits in 576 octets: the connection is known, and still it is the tunnel that is told. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aQuoteThatNamesTheConnectionInsideIsTheTunnelsAllTheSame(boolean insideIsSeenInTheTunnel) {
        var s = connected(insideIsSeenInTheTunnel ? new Scenario().throughIpip() : new Scenario());
        var lost = s.client(1460);
        for (int i = 0; i < 5; i++) {
            s.tunnelTooBigInFull(1510, lost).after(250 << i).again(lost);
        }
        var found = of(s.after(50).ack(false), "ptb-not-relayed").getFirst();

        assertThat(found.pathMtu()).isEqualTo(1490);
        assertThat(found.icmp().count()).isEqualTo(5);
        assertThat(found.direction()).isEqualTo(Direction.CLIENT_TO_SERVER);
        assertThat(of(s, "ptb-ignored")).as("the sender is not told").isEmpty();
        assertThat(found.overhead().measured()).as("it is in the quote").isTrue();
        assertThat(found.overhead().bytes()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"1480, true", "1476, false"})
    void aTunnelInTheCaptureExplainsANumberThatItFits(int mtu, boolean measured) {
        var s = connected(new Scenario().throughIpip());
        var lost = s.client(1460);
        for (int i = 0; i < 5; i++) {
            s.tooBig(mtu, lost).after(250 << i).again(lost);
        }
        var overhead = of(s.after(50).ack(false), "ptb-ignored").getFirst().overhead();

        assertThat(overhead.bytes()).isEqualTo(1500 - mtu);
        assertThat(overhead.measured()).isEqualTo(measured);
    }

    @Test
    void aTunnelThatIsToldAboutRequestsIsNotAccusedForAnswers() {
        var s = connected(new Scenario().throughIpip());
        var request = s.client(1460);
        s.tunnelTooBig(1500, request);
        var answer = s.server(1460);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(request).again(answer);
        }

        assertThat(of(s.after(50).ack(false).ack(true), "ptb-not-relayed"))
                .extracting(Finding::direction)
                .containsExactly(Direction.CLIENT_TO_SERVER);
    }

    @Test
    void aNatThatForgetsRequestsIsNotAccusedForAnswers() {
        var s = connected(new Scenario());
        var request = s.client(1460);
        var answer = s.server(1460);
        for (int i = 0; i < 5; i++) {
            s.tooBig(Scenario.ROUTER, 1420, request, request.sequence(), OUTSIDE)
                    .after(250 << i)
                    .again(request)
                    .again(answer);
        }

        assertThat(of(s.after(50).ack(false).ack(true), "ptb-not-translated"))
                .extracting(Finding::direction)
                .containsExactly(Direction.CLIENT_TO_SERVER);
    }

    /** Sequence numbers alone are easily the same: length and identification must be, too. */
    @ParameterizedTest
    @CsvSource({"0, 0, true", "0, 7, false", "-8, 0, false"})
    void aQuoteOfForeignAddressesMustBeOfThatVeryPacket(int longer, int further, boolean meant) {
        var s = connected(new Scenario());
        var lost = s.client(1460);
        var quoted =
                new Scenario.Segment(true, lost.sequence(), 1460 + longer, lost.identification() + 1_000 * further);
        for (int i = 0; i < 5; i++) {
            s.tooBig(Scenario.ROUTER, 1420, quoted, quoted.sequence(), OUTSIDE)
                    .after(250 << i)
                    .again(lost);
        }

        assertThat(of(s.after(50).ack(false), "ptb-not-translated").isEmpty()).isNotEqualTo(meant);
    }

    /** Both sides of a NAT in one capture: the SYN once from each address. */
    private static Scenario translated(int milliseconds) {
        var s = new Scenario().open().syn(1460).after(5).synAck(1460);
        s.after(milliseconds).client(OUTSIDE).synRewritten(1460).ack(true);
        s.client(Scenario.CLIENT).ack(true);
        for (int i = 0; i < 3; i++) {
            s.after(20).acknowledge(s.client(200)).client(OUTSIDE).ack(false).client(Scenario.CLIENT);
        }
        var lost = s.client(1460);
        s.client(OUTSIDE).observed(lost);
        for (int i = 0; i < 5; i++) {
            var copy = s.after(250 << i).client(Scenario.CLIENT).sentAgain(lost);
            s.client(OUTSIDE).observed(copy);
        }
        return s.after(50).ack(false).client(Scenario.CLIENT).ack(false);
    }

    @Test
    void aConnectionOnBothSidesOfANatSuffersOnce() {
        assertThat(of(translated(5), "silent-size-loss")).hasSize(1).allMatch(f -> f.flowCount() == 1);
    }

    @Test
    void connectionsThatBeginASecondApartAreTwo() {
        assertThat(of(translated(1_100), "silent-size-loss")).hasSize(2);
    }

    /** 1510 octets are less than the outer packet has, though more than the inner one. */
    @Test
    void aMessageAboutAnOuterPacketIsMeasuredByIt() {
        var s = connected(new Scenario().throughIpip());
        var lost = s.client(1460);
        for (int i = 0; i < 5; i++) {
            s.tunnelTooBigInFull(1510, lost).after(250 << i).again(lost);
        }

        assertThat(of(s.after(50).ack(false), "ptb-bogus")).isEmpty();
    }

    @Test
    void ofTwoRoutersTheOneThatLeavesLessIsNamed() {
        var s = connected(new Scenario());
        var lost = s.client(1460);
        s.tooBig("203.0.113.2", 1490, lost, lost.sequence());
        for (int i = 0; i < 5; i++) {
            s.tooBig("203.0.113.3", 1480, lost, lost.sequence()).after(250 << i).again(lost);
        }
        var found = of(s.after(50).ack(false), "ptb-ignored").getFirst();

        assertThat(found.pathMtu()).isEqualTo(1480);
        assertThat(found.explanation()).contains("203.0.113.3 says so").doesNotContain("203.0.113.2 says so");
        assertThat(found.icmp().sources()).containsExactly("203.0.113.2", "203.0.113.3");
    }

    @Test
    void gluedJumboFramesAreAsLongAsTheMssAllows() {
        var s = new Scenario().handshake(8960, 8960);
        s.after(20).acknowledge(s.client(4000));
        var glued = s.client(17_920);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(glued);
        }

        assertThat(of(s.after(50).ack(false), "silent-size-loss").getFirst().pathMtuRange())
                .isEqualTo(new Interval(4040, 9000));
    }
}
