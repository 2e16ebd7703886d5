package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headroom.diagnosis.remedy.Remedy;
import org.junit.jupiter.api.Test;

/** Which remedies a capture leads to. */
class TreatmentTest {

    private static List<Remedy> remedies(Scenario s, String rule) {
        return s.diagnosis().findings().stream()
                .filter(f -> f.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .remedies();
    }

    private static List<String> ids(List<Remedy> remedies) {
        return remedies.stream().map(Remedy::id).toList();
    }

    private static Scenario stuck(Scenario s, int mtu) {
        s.handshake(1460, 1460);
        s.after(20).acknowledge(s.client(1000));
        var lost = s.client(1460);
        for (int i = 0; i < 6; i++) {
            if (mtu > 0) {
                s.tooBig(mtu, lost);
            }
            s.after(250 << i).again(lost);
        }
        return s.after(50).ack(false);
    }

    /** QUIC has no MSS. */
    @Test
    void whatHelpsOneTransportIsNotProposedToTheOther() {
        var quic = new Scenario().open();
        for (int i = 0; i < 6; i++) {
            quic.datagram(true, 1200).after(30).datagram(false, 1200).after(100);
        }
        for (int wait = 100; wait < 4_000; wait *= 2) {
            quic.datagram(true, 1400).after(wait);
        }

        assertThat(remedies(stuck(new Scenario(), 1480), "ptb-ignored"))
                .extracting(Remedy::covers)
                .contains("tcp", "all")
                .doesNotContain("udp");
        assertThat(remedies(quic, "quic-size-loss"))
                .isNotEmpty()
                .extracting(Remedy::covers)
                .doesNotContain("tcp");
    }

    @Test
    void aTunnelThatFitsTheNumberIsMended() {
        assertThat(ids(remedies(stuck(new Scenario(), 1480), "ptb-ignored"))).contains("linux-raise-underlay");
        assertThat(ids(remedies(stuck(new Scenario(), 0), "silent-size-loss"))).doesNotContain("linux-raise-underlay");
    }

    private static List<String> commands(List<Remedy> remedies, String id) {
        return remedies.stream()
                .filter(r -> r.id().equals(id))
                .flatMap(r -> r.commands().stream())
                .toList();
    }

    /** Somewhere on the way nobody knows which of the boxes drops the messages; beside the sender it is seen. */
    @Test
    void messagesAreLetThroughWhereTheyAreDropped() {
        var elsewhere = remedies(stuck(new Scenario(), 1480), "ptb-ignored");
        var arrived = remedies(stuck(new Scenario().onTheirLink(), 1480), "ptb-ignored");
        var missed = remedies(stuck(new Scenario().onTheirLink(), 0), "silent-size-loss");

        assertThat(commands(elsewhere, "iptables-accept-icmp"))
                .hasSize(2)
                .anyMatch(c -> c.contains("INPUT"))
                .anyMatch(c -> c.contains("FORWARD"));
        assertThat(commands(arrived, "iptables-accept-icmp")).hasSize(1).allMatch(c -> c.contains("INPUT"));
        assertThat(ids(arrived)).contains("windows-accept-icmp").doesNotContain("cisco-asa-accept-icmp");
        assertThat(commands(missed, "iptables-accept-icmp")).hasSize(1).allMatch(c -> c.contains("FORWARD"));
        assertThat(ids(missed)).contains("cisco-asa-accept-icmp").doesNotContain("windows-accept-icmp");
    }

    @Test
    void whereTheMessagesArriveNoFurtherCaptureIsAskedFor() {
        assertThat(stuck(new Scenario(), 1480).diagnosis().recipe()).isNotNull();
        assertThat(stuck(new Scenario().onTheirLink(), 1480).diagnosis().recipe())
                .isNull();
    }

    @Test
    void nothingIsProposedAgainstWhatSizeHasNothingToDoWithNorForFacts() {
        var dead = new Scenario().open();
        for (int i = 0; i < 5; i++) {
            dead.syn(1460).after(1_000 << i);
        }

        assertThat(remedies(dead, "peer-dead")).isEmpty();
        assertThat(remedies(new Scenario().handshake(1400, 1460), "mss-asymmetric"))
                .isEmpty();
    }
}
