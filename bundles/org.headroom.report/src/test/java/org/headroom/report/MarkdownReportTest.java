package org.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    @Test
    void holdsTheCommandsOfEveryPlatform() throws IOException {
        var text = written();
        var appendix = text.substring(text.indexOf("## Commands for other platforms"));
        assertThat(appendix)
                .contains("ip tcp adjust-mss 1440\n", "nft delete rule", "### Lower the MSS")
                .doesNotContain("sysctl -w net.ipv4.vs.pmtu_disc=0\n```");
    }

    /** Raw, or shown as a page: what is copied can be typed. */
    @Test
    void leavesCommandsInSentencesAsTheyAre() throws IOException {
        assertThat(written())
                .contains("`tcpdump -ni any 'icmp[icmptype] == icmp-unreach and icmp[icmpcode] == 4'`\n")
                .doesNotContain("icmp\\[");
    }

    @Test
    void namesOtherPlatformsInAParagraphOfTheirOwn() throws IOException {
        assertThat(written()).containsPattern("\n\nOr let the ICMP through: [^\n]+\n\n## What happened");
    }

    @Test
    void saysWhereToCaptureNextInASentence() throws IOException {
        assertThat(written()).contains("\n\nRun this on 198.51.100.23 itself, while the transfer hangs. ");
    }

    private static String written() throws IOException {
        try (var analysis = Sample.read(Sample.BLACK_HOLE)) {
            var text = new StringBuilder();
            new MarkdownReport().write(analysis, text);
            return text.toString();
        }
    }
}
