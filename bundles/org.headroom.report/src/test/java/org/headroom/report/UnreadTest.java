package org.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A report that goes elsewhere says what it does not stand on. */
class UnreadTest {

    private static final Reading READING =
            new Reading(List.of(Story.analysis()), List.of(new Unread("gone.pcap", "there is no such file")));

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyReportNamesIt(Format format) throws IOException {
        var out = new ByteArrayOutputStream();
        format.report().write(READING, out);
        var text = out.toString(StandardCharsets.UTF_8);
        if (format == Format.PDF) {
            try (var pdf = Loader.loadPDF(out.toByteArray())) {
                text = new PDFTextStripper().getText(pdf);
            }
        }
        assertThat(text).contains("gone.pcap", "there is no such file");
    }

    @Test
    void soDoFlowsAndFactsOfCaptures() throws IOException {
        var text = new StringBuilder();
        FlowsText.write(READING, Report.COLUMNS, text);
        assertThat(text).contains("Not read: gone.pcap: there is no such file.");
        var json = new StringBuilder();
        FlowsJson.write(READING, json);
        assertThat(Tree.at(Tree.parse(json.toString()), "unread", 0, "file")).isEqualTo("gone.pcap");
        var captures = new Captures(List.of(), READING.unread());
        text.setLength(0);
        CaptureText.write(captures, Report.COLUMNS, text);
        assertThat(text).contains("gone.pcap", "there is no such file");
        json.setLength(0);
        CaptureJson.write(captures, json);
        assertThat(Tree.at(Tree.parse(json.toString()), "unread", 0, "why")).isEqualTo("there is no such file");
    }
}
