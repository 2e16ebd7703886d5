package org.headroom.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Finding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PdfReportTest {

    /** A file name in letters that hardly any font has, and what a careless writer would take for markup. */
    private static final String HOSTILE = "<script>&\u0000\ud800 captura-ñ-захват-捕获.pcap";

    private static byte[] blackHole = {};

    @BeforeAll
    static void write() throws IOException {
        try (var analysis = Sample.read(Sample.BLACK_HOLE)) {
            blackHole = octets(analysis);
        }
    }

    @Test
    void saysWhatThePageSays() throws IOException {
        try (var pdf = Loader.loadPDF(blackHole)) {
            assertThat(text(pdf))
                    .contains(
                            "Packets over 1480 octets never arrive, and 198.51.100.23 does not learn it.",
                            "iptables -I FORWARD -p icmp --icmp-type fragmentation-needed -j ACCEPT",
                            "--mss 1441:65535 \\ -j TCPMSS --set-mss 1440",
                            "client → server",
                            "1500 − 1480 = 20",
                            "1 of 1",
                            "8 of 8");
        }
    }

    @Test
    void answersItAllOnTheFirstPage() throws IOException {
        try (var pdf = Loader.loadPDF(blackHole)) {
            assertThat(pictures(pdf.getPage(0).getResources())).isGreaterThanOrEqualTo(2);
        }
    }

    /** What goes to who has the firewall holds the commands for it. */
    @Test
    void hasAnAppendixOfAllCommands() throws IOException {
        try (var pdf = Loader.loadPDF(blackHole)) {
            var pages = new PDFTextStripper();
            pages.setEndPage(2);
            assertThat(pages.getText(pdf)).contains("What was read").doesNotContain("All commands");
            pages.setStartPage(3);
            pages.setEndPage(pdf.getNumberOfPages());
            assertThat(pages.getText(pdf))
                    .contains(
                            "All commands",
                            "sysctl -w net.ipv4.vs.pmtu_disc=1",
                            "ip tcp adjust-mss 1440",
                            "set firewall family inet");
        }
    }

    @Test
    void drawsItsPicturesWithLinesAndSelectableLetters() throws IOException {
        try (var pdf = Loader.loadPDF(blackHole)) {
            assertThat(text(pdf)).contains("path carries", "0 of 9", "scale widened above 1440");
            for (var page : pdf.getPages()) {
                assertThat(bitmaps(page.getResources())).isZero();
            }
        }
    }

    @Test
    void carriesItsFonts() throws IOException {
        try (var pdf = Loader.loadPDF(blackHole)) {
            var names = new HashSet<String>();
            for (var page : pdf.getPages()) {
                fonts(page.getResources(), names);
            }
            assertThat(names).hasSize(3).allSatisfy(name -> assertThat(name)
                    .matches("[A-Z]{6}\\+(Inter-.*|DejaVuSansMono)"));
        }
    }

    @Test
    void isTheSameForTheSameInput() throws IOException {
        try (var analysis = Sample.read(Sample.BLACK_HOLE)) {
            assertThat(octets(analysis)).isEqualTo(blackHole);
        }
    }

    @Test
    void introducesItself() throws IOException {
        try (var pdf = Loader.loadPDF(octets(Story.analysis()))) {
            var information = pdf.getDocumentInformation();
            assertThat(information.getTitle()).isEqualTo("Path MTU diagnosis");
            assertThat(information.getSubject()).startsWith("Black hole, client → server.");
            assertThat(information.getCreator()).isEqualTo("Headroom " + Report.VERSION);
            assertThat(information.getCreationDate()).isNull();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        }
    }

    @Test
    void keepsHostileNamesNames() throws IOException {
        var story = new Story.Told(Story.diagnosis(HOSTILE, List.of(Story.blackHole())));
        try (var pdf = Loader.loadPDF(octets(story))) {
            assertThat(text(pdf)).contains("<script>&", "captura-ñ-захват-");
        }
    }

    @Test
    void standsManyFindingsAndLongWords() throws IOException {
        var many = new ArrayList<Finding>(List.of(Story.blackHole()));
        for (int i = 0; i < 5000; i++) {
            many.add(Story.atRisk(1500 + i));
        }
        var story = new Story.Told(Story.diagnosis("/a-rather-long-path".repeat(100) + ".pcap", many));
        try (var pdf = Loader.loadPDF(octets(story))) {
            assertThat(text(pdf)).contains("and 4,980 more");
            assertThat(pdf.getNumberOfPages()).isLessThan(8);
        }
    }

    @Test
    void writesAComparison() throws IOException {
        try (var before = Sample.read(Sample.BLACK_HOLE);
                var after = Sample.read(Sample.MENDED)) {
            var out = new ByteArrayOutputStream();
            new PdfReport().write(Comparison.of(before, after), out);
            try (var pdf = Loader.loadPDF(out.toByteArray())) {
                assertThat(text(pdf)).contains("Before and after", "It helped");
                assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Before and after");
            }
        }
    }

    @Test
    void leavesNoAddressWhereNoneMayBe() throws IOException {
        try (var pdf = Loader.loadPDF(octets(Anonymous.of(Story.analysis())))) {
            assertThat(text(pdf)).contains("client-1").doesNotContain(Story.CLIENT, Story.SERVER);
            assertThat(pdf.getDocumentInformation().getSubject()).doesNotContain(Story.CLIENT);
        }
    }

    private static byte[] octets(Analysis analysis) throws IOException {
        var out = new ByteArrayOutputStream();
        new PdfReport().write(analysis, out);
        return out.toByteArray();
    }

    /** All its text in one line, as a line ends where the page does. */
    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }

    private static int pictures(PDResources resources) throws IOException {
        int pictures = 0;
        for (var name : resources.getXObjectNames()) {
            pictures += resources.getXObject(name) instanceof PDFormXObject ? 1 : 0;
        }
        return pictures;
    }

    private static int bitmaps(PDResources resources) throws IOException {
        int bitmaps = 0;
        for (var name : resources.getXObjectNames()) {
            bitmaps += resources.getXObject(name) instanceof PDFormXObject form ? bitmaps(form.getResources()) : 1;
        }
        return bitmaps;
    }

    private static void fonts(PDResources resources, Set<String> names) throws IOException {
        for (var name : resources.getFontNames()) {
            var font = resources.getFont(name);
            assertThat(font.isEmbedded()).isTrue();
            names.add(font.getName());
        }
        for (var name : resources.getXObjectNames()) {
            if (resources.getXObject(name) instanceof PDFormXObject form) {
                fonts(form.getResources(), names);
            }
        }
    }
}
