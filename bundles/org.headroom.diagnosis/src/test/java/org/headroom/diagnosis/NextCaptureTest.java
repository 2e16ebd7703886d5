package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What to capture next, where, and what the capture could not show. */
class NextCaptureTest {

    private static Scenario stalled(boolean spoken) {
        var s = new Scenario().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(1000));
        var lost = s.client(1460);
        for (int wait = 300; wait < 10_000; wait *= 2) {
            if (spoken) {
                s.tooBig(1480, lost);
            }
            s.after(wait).again(lost);
        }
        return s.after(100).ack(false);
    }

    private static Diagnosis.Recipe recipe(Scenario s) {
        return Objects.requireNonNull(s.diagnosis().recipe());
    }

    @Test
    void whereTheMessageIsLostTheSenderIsAsked() {
        var recipe = recipe(stalled(true));

        assertThat(recipe.where()).contains(Scenario.CLIENT);
        assertThat(recipe.command())
                .isEqualTo("tcpdump -ni any 'icmp[icmptype] == icmp-unreach and icmp[icmpcode] == 4'");
    }

    @Test
    void whereNobodySpeaksTheRoutersAreAsked() {
        var recipe = recipe(stalled(false));

        assertThat(recipe.where()).contains("every router");
        assertThat(recipe.command()).contains("host " + Scenario.CLIENT + " and host " + Scenario.SERVER, "icmp6");
    }

    @Test
    void whatPassesAsksForNothing() {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 8; i++) {
            s.acknowledge(s.server(1460));
        }

        assertThat(s.diagnosis().verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(s.diagnosis().recipe()).isNull();
    }

    @Test
    void oneDirectionAsksForTheOther() {
        var s = new Scenario().open();
        for (int i = 0; i < 8; i++) {
            s.after(10).client(1460);
        }
        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Objects.requireNonNull(diagnosis.recipe()).where()).contains("both directions");
        assertThat(diagnosis.notApplicable())
                .anyMatch(reason -> reason.startsWith("silent-size-loss")
                        && reason.endsWith("only one direction is in this capture"))
                .anyMatch(reason -> reason.contains("no handshake"));
    }

    @Test
    void aHandshakeAloneIsNotEnough() {
        var recipe = recipe(new Scenario().handshake(1460, 1460));

        assertThat(recipe.settles()).contains("handshake");
    }

    @Test
    void inVersion6TheSenderIsAskedForPacketTooBig() {
        var s = new Scenario().overVersion6().handshake(1440, 1440);
        s.after(20).acknowledge(s.client(1000));
        var lost = s.client(1440);
        for (int wait = 300; wait < 10_000; wait *= 2) {
            s.tooBig(1480, lost).after(wait).again(lost);
        }

        assertThat(recipe(s.after(100).ack(false)).command()).isEqualTo("tcpdump -ni any 'icmp6 and ip6[40] == 2'");
    }

    @Test
    void theSenderOfAnswersIsTheServer() {
        var s = new Scenario().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(1000));
        var lost = s.server(1460);
        for (int wait = 300; wait < 10_000; wait *= 2) {
            s.tooBig(1480, lost).after(wait).again(lost);
        }

        assertThat(recipe(s.after(100).ack(true)).where()).startsWith("On " + Scenario.SERVER + " itself");
    }

    /** A filter for hosts looks at the outer addresses, and finds nothing. */
    @Test
    void insideATunnelNoHostIsFilteredFor() {
        var s = new Scenario().throughIpip().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(1000));
        var lost = s.client(1460);
        for (int wait = 300; wait < 10_000; wait *= 2) {
            s.after(wait).again(lost);
        }

        assertThat(recipe(s.after(100).ack(false)).command()).isEqualTo("tcpdump -ni any -s 128 -w headroom.pcap");
    }

    @Test
    void whereAllIsEncryptedTheTunnelsOwnInterfaceIsAsked() {
        var s = new Scenario();
        for (int i = 0; i < 5; i++) {
            s.after(10).encrypted(1400);
        }
        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Objects.requireNonNull(diagnosis.recipe()).where()).contains("the tunnel's own interface");
        assertThat(diagnosis.notApplicable())
                .containsExactly("all rules about TCP: what is inside the tunnel cannot be read");
    }

    @Test
    void aTunnelThatCanBeReadHidesNothing() {
        var diagnosis = new Scenario().throughIpip().handshake(1460, 1460).diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Objects.requireNonNull(diagnosis.recipe()).where()).startsWith("On one of the two hosts");
    }

    @Test
    void theHostsOfTheVerdictAreFilteredForNotOthersInTrouble() {
        var s = new Scenario().handshake(1460, 1460);
        s.tooBig(1480, s.client(1460));
        s.after(300).client("198.51.100.77").open();
        for (int i = 0; i < 5; i++) {
            s.syn(1460).after(1_000 << i);
        }
        var diagnosis = s.diagnosis();

        assertThat(diagnosis.findings()).extracting(Finding::rule).contains("peer-dead");
        assertThat(diagnosis.summary()).startsWith("At risk, ").contains("1480");
        assertThat(Objects.requireNonNull(diagnosis.recipe()).command())
                .contains("host " + Scenario.CLIENT)
                .doesNotContain("198.51.100.77");
    }

    // What could not be judged.

    @Test
    void aCaptureWithoutTcpOrIcmpSaysSo() {
        assertThat(new Scenario().open().question().diagnosis().notApplicable())
                .containsExactly("all rules about TCP: no TCP is in this capture");
        assertThat(new Scenario().handshake(1460, 1460).diagnosis().notApplicable())
                .containsExactly(
                        "ptb-ignored, pmtud-working: no ICMP is in this capture; a filter may have left it out");
        assertThat(stalled(true).diagnosis().notApplicable()).isEmpty();
    }

    @Test
    void anotherUnreachableShowsThatNoFilterLeftIcmpOut() {
        var s = new Scenario().open().syn(1460).unreachable(1);

        assertThat(s.diagnosis().notApplicable()).noneMatch(reason -> reason.contains("no ICMP"));
    }

    @Test
    void anMssOfOneEndIsHandshakeEnough() {
        var s = new Scenario().open().syn(1460).after(20).synAck(-1).after(20).ack(true);
        var other =
                new Scenario().open().syn(-1).after(20).synAck(1460).after(20).ack(true);

        for (var scenario : java.util.List.of(s, other)) {
            assertThat(scenario.diagnosis().notApplicable()).noneMatch(reason -> reason.contains("no handshake"));
        }
    }

    @Test
    void headersThatWereCutAreAskedForInFull() {
        var whole = stalled(true).diagnosis();
        var s = new Scenario().cutAt(36).handshake(1460, 1460);
        s.after(20).acknowledge(s.client(1000));

        assertThat(s.diagnosis().notApplicable()).anyMatch(reason -> reason.endsWith("capture 128 octets of each"));
        assertThat(whole.notApplicable()).noneMatch(reason -> reason.contains("capture 128"));
    }
}
