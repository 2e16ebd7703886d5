package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Scenario;
import org.junit.jupiter.api.Test;

/** Who drops it: what times to live and addresses add to the explanation. */
class WhereaboutsTest {

    private static String explanation(Scenario s, String router) {
        s.handshake(1460, 1460);
        s.after(20).acknowledge(s.client(1000));
        var lost = s.client(1460);
        for (int wait = 300; wait < 10_000; wait *= 2) {
            s.tooBig(router, 1480, lost, lost.sequence());
            s.after(wait).again(lost);
        }
        return s.after(100).ack(false).diagnosis().findings().stream()
                .filter(f -> f.rule().equals("ptb-ignored"))
                .map(Finding::explanation)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSenderIsBehindOneRouter() {
        assertThat(explanation(new Scenario(), Scenario.ROUTER))
                .contains(Scenario.CLIENT + " is 1 router away: that one drops the messages, or the host itself.");
    }

    @Test
    void theSenderIsFurtherAway() {
        assertThat(explanation(new Scenario().oneHopOn().oneHopOn(), Scenario.ROUTER))
                .contains(Scenario.CLIENT + " is 3 routers away: one of those");
    }

    @Test
    void aPrivateAddressIsFiltered() {
        assertThat(explanation(new Scenario(), "10.1.2.3")).contains("private", "RFC 2827");
        assertThat(explanation(new Scenario(), Scenario.ROUTER)).doesNotContain("private");
    }

    @Test
    void messagesToAnotherNodeOfTheGroupGoAstray() {
        var node = new Scenario().handshake(1460, 1460);
        node.acknowledge(node.server(1460));
        var here = new Scenario().open().open().handshake(1460, 1460);
        here.after(20).acknowledge(here.server(1000));
        var lost = here.server(1460);
        for (int wait = 300; wait < 10_000; wait *= 2) {
            here.after(wait).again(lost);
        }
        here.after(100).ack(true);
        node.after(500).tooBig(1400, lost).open().open();
        node.after(500).tooBig(1400, lost);

        var found = Scenario.diagnosis(List.of(here.capture(), node.capture()))
                .findings()
                .getFirst();

        assertThat(found.explanation()).contains("RFC 7690");
    }
}
