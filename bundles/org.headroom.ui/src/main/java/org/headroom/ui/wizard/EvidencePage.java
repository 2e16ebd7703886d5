package org.headroom.ui.wizard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.headroom.chart.Part;
import org.headroom.chart.Role;
import org.headroom.chart.TimelineChart;
import org.headroom.chart.TimelineModel;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.headroom.flow.Fate;
import org.headroom.flow.FlowTrace;
import org.headroom.flow.Mark;
import org.headroom.report.Wording;
import org.headroom.ui.capture.Inspection;
import org.headroom.ui.look.Glyph;
import org.headroom.ui.look.Picture;
import org.jspecify.annotations.Nullable;

/** The proof: the timeline, and the packets that the finding rests on. */
final class EvidencePage extends StepPage {

    private static final int CHART_HEIGHT = 282;

    private final Inspection inspection;

    EvidencePage(Inspection inspection) {
        super("Evidence");
        this.inspection = inspection;
    }

    @Override
    boolean applies(Scope scope) {
        return scope.told()
                        .filter(f -> !f.evidence().isEmpty() || !f.flows().isEmpty())
                        .isPresent()
                || scope.verdict() == Verdict.HEALTHY && inspection.trace().isPresent();
    }

    @Override
    void fill(Composite page, Scope scope) {
        setTitle("The evidence, packet by packet");
        setDescription("Choose a line: the timeline and the packet views behind this window go there.");
        if (inspection.trace().isPresent()
                || scope.told().filter(f -> !f.flows().isEmpty()).isPresent()) {
            timeline(page, scope.finding());
        }
        var evidence = new ArrayList<Evidence>();
        if (scope.verdict() == Verdict.HEALTHY) {
            inspection.trace().ifPresent(trace -> evidence.addAll(largest(trace)));
        }
        scope.told().ifPresent(finding -> evidence.addAll(finding.evidence()));
        packets(page, evidence);
    }

    /** The first of the largest packets that arrived, each way: what shows that full-size packets pass. */
    private static List<Evidence> largest(FlowTrace trace) {
        var proofs = new ArrayList<Evidence>();
        for (var direction : Direction.values()) {
            trace.marks().stream()
                    .filter(m -> m.direction() == direction)
                    .filter(m -> m instanceof Mark.Data data && data.fate() == Fate.DELIVERED && !data.syn())
                    .map(Mark.Data.class::cast)
                    .max(Comparator.comparingInt(Mark.Data::length)
                            .thenComparing(
                                    Comparator.comparingLong(Mark.Data::packet).reversed()))
                    .ifPresent(m -> proofs.add(new Evidence(
                            0,
                            m.packet(),
                            m.nanos(),
                            "%s octets, %s: the largest that arrived."
                                    .formatted(Wording.number(m.length()), direction.title()),
                            Evidence.Kind.DELIVERED)));
        }
        return proofs;
    }

    private void timeline(Composite page, @Nullable Finding finding) {
        var box = cards().box(page, 1);
        GridLayoutFactory.fillDefaults().margins(4, 4).applyTo(box);
        var sight = new Sight(finding);
        var picture = new Picture(box, SWT.NONE, (g, area) -> {
            g.setColor(look().palette().color(Role.PANEL));
            g.fill(area);
            sight.chart.ifPresent(chart -> chart.draw(g, area));
        });
        picture.setData("name", "evidence-timeline");
        picture.prefer(600, CHART_HEIGHT);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(picture);
        inspection.trace().ifPresent(sight::show);
        Inspection.Listener listener = i -> {
            i.trace().ifPresent(sight::show);
            sight.select(i.choice().packet());
            picture.refresh();
        };
        inspection.add(listener);
        picture.addListener(SWT.Dispose, _ -> inspection.remove(listener));
    }

    /** The chart of the flow, once that is read. */
    private final class Sight {
        private final @Nullable Finding finding;
        private Optional<TimelineChart> chart = Optional.empty();
        private Optional<FlowTrace> shown = Optional.empty();

        Sight(@Nullable Finding finding) {
            this.finding = finding;
        }

        void show(FlowTrace trace) {
            if (shown.filter(trace::equals).isEmpty()) {
                shown = Optional.of(trace);
                var start = inspection.diagnosis().captures().getFirst().firstNanos();
                var model = TimelineModel.of(trace, finding);
                chart = Optional.of(
                        new TimelineChart(start == Long.MIN_VALUE ? model : model.since(start), look().palette())
                                .font(look().drawn())
                                .close(Part.PACKET_BY_PACKET, Part.RIBBONS, Part.OTHER_DIRECTION, Part.OVERVIEW));
            }
        }

        void select(long packet) {
            chart.ifPresent(c -> c.select(c.model().marks().stream()
                    .filter(m -> m.packet() == packet)
                    .findFirst()
                    .orElse(null)));
        }
    }

    private void packets(Composite page, List<Evidence> evidence) {
        var box = cards().box(page, 1);
        GridLayoutFactory.fillDefaults().margins(1, 1).spacing(0, 0).applyTo(box);
        for (int i = 0; i < evidence.size(); i++) {
            if (i > 0) {
                cards().rule(box, 1);
            }
            packet(box, evidence.get(i));
        }
    }

    private void packet(Composite box, Evidence evidence) {
        var line = new Composite(box, SWT.NONE);
        line.setData("name", "evidence");
        line.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults()
                .numColumns(3)
                .margins(10, 4)
                .spacing(10, 0)
                .applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        new Label(line, SWT.NONE).setImage(look().icon(glyph(evidence.kind())));
        var number = new Label(line, SWT.RIGHT);
        number.setText(evidence.packet() == 0 ? "" : Long.toString(evidence.packet()));
        number.setFont(look().bold());
        number.setForeground(look().color(Role.DELIVERED));
        GridDataFactory.swtDefaults()
                .hint(52, SWT.DEFAULT)
                .align(SWT.FILL, SWT.CENTER)
                .applyTo(number);
        cards().text(line, where(evidence) + evidence.what(), look().font(), Role.TEXT);
        press(line, line, evidence);
    }

    /** Of several captures which; the finding counts them the same way. */
    private String where(Evidence evidence) {
        return inspection.diagnosis().captures().size() == 1 ? "" : "Point " + (evidence.capture() + 1) + ": ";
    }

    private void press(Composite line, Control control, Evidence evidence) {
        control.addListener(SWT.MouseDown, _ -> {
            for (var other : line.getParent().getChildren()) {
                if ("evidence".equals(other.getData("name"))) {
                    other.setBackground(look().color(other == line ? Role.SELECTION : Role.PANEL));
                }
            }
            if (evidence.capture() == 0) { // the views show no other
                inspection.choose(evidence.packet());
            }
        });
        if (control instanceof Composite parts) {
            for (var part : parts.getChildren()) {
                press(line, part, evidence);
            }
        }
    }

    private static Glyph glyph(Evidence.Kind kind) {
        return switch (kind) {
            case HANDSHAKE -> Glyph.LINE;
            case SENT -> Glyph.LOST;
            case RESENT -> Glyph.LOST_AGAIN;
            case DELIVERED -> Glyph.DELIVERED;
            case TOO_BIG -> Glyph.TOO_BIG;
            case IN_FLIGHT -> Glyph.IN_FLIGHT;
            case FRAGMENT, TUNNEL, OTHER -> Glyph.UNKNOWN;
        };
    }
}
