package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Diagnose;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Progress;
import org.headroom.packet.capture.Capture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real TCP through an ESP or WireGuard encapsulator, captured on the leg between its ends, where a router is too narrow for it. */
class SealedTunnelsTest {

    private static final Path SEALED = Path.of("src/test/resources/sealed");

    private static Diagnosis diagnosis(String file) throws IOException {
        try (var analysis = Diagnose.captures(List.of(Capture.open(SEALED.resolve(file))), Progress.none())) {
            return analysis.diagnosis();
        }
    }

    @ParameterizedTest
    @CsvSource({"esp_outerptb.pcap, 1492", "wg_outerptb.pcap, 1450"})
    void anEndThatGoesOnAtTheOldSizeDoesNotHeed(String file, int told) throws IOException {
        var diagnosis = diagnosis(file);
        var finding = diagnosis.findings().getFirst();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(finding.rule()).isEqualTo("ptb-not-relayed");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.icmp().nextHopMtu()).containsExactly(told);
        assertThat(finding.pathMtu()).as("of what is inside nobody knows").isNull();
    }

    /** The end tells the sender inside, and the packets become smaller. */
    @ParameterizedTest
    @CsvSource({"esp_relay.pcap", "wg_relay.pcap"})
    void anEndThatLearnsIsNotAccused(String file) throws IOException {
        var diagnosis = diagnosis(file);

        assertThat(diagnosis.counts().fragmentationNeeded()).isPositive();
        assertThat(diagnosis.findings()).extracting(Finding::rule).doesNotContain("ptb-not-relayed");
    }
}
