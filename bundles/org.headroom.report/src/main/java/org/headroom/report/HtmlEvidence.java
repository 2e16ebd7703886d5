package org.headroom.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.headroom.chart.HeaderStack;
import org.headroom.chart.Palette;
import org.headroom.chart.Part;
import org.headroom.chart.TimelineChart;
import org.headroom.chart.TimelineModel;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.FlowName;
import org.headroom.flow.Mark;

/** Why the verdict holds: the picture, the packets, the arithmetic. */
final class HtmlEvidence {

    private static final int WIDTH = 860;
    private static final int TIMELINE = 400;
    private static final int STACK = 64;
    private static final int MARKS = 2000;
    private static final int OTHER_FLOWS = 12;
    private static final int OTHER_MARKS = 200;

    private final Markup page;
    private final Analysis analysis;
    private final Pictures pictures;

    HtmlEvidence(Markup page, Analysis analysis, Pictures pictures) {
        this.page = page;
        this.analysis = analysis;
        this.pictures = pictures;
    }

    void write(Finding finding) throws IOException {
        happened(finding);
        proof(finding);
        octets(finding);
    }

    /** The picture comes first: without a paragraph before it, it still fits on the page of the steps. */
    private void happened(Finding finding) throws IOException {
        page.open("section").open("div", "class", "together").leaf("h2", "What happened");
        if (!finding.flows().isEmpty()) {
            timeline(finding);
        }
        page.close().leaf("p", finding.explanation());
        page.open("dl").raw("");
        for (var fact : Fact.of(finding, analysis.diagnosis())) {
            page.open("div").leaf("dt", fact.name()).leaf("dd", fact.value()).close();
        }
        page.close().close();
    }

    private void timeline(Finding finding) throws IOException {
        var flow = finding.flows().getFirst();
        var start = analysis.diagnosis().captures().get(flow.capture()).firstNanos();
        var drawing = pictures.drawing(WIDTH, TIMELINE, (g, area) -> {
            var model = TimelineModel.of(analysis.trace(flow.capture(), flow.id(), MARKS), finding, context(flow));
            new TimelineChart(start == Long.MIN_VALUE ? model : model.since(start), Palette.LIGHT)
                    .font(pictures.font())
                    .close(Part.PACKET_BY_PACKET, Part.RIBBONS, Part.OVERVIEW)
                    .draw(g, area);
        });
        if (drawing.isPresent()) {
            page.open(
                    "figure",
                    "role",
                    "img",
                    "aria-label",
                    "Packets by size and time: " + analysis.diagnosis().summary());
            page.raw(drawing.get());
            if (several()) {
                page.leaf("figcaption", "Seen in " + file(flow.capture()), "class", "soft");
            }
            page.close();
        }
    }

    /** A few other flows, for the grey background: what else passes at the same time. */
    private List<Mark> context(FlowName flow) {
        var context = new ArrayList<Mark>();
        var flows = analysis.flows(flow.capture()).size();
        for (int id = 0, taken = 0; id < flows && taken < OTHER_FLOWS; id++) {
            if (id != flow.id()) {
                context.addAll(analysis.trace(flow.capture(), id, OTHER_MARKS).marks());
                taken++;
            }
        }
        return context;
    }

    private void proof(Finding finding) throws IOException {
        var lines = Proof.of(finding);
        if (lines.isEmpty()) {
            return;
        }
        var several = several();
        page.open("section").leaf("h2", "The proof").leaf("span", " packet numbers of the capture", "class", "soft");
        page.open("table", "class", "proof").open("tbody").raw("");
        var capture = -1;
        for (var line : lines) {
            if (several && line.capture() != capture) {
                capture = line.capture();
                page.open("tr").leaf("th", file(capture), "colspan", "2").close();
            }
            page.open("tr")
                    .leaf("td", line.packets(), "class", "number")
                    .leaf("td", line.what())
                    .close();
        }
        page.close().close().close();
    }

    private boolean several() {
        return analysis.diagnosis().captures().size() > 1;
    }

    private String file(int capture) {
        return Wording.files(analysis.diagnosis()).get(capture);
    }

    private void octets(Finding finding) throws IOException {
        var overhead = finding.overhead();
        if (overhead == null || overhead.candidates().isEmpty()) {
            return;
        }
        page.open("section")
                .leaf(
                        "h2",
                        overhead.bytes() == null
                                ? "Where the octets went"
                                : "Where the " + overhead.bytes() + " octets went");
        page.leaf(
                "span",
                overhead.measured() ? " measured: inner and outer packet are both here" : " inferred from the number",
                "class",
                "soft");
        var sum = Wording.arithmetic(finding);
        if (sum.isPresent()) {
            var drawing = pictures.drawing(WIDTH, STACK, (g, area) -> new HeaderStack(finding, Palette.LIGHT)
                    .font(pictures.font())
                    .monospaced(pictures.monospaced())
                    .draw(g, area));
            if (drawing.isPresent()) {
                page.open("figure", "role", "img", "aria-label", sum.get(), "class", "stack")
                        .raw(drawing.get())
                        .close();
            } else {
                page.leaf("p", sum.get(), "class", "sum");
            }
        }
        page.open("ol", "class", "candidates").raw("");
        for (var candidate : overhead.candidates()) {
            page.open("li")
                    .leaf("b", candidate.title())
                    .text(" (" + candidate.encapsulation() + ", " + Wording.count(candidate.bytes(), "octet") + "): "
                            + candidate.reason())
                    .close();
        }
        page.close().close();
    }
}
