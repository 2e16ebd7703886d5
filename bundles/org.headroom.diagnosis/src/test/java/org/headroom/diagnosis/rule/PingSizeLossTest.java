package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Diagnose;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Interval;
import org.headroom.diagnosis.Scenario;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Progress;
import org.headroom.packet.capture.Capture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What engineers try first: pings of several sizes. The captures are of real hosts. */
class PingSizeLossTest {

    private static final Path PINGS = Path.of("src/test/resources/pings");

    private static Diagnosis diagnosis(String file) throws IOException {
        try (var analysis = Diagnose.captures(List.of(Capture.open(PINGS.resolve(file))), Progress.none())) {
            return analysis.diagnosis();
        }
    }

    /** Five of 500 to 1220 octets that are answered, then one of each of these sizes that is not. */
    static Scenario pings(int... unanswered) {
        var s = new Scenario();
        for (int i = 0; i < 5; i++) {
            s.ping(500 + 180 * i, true);
        }
        for (var octets : unanswered) {
            s.ping(octets, false);
        }
        return s;
    }

    private static List<String> rules(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::rule).toList();
    }

    @Test
    void aSweepShowsBetweenWhichSizesThePathEnds() throws IOException {
        var diagnosis = diagnosis("sweep-unanswered.pcap");
        var found = diagnosis.findings().getFirst();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(found.rule()).isEqualTo("ping-size-loss");
        assertThat(found.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(found.pathMtuRange()).isEqualTo(new Interval(1400, 1428));
        assertThat(found.largestSent()).isEqualTo(1500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep-tcpdump.txt", "sweep-tshark.txt"})
    void printedItShowsTheSame(String file) throws IOException {
        var found = diagnosis(file).findings().getFirst();

        assertThat(found.rule()).isEqualTo("ping-size-loss");
        assertThat(found.pathMtuRange()).isEqualTo(new Interval(1400, 1428));
    }

    /** TCP brings full segments through to the same host. */
    @Test
    void aHostThatRefusesLargePingsHasNoMtuProblem() throws IOException {
        var diagnosis = diagnosis("host-refuses-large.pcap");

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(rules(diagnosis)).doesNotContain("ping-size-loss");
    }

    @Test
    void whereMssKeepTcpBelowItIsAFactAndNoTrouble() throws IOException {
        var diagnosis = diagnosis("mss-keeps-below.pcap");
        var found = diagnosis.findings().stream()
                .filter(f -> f.rule().equals("ping-size-loss"))
                .findFirst()
                .orElseThrow();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(found.severity()).isEqualTo(Severity.INFO);
        assertThat(found.explanation()).contains("by its MSS");
    }

    @Test
    void chanceExplainsFewAndWhatIsLostAtAnySize() {
        assertThat(rules(pings(1428, 1500, 1500).diagnosis())).isEmpty();
        assertThat(rules(pings(1428, 1500, 1500, 600, 600, 600, 600).diagnosis()))
                .isEmpty();
        assertThat(rules(pings(1428, 1500, 1500, 1500).diagnosis())).containsExactly("ping-size-loss");
    }

    @Test
    void theLastMayStillBeAnswered() {
        var s = pings(1428, 1500);

        assertThat(rules(s.after(-900)
                        .ping(1500, false)
                        .after(-995)
                        .ping(100, true)
                        .diagnosis()))
                .isEmpty();
    }

    @Test
    void oneOfThatSizeThatIsAnsweredShowsThatItIsNotTheSize() {
        assertThat(rules(pings(1428, 1500, 1428, 1500).ping(1500, true).diagnosis()))
                .isEmpty();
    }

    @Test
    void aRouterThatSaysWhySpeaksForItself() {
        var s = pings(1428).tooBigPing(1400, 1428);

        assertThat(rules(s.ping(1428, false).ping(1428, false).ping(1428, false).diagnosis()))
                .containsExactly("ptb-about-datagrams");
    }

    @Test
    void whatWasAnsweredLongAgoProvesNothing() {
        var s = pings().after(120_000);

        assertThat(rules(s.ping(1500, false)
                        .ping(1500, false)
                        .ping(1500, false)
                        .ping(1500, false)
                        .diagnosis()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-fragments.pcap", "sip-in-fragments.pcap"})
    void questionsInFragmentsThatNobodyAnswersAreLost(String file) throws IOException {
        var diagnosis = diagnosis(file);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(rules(diagnosis)).startsWith("fragments-lost").doesNotContain("quic-size-loss");
    }

    /** Requests whose time to live ends on the way; a host that starts anew; one that answers UDP of that size. */
    @ParameterizedTest
    @ValueSource(strings = {"time-to-live-ends.pcap", "reboot.pcap", "udp-passes.pcap"})
    void whatElseKeepsPingsFromBeingAnsweredIsNoMatterOfSize(String file) throws IOException {
        assertThat(rules(diagnosis(file))).doesNotContain("ping-size-loss");
    }

    /** Beside the server that does not answer, which gets them whole; and a measurement of throughput, of which nobody wants answers. */
    @ParameterizedTest
    @ValueSource(strings = {"server-is-silent.pcap", "stream.pcap"})
    void fragmentsThatArriveOrAskForNothingAreNotLost(String file) throws IOException {
        var diagnosis = diagnosis(file);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.FRAGMENTING);
        assertThat(rules(diagnosis)).doesNotContain("fragments-lost");
    }
}
