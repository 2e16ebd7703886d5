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
}
