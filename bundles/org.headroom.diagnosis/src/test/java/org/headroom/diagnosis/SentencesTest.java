package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.headroom.flow.Progress;
import org.headroom.packet.capture.Capture;
import org.junit.jupiter.api.Test;

/** The sentence that somebody forwards without the rest, and the one after it. */
class SentencesTest {

    private static final String REQUESTS = "client \u2192 server";
    private static final String ANSWERS = "server \u2192 client";

    private static Scenario connected() {
        var s = new Scenario().handshake(1460, 1460);
        return s.after(20).acknowledge(s.client(1000));
    }

    private static Scenario stuck(Scenario s, Scenario.Segment lost, int mtu) {
        for (int i = 0; i < 6; i++) {
            if (mtu > 0) {
                s.tooBig(mtu, lost);
            }
            s.after(250 << i).again(lost);
        }
        return s.after(50).ack(!lost.fromClient());
    }

    private static Diagnosis text(String file) throws IOException {
        var path = Path.of("src/test/resources/text", file);
        try (var analysis = Diagnose.captures(List.of(Capture.open(path)), Progress.none())) {
            return analysis.diagnosis();
        }
    }

    @Test
    void aNumberThatIsNotHeardIsSaidWithItsSenderItsCauseAndWhatFits() {
        var s = connected();
        var diagnosis = stuck(s, s.client(1460), 1480).diagnosis();

        assertThat(diagnosis.summary())
                .isEqualTo("Black hole, " + REQUESTS + ". Packets over 1480 octets never arrive, and " + Scenario.CLIENT
                        + " does not learn it.");
        assertThat(diagnosis.detail())
                .startsWith("6 ICMP messages from " + Scenario.ROUTER + ". 20 octets went to what is most likely ")
                .endsWith(" MSS 1440 fits (IPv6: 1420).");
    }

    @Test
    void whoSendsTheAnswersIsNamedWhereTheyAreTooBig() {
        var s = connected();

        assertThat(stuck(s, s.server(1460), 1480).diagnosis().summary())
                .startsWith("Black hole, " + ANSWERS + ".")
                .contains(Scenario.SERVER + " does not learn it");
    }

    @Test
    void whereNobodySpeaksTheSizesAreSaid() {
        var s = connected();
        var diagnosis = stuck(s, s.client(1460), 0).diagnosis();

        assertThat(diagnosis.summary())
                .isEqualTo("Black hole, " + REQUESTS
                        + ". Packets of 1500 octets never arrive, those of 1040 do, and nobody tells " + Scenario.CLIENT
                        + ".");
        assertThat(diagnosis.detail()).doesNotContain("ICMP", "MSS");
    }

    @Test
    void messagesWithoutNumberAreMessagesAllTheSame() throws IOException {
        assertThat(text("tethereal-http.txt").summary())
                .isEqualTo("Black hole, " + REQUESTS
                        + ". Full-size packets are refused as too big and sent again: (client) does not learn it.");
    }

    @Test
    void whatFitsNoEncapsulationIsNotNamedAsOne() {
        var s = connected();
        var lost = s.client(1460);
        for (int i = 0; i < 5; i++) {
            s.tooBig(1201, lost).after(250 << i).again(lost);
        }

        assertThat(s.after(50).ack(false).diagnosis().detail()).contains(" 299 octets are missing: unknown. ");
    }

    @Test
    void aTunnelThatIsInTheCaptureIsNoGuess() {
        var s = new Scenario().throughIpip().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(200));
        var lost = s.client(1460);
        s.tunnelTooBig(1500, lost);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(lost);
        }

        assertThat(s.after(50).ack(false).diagnosis().detail())
                .startsWith("1 ICMP message from " + Scenario.ROUTER + ". 20 octets went to ")
                .doesNotContain("most likely");
    }

    @Test
    void messagesThatTheSenderMustIgnoreTellItNothing() {
        var s = new Scenario().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(200));
        var lost = s.client(1460);
        for (int i = 0; i < 5; i++) {
            s.tooBig(Scenario.ROUTER, 1480, lost, lost.sequence() + 50_000_000)
                    .after(250 << i)
                    .again(lost);
        }
        var diagnosis = s.after(50).ack(false).diagnosis();

        assertThat(diagnosis.summary())
                .isEqualTo("Black hole, client → server. Packets of 1500 octets never arrive, those of 240 do; "
                        + Scenario.CLIENT + " is told so in a way that it cannot use.");
        assertThat(diagnosis.findings().getFirst().remedies()).isNotEmpty();
    }

    /** Two clients behind the same narrow link, one behind another. */
    @Test
    void whatSeveralSufferFromIsToldOnce() {
        var s = new Scenario();
        for (var client : List.of("198.51.100.1", "198.51.100.2", "198.51.100.3")) {
            s.client(client).handshake(1460, 1460);
            s.after(20).acknowledge(s.client(200));
            var lost = s.client(1460);
            for (int i = 0; i < 5; i++) {
                s.tooBig(client.endsWith("3") ? 1400 : 1480, lost)
                        .after(250 << i)
                        .again(lost);
            }
            s.after(50).ack(false);
        }
        var diagnosis = s.diagnosis();

        assertThat(Cause.of(diagnosis.findings()))
                .filteredOn(c -> c.worst().rule().equals("ptb-ignored"))
                .extracting(Cause::flowCount)
                .containsExactly(2, 1);
        assertThat(diagnosis.detail())
                .startsWith("10 ICMP messages from " + Scenario.ROUTER + " about 2 flows. ")
                .endsWith("Beside it: Black hole above 1400 octets (1 flow).");
    }

    @Test
    void whatConcernsFewFlowsOfManyIsSaidSo() {
        var s = new Scenario().open().syn(1460).reset(false);
        assertThat(s.diagnosis().detail()).isEmpty();

        s.handshake(1460, 1460);
        s.after(20).acknowledge(s.client(1460));
        assertThat(s.diagnosis().summary()).startsWith("Not an MTU problem. " + Scenario.SERVER + " refuses");
        assertThat(s.diagnosis().detail()).isEqualTo("It is so for 1 of 2 flows.");
    }

    @Test
    void aRiskIsSaidWithItsNumberOrWithoutOne() throws IOException {
        var raised = new Scenario().open().syn(1200);
        raised.oneHopOn().synAck(1460).synRewritten(1440).ack(true);

        assertThat(text("tcpdump-vv-before-fix.txt").summary())
                .isEqualTo(
                        "At risk, " + REQUESTS
                                + ". The path carries 1480 octets, and 1500 were sent: whether (client) learns it cannot be seen here.");
        assertThat(text("tcpdump-vv-before-fix.txt").detail()).contains("MSS 1440 fits");
        assertThat(raised.diagnosis().verdict()).isEqualTo(Verdict.AT_RISK);
        assertThat(raised.diagnosis().summary()).startsWith("At risk, ").contains("1200", "1440");
    }

    @Test
    void aSenderThatFindsOutByItselfIsAHiddenBlackHole() {
        var s = connected();
        var lost = s.client(1460);
        for (int i = 0; i < 3; i++) {
            s.after(250 << i).again(lost);
        }
        s.after(3_000).again(lost, 0, 1024).again(lost, 1024, 436).after(40).acknowledge(lost);

        assertThat(s.diagnosis().summary())
                .isEqualTo(
                        "Hidden black hole, " + REQUESTS + ". " + Scenario.CLIENT
                                + " found out by itself after 4.79 s and now sends 1064 octets at a time; every new connection waits again.");
        assertThat(s.diagnosis().recipe()).isNotNull();
    }

    @Test
    void piecesThatArriveHaveAPrice() {
        var s = new Scenario().open();
        for (int i = 0; i < 3; i++) {
            s.question().after(20).fragmentedAnswer(2000, true).after(3_000);
        }

        assertThat(s.diagnosis().verdict()).isEqualTo(Verdict.FRAGMENTING);
        assertThat(s.diagnosis().summary())
                .isEqualTo("Fragments, " + ANSWERS + ". 3 datagrams travel in fragments, all complete, at a price.");
        assertThat(new Scenario()
                        .open()
                        .question()
                        .after(20)
                        .fragmentedAnswer(2000, true)
                        .diagnosis()
                        .summary())
                .isEqualTo("Fragments, " + ANSWERS + ". 1 datagram travels in fragments, complete, at a price.");
    }

    @Test
    void whereASenderListensNothingIsToBeLowered() {
        var s = connected();
        var big = s.client(1460);
        s.tooBig(1480, big).after(1).again(big, 0, 1440).again(big, 1440, 20);
        var diagnosis = s.after(40).acknowledge(big).diagnosis();

        assertThat(diagnosis.summary()).startsWith("Path MTU discovery works, " + REQUESTS + ". ");
        assertThat(diagnosis.detail()).startsWith("1 ICMP message from ").doesNotContain("fits");
    }

    @Test
    void aTroubleThatSizeHasNothingToDoWithIsNamed() {
        var s = new Scenario().open();
        for (int i = 0; i < 5; i++) {
            s.syn(1460).after(1_000 << i);
        }
        var diagnosis = s.diagnosis();

        assertThat(diagnosis.summary())
                .isEqualTo("Not an MTU problem. "
                        + diagnosis.findings().getFirst().title() + "; size has nothing to do with it.");
        assertThat(diagnosis.detail()).as("the summary has said so").isEmpty();
    }

    @Test
    void whatCannotBeJudgedIsSaidWithTheReasonIfThereIsOne() {
        var s = new Scenario().open();
        for (int i = 0; i < 8; i++) {
            s.after(10).client(1460);
        }
        var oneSided = s.diagnosis();

        assertThat(new Scenario().handshake(1460, 1460).diagnosis().summary())
                .isEqualTo("Not enough to judge: no full-size TCP segment in this capture is known to have arrived.");
        assertThat(new Scenario().open().diagnosis().summary())
                .isEqualTo("Not enough to judge: the capture holds no packets.");
        assertThat(new Scenario().open().datagram(true, 1400).diagnosis().summary())
                .isEqualTo("Not enough to judge: no TCP is in this capture.");
        assertThat(oneSided.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(oneSided.summary()).startsWith("Not enough to judge. ");
    }

    // What counts as a full-size packet that passed.

    private static Verdict passing(Scenario s, Scenario.Segment segment) {
        return s.after(20).acknowledge(segment).diagnosis().verdict();
    }

    @Test
    void aPathIsHealthyOnceEitherSideGotAFullPacketThrough() {
        for (var fromClient : List.of(true, false)) {
            var s = new Scenario().handshake(1460, 1460);
            assertThat(passing(s, fromClient ? s.client(1159) : s.server(1159))).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(passing(s, fromClient ? s.client(1160) : s.server(1160))).isEqualTo(Verdict.HEALTHY);
        }
    }

    @Test
    void aPacketIsFullIfTheSmallerMssAllowsNoLargerOne() {
        var s = new Scenario().handshake(536, 1460);
        assertThat(passing(s, s.server(495))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(passing(s, s.server(496))).isEqualTo(Verdict.HEALTHY);

        var own = new Scenario().handshake(536, 1460);
        assertThat(passing(own, own.client(496)))
                .as("nobody sends more than it takes itself")
                .isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void withoutHandshakeTwelveHundredOctetsAreFull() {
        var s = new Scenario().open();
        assertThat(passing(s, s.client(1100))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(passing(s, s.client(1160))).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void datagramsProveNothingAboutTcp() {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 4; i++) {
            s.datagram(true, 1400).datagram(false, 1400);
        }

        assertThat(s.diagnosis().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatNobodyCanReadDoesNotMakeWhatPassesDoubtful() {
        var s = new Scenario().encrypted(1400).handshake(1460, 1460);
        assertThat(passing(s, s.client(1460))).isEqualTo(Verdict.HEALTHY);

        assertThat(new Scenario().handshake(1400, 1460).diagnosis().verdict())
                .as("an oddity of the handshake passes nothing")
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** As a table of flows shows it. */
    @Test
    void aFlowHasTheWorstThatWasFoundOfIt() throws IOException {
        var s = connected();
        stuck(s, s.client(1460), 1480).handshake(1400, 1460);
        s.after(20).acknowledge(s.client(1400)).open();
        for (int i = 0; i < 5; i++) {
            s.syn(1460).after(1_000 << i);
        }
        try (var analysis = Diagnose.captures(List.of(s.capture()), Progress.none())) {
            assertThat(analysis.diagnosis().findings())
                    .filteredOn(f -> f.flows().getFirst().id() == 0)
                    .extracting(Finding::verdict)
                    .contains(Verdict.BLACK_HOLE, Verdict.AT_RISK);
            assertThat(analysis.verdict(0)).isEqualTo(Verdict.BLACK_HOLE);
            assertThat(analysis.verdict(1)).isEqualTo(Verdict.HEALTHY);
            assertThat(analysis.verdict(2)).isEqualTo(Verdict.OTHER_TROUBLE);
            assertThat(analysis.flows()).hasSize(3);
            assertThat(analysis.flows().get(0).clientToServer().retransmissions())
                    .isEqualTo(6);
            assertThat(analysis.flows().get(1).client().address()).isEqualTo(Scenario.CLIENT);
            var record = new org.headroom.packet.capture.Record();
            assertThat(analysis.packet(0, 1, record)).isTrue();
            assertThat(record.originalLength()).isEqualTo(48);
            assertThat(analysis.packet(0, 1_000, record)).isFalse();
        }
    }

    @Test
    void messagesOfBothVersionsAreCountedApart() {
        var s = connected();
        stuck(s, s.client(1460), 1480);
        s.overVersion6().handshake(1440, 1440).after(20);
        s.tooBig(1480, s.client(1440)).datagram(true, 100);
        var counts = s.diagnosis().counts();

        assertThat(counts.fragmentationNeeded()).isEqualTo(6);
        assertThat(counts.packetTooBig()).isEqualTo(1);
        assertThat(counts.flows()).isEqualTo(3);
        assertThat(counts.tcpFlows()).isEqualTo(2);
    }
}
