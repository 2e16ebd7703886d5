package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.headroom.flow.Progress;
import org.headroom.packet.capture.Capture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The transcripts of the case that Headroom was made for, and other printed text, judged as the packets themselves would be. */
class PrintedTextTest {

    private static final Path TEXT = Path.of("src/test/resources/text");

    private static Diagnosis diagnosis(String file) throws IOException {
        try (var analysis = Diagnose.captures(List.of(Capture.open(TEXT.resolve(file))), Progress.none())) {
            return analysis.diagnosis();
        }
    }

    @Test
    void nineMessagesAndNoEndOfThemAreABlackHole() throws IOException {
        var diagnosis = diagnosis("tcpdump-router-icmp.txt");
        var finding = diagnosis.findings().getFirst();
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(finding.rule()).isEqualTo("ptb-ignored");
        assertThat(finding.pathMtu()).isEqualTo(1480);
        assertThat(finding.icmp()).isEqualTo(new Icmp(9, List.of("(server)"), List.of(1480), false));
        assertThat(diagnosis.counts().fragmentationNeeded()).isEqualTo(9);
    }

    @Test
    void theRequestSentFourTimesIsRefusedFourTimes() throws IOException {
        var diagnosis = diagnosis("tethereal-http.txt");
        var finding = diagnosis.findings().getFirst();
        assertThat(finding.rule()).isEqualTo("ptb-ignored");
        assertThat(finding.icmp()).isEqualTo(new Icmp(4, List.of("(server)"), List.of(), false));
        assertThat(finding.pathMtu()).isNull();
        assertThat(finding.flows())
                .extracting(f -> f.client().address(), f -> f.server().toString())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("(client)", "(server):80"));
        assertThat(diagnosis.findings()).extracting(Finding::rule).doesNotContain("ptb-mtu-zero");
        assertThat(finding.evidence()).extracting(Evidence::what).anyMatch(w -> w.contains("1.25 s later"));
    }

    @Test
    void anMssThatTheReportedMtuCannotCarryIsARisk() throws IOException {
        var finding = diagnosis("tcpdump-vv-before-fix.txt").findings().getFirst();
        assertThat(finding.rule()).isEqualTo("mss-exceeds-path");
        assertThat(finding.pathMtu()).isEqualTo(1480);
        assertThat(finding.mss()).isEqualTo(new Mss(1460, 1460));
        assertThat(finding.direction()).isEqualTo(org.headroom.flow.Direction.CLIENT_TO_SERVER);
    }

    @Test
    void afterTheFixNothingIsToBeComplainedOf() throws IOException {
        var diagnosis = diagnosis("tcpdump-vv-after-fix.txt");
        assertThat(diagnosis.findings())
                .allMatch(f -> f.severity() == Severity.INFO)
                .anyMatch(f -> f.mss().equals(new Mss(1460, 1440)));
    }

    @Test
    void theCopiedFilterIsCounted() throws IOException {
        assertThat(diagnosis("tcpdump-router-icmp.txt").captures().getFirst().notes())
                .anyMatch(n -> n.contains("lets 240 through")
                        && n.contains("24,576")
                        && n.endsWith("icmp[icmptype] == icmp-unreach and icmp[icmpcode] == 4"));
    }

    @ParameterizedTest
    @CsvSource({
        "a_live_tcpdump-n_any.txt, BLACK_HOLE, ptb-ignored, 1480, 8",
        "a_oldstyle-tcpdump3.txt, BLACK_HOLE, ptb-ignored, 1480, 9",
        "a_tcpdump-vv-n.txt, BLACK_HOLE, ptb-ignored, 1480, 9",
        "a_tcpdump-xx_any.txt, BLACK_HOLE, ptb-ignored, 1480, 9",
        "a_tshark.txt, BLACK_HOLE, ptb-ignored, , 9",
        "b_tshark.txt, PMTUD_WORKING, pmtud-working, , 2",
        "a_tshark-V.txt.gz, BLACK_HOLE, ptb-ignored, 1480, 9",
        "d_live_tcpdump-n_any.txt, HEALTHY, mss-clamped, , ",
        "d_tcpdump-e-n.txt, HEALTHY, mss-asymmetric, , "
    })
    void textIsJudgedAsThePacketsAre(String file, Verdict verdict, String rule, Integer pathMtu, Integer messages)
            throws IOException {
        var diagnosis = diagnosis(file);
        var finding = diagnosis.findings().getFirst();
        assertThat(diagnosis.verdict()).isEqualTo(verdict);
        assertThat(finding.rule()).isEqualTo(rule);
        assertThat(finding.pathMtu()).isEqualTo(pathMtu);
        assertThat(finding.icmp() == null ? null : finding.icmp().count()).isEqualTo(messages);
        assertThat(diagnosis.captures().getFirst().format()).isEqualTo("text");
        assertThat(diagnosis.captures().getFirst().problems()).isEmpty();
    }

    /** tshark's list does not print the number: what passes afterwards tells it. */
    @ParameterizedTest
    @CsvSource({"b_tshark.txt, 1480", "n_tshark.txt, 1400"})
    void whereTheNumberIsNotPrintedTheSmallerPacketsTell(String file, int passes) throws IOException {
        var finding = diagnosis(file).findings().getFirst();

        assertThat(finding.rule()).isEqualTo("pmtud-working");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.pathMtuRange()).isEqualTo(new Interval(passes, 1500));
        assertThat(finding.largestDelivered()).isEqualTo(passes);
    }

    /** The message may have been about something else, or be forgotten: a full-size packet passes later on. */
    @Test
    void whoseLargePacketsPassAfterwardsHasNotComplied() throws IOException {
        var lines = Files.readString(TEXT.resolve("b_tshark.txt")).replaceAll("(?m)^ *36 .*$", """
                           36 0.964541876 198.51.100.23 → 192.0.2.80   TCP 1514 57502 → 80 [ACK] Seq=3749 Ack=264 Win=64512 Len=1460
                           37 0.999541876   192.0.2.80 → 198.51.100.23 TCP 54 80 → 57502 [ACK] Seq=264 Ack=5209 Win=64512 Len=0""");
        var text = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        try (var analysis = Diagnose.captures(List.of(Capture.open(text, "still-large.txt")), Progress.none())) {
            assertThat(analysis.diagnosis().findings())
                    .extracting(Finding::rule)
                    .doesNotContain("pmtud-working");
        }
    }

    /** As {@code tcpdump -t} prints it: only the order of the lines is left. */
    @Test
    void withoutTimesTheOrderOfLinesIsEnough() throws IOException {
        var lines = Files.readString(TEXT.resolve("a_oldstyle-tcpdump3.txt")).replaceAll("(?m)^[0-9:.]+ ", "");
        var text = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        try (var analysis = Diagnose.captures(List.of(Capture.open(text, "without-times.txt")), Progress.none())) {
            var diagnosis = analysis.diagnosis();
            var finding = diagnosis.findings().getFirst();

            assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
            assertThat(finding.rule()).isEqualTo("ptb-ignored");
            assertThat(finding.pathMtu()).isEqualTo(1480);
            assertThat(finding.confidence()).isEqualTo(Confidence.CONFIRMED);
            assertThat(diagnosis.notApplicable()).anyMatch(r -> r.endsWith("the lines of this text have none"));
        }
    }
}
