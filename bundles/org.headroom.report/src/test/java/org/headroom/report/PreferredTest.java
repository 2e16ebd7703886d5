package org.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.headroom.diagnosis.Analysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreferredTest {

    /** Of whichever kind it is, and on whichever platform: elsewhere it would be named only. */
    @ParameterizedTest
    @EnumSource(names = {"TEXT", "MARKDOWN", "HTML", "JSON"})
    void whatWasChosenComesFirst(Format format) throws IOException {
        var report =
                written(format, Preferred.of(Story.analysis(), "cisco-mss")).replaceAll("<[^>]*>", "");

        assertThat(report.indexOf("adjust-mss 1440")).isPositive().isLessThan(report.indexOf("route replace"));
    }

    @Test
    void whereItIsNotOfferedNothingChanges() {
        var remedies = Story.blackHole().remedies();

        assertThat(Story.blackHole().preferring("of another finding").remedies())
                .isEqualTo(remedies);
    }

    private static String written(Format format, Analysis analysis) throws IOException {
        var out = new ByteArrayOutputStream();
        format.report().write(analysis, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
