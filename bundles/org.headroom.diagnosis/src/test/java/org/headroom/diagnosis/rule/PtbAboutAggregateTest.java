package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Scenario;
import org.headroom.diagnosis.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A box that refuses what its own receive offload glued together, and boxes that are right. */
class PtbAboutAggregateTest {

    private static final String ID = PtbAboutAggregate.ID;

    private static List<String> rules(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::rule).toList();
    }

    private static Scenario request(Scenario s, int mtu) {
        var full = s.after(100).client(1460);
        var rest = s.client(145);
        var glued = new Scenario.Segment(true, full.sequence(), 1605, full.identification());
        s.after(40).tooBig(mtu, glued).after(300).again(full).after(40).acknowledge(full);
        return s.again(rest).after(40).acknowledge(rest);
    }

    /** A request of two segments, refused as one packet; sent again one by one it arrives. */
    static Scenario glued(int mtu) {
        return request(new Scenario().handshake(1460, 1460), mtu);
    }

    /** A packet of {@code octets} and headers, sent as such, refused and sent again in two. */
    static Scenario refused(int octets) {
        var s = new Scenario().handshake(9000, 9000);
        var large = s.after(100).client(octets);
        s.after(40).tooBig(1500, large).after(300).again(large, 0, 1460).after(40);
        return s.again(large, 1460, octets - 1460).after(40).acknowledge(large);
    }

    @Test
    void theBoxIsNamedAndTheSizesAreSaid() {
        var diagnosis = glued(1500).diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.OTHER_TROUBLE);
        assertThat(diagnosis.summary())
                .isEqualTo("Not an MTU problem. " + Scenario.ROUTER
                        + " refuses as too big what was glued together on the way.");
        var finding = diagnosis.findings().getFirst();
        assertThat(finding.rule()).isEqualTo(ID);
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.pathMtu()).isNull();
        assertThat(finding.explanation())
                .startsWith(Scenario.ROUTER + " says that 1645 octets are too many for 1500, but " + Scenario.CLIENT
                        + " sent none larger than 1500: ");
        assertThat(rules(diagnosis)).doesNotContain("size-unrelated-loss");
    }

    @Test
    void twoAreNoAccident() {
        var twice = request(glued(1500), 1500).diagnosis();

        assertThat(twice.findings().getFirst().rule()).isEqualTo(ID);
        assertThat(twice.findings().getFirst().confidence()).isEqualTo(Confidence.CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1400, 1480, 1499})
    void whereFullSegmentsDoNotFitTheMessageIsRight(int mtu) {
        assertThat(rules(glued(mtu).diagnosis())).doesNotContain(ID);
    }

    @Test
    void whatWasSentAsItIsQuotedIsTooBig() {
        assertThat(rules(refused(1605).diagnosis())).doesNotContain(ID);
    }

    /** A capture at the sender shows what its own offload will cut: on the wire there are segments all the same. */
    @Test
    void whatTheSendersOffloadCutsIsGluedAgainBehindIt() {
        var s = new Scenario().handshake(1460, 1460);
        var both = s.after(100).client(1605);
        s.after(40).tooBig(1500, both).after(300).again(both, 0, 1460).after(40);
        var diagnosis = s.again(both, 1460, 145).after(40).acknowledge(both).diagnosis();

        assertThat(diagnosis.findings())
                .filteredOn(f -> f.rule().equals(ID))
                .singleElement()
                .satisfies(f -> assertThat(f.evidence().getFirst().what()).endsWith("sends 1500 octets."));
    }

    @Test
    void octetsThatWereNotSentAreNotAnswered() {
        var s = new Scenario().handshake(1460, 1460);
        var full = s.after(100).client(1460);
        var other = new Scenario.Segment(true, full.sequence() + 100, 1605, full.identification());
        s.after(40).tooBig(1500, other).after(300).again(full).after(40).acknowledge(full);

        assertThat(rules(s.diagnosis())).doesNotContain(ID);
    }
}
