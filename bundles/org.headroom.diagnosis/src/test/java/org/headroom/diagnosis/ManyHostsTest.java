package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One cause between very many hosts stays a list that can be read, and loses nobody. */
class ManyHostsTest {

    private static final int HOSTS = 130;

    private static Diagnosis crowd(int hosts) {
        var s = new Scenario();
        for (int i = 0; i < hosts; i++) {
            s.client("198.51.100." + (i + 1)).handshake(1400, 1460);
            var request = s.client(1460);
            s.tooBig(1480, request);
            for (var wait : List.of(300, 600, 1200)) {
                s.tooBig(1480, s.after(wait).sentAgain(request));
            }
        }
        return s.after(1000).diagnosis();
    }

    private static List<Finding> of(Diagnosis diagnosis, String rule) {
        return diagnosis.findings().stream().filter(f -> f.rule().equals(rule)).toList();
    }

    @Test
    void fewHostsAreNamedEach() {
        assertThat(of(crowd(40), "ptb-ignored")).hasSize(40).allMatch(f -> f.flowCount() == 1);
    }

    @Test
    void ofManyTheRestIsOneFindingThatCountsThem() {
        var diagnosis = crowd(HOSTS);
        for (var rule : List.of("ptb-ignored", "mss-asymmetric")) {
            var findings = of(diagnosis, rule);
            assertThat(findings).hasSize(51);
            assertThat(findings.stream().mapToInt(Finding::flowCount).sum()).isEqualTo(HOSTS);
            assertThat(findings)
                    .allMatch(f -> !f.title().isEmpty() && !f.evidence().isEmpty());
        }
        var rest = of(diagnosis, "ptb-ignored").getFirst();
        assertThat(rest.flowCount()).isEqualTo(HOSTS - 50);
        assertThat(rest.icmp().count()).isEqualTo(4 * (HOSTS - 50));
        assertThat(rest.explanation()).endsWith("This is one example of 80 flows between further hosts.");
        assertThat(rest.pathMtu()).isEqualTo(1480);
    }

    /** Between each pair of hosts other values: the busiest pairs are told, then one example of each kind, then one of all others. */
    @Test
    void whereFlowsOfManyKindsShowATraitOneFindingCountsTheLast() {
        var s = new Scenario();
        for (int i = 0; i < HOSTS; i++) {
            s.client("198.51.100." + (i + 1)).handshake(1000 + i, 1460);
            if (i == HOSTS - 1) {
                s.handshake(1000 + i, 1460);
            }
        }

        var findings = of(s.diagnosis(), "mss-asymmetric");

        assertThat(findings).hasSize(101);
        assertThat(findings.stream().mapToInt(Finding::flowCount).sum()).isEqualTo(HOSTS + 1);
        assertThat(findings).filteredOn(f -> f.flowCount() > 1).hasSize(2);
        assertThat(findings.get(0).flowCount()).as("all others").isEqualTo(HOSTS + 1 - 51 - 50);
        assertThat(findings.get(0).explanation()).endsWith("This is one example of 30 flows between further hosts.");
        assertThat(findings.get(1).flows())
                .extracting(f -> f.client().address())
                .containsExactly("198.51.100." + HOSTS, "198.51.100." + HOSTS);
        assertThat(findings.get(1).explanation()).endsWith("The same happens on 2 flows between these hosts.");
    }

    /** One connection of each pair of hosts got 1340 octets through; the next one is stuck. */
    @Test
    void whatAPathProvedCountsForItHoweverManyPathsThereAre() {
        var s = new Scenario();
        for (int i = 0; i < 120; i++) {
            s.client("198.51.100." + (i + 1)).handshake(1460, 1460);
            s.acknowledge(s.client(1300 + i % 2)).handshake(1460, 1460);
            var lost = s.client(1460);
            for (int copy = 0; copy < 5; copy++) {
                s.after(250 << copy).again(lost);
            }
            s.after(50).ack(false);
        }

        assertThat(of(s.diagnosis(), "silent-size-loss"))
                .hasSize(51)
                .filteredOn(f -> f.flowCount() == 1)
                .hasSize(50)
                .allSatisfy(f -> assertThat(f.pathMtuRange())
                        .isEqualTo(new Interval(1340 + f.flows().getFirst().id() / 2 % 2, 1500)));
    }

    @Test
    void betweenTheSameHostsEachSizeThatIsLostIsATroubleOfItsOwn() {
        var s = new Scenario();
        for (var octets : List.of(1460, 1400, 1460)) {
            s.handshake(1460, 1460);
            for (int i = 0; i < 20; i++) {
                s.after(20).acknowledge(s.client(200));
            }
            var lost = s.client(octets);
            for (int copy = 0; copy < 5; copy++) {
                s.after(250 << copy).again(lost);
            }
            s.after(50).ack(false);
        }

        assertThat(of(s.diagnosis(), "silent-size-loss"))
                .extracting(f -> f.pathMtuRange().lost(), Finding::flowCount)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(1500, 2), org.assertj.core.groups.Tuple.tuple(1440, 1));
    }
}
