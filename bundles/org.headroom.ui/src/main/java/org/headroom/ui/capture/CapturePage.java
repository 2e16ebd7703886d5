package org.headroom.ui.capture;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.headroom.chart.Role;
import org.headroom.chart.TimelineChart;
import org.headroom.chart.TimelineModel;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.FlowTrace;
import org.headroom.flow.Mark;
import org.headroom.ui.look.Look;
import org.jspecify.annotations.Nullable;

/** An open capture: the banner, and the timeline of the chosen flow under it. */
final class CapturePage extends Composite {

    private static final int MARGIN = 8;
    private static final int AFTER_CHOOSER = 16;
    private static final String NO_FLOW = "No flow chosen. Choose one in Flows, or press F for the worst.";

    private final Look look;
    private final Inspection inspection;
    private final TimelineCanvas timeline;
    private final FlowChooser chooser;
    private final Banner banner;
    private @Nullable FlowTrace shownTrace;
    private Choice shown = Choice.NONE;

    CapturePage(Composite parent, Look look, Inspection inspection, Runnable diagnose) {
        super(parent, SWT.NONE);
        this.look = look;
        this.inspection = inspection;
        setBackground(look.color(Role.PANEL));
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        banner = new Banner(this, look, inspection.diagnosis(), diagnose);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(banner);
        timeline = new TimelineCanvas(this, look);
        timeline.setData("name", "timeline");
        GridDataFactory.fillDefaults().grab(true, true).applyTo(timeline);
        chooser = new FlowChooser(timeline, look, inspection);
        chooser.control().setLocation(MARGIN, 3);
        new TimelineMouse(timeline, this::choose).start();
        new TimelineKeys(timeline, this::choose, inspection::chooseWorst).start();
        new TimelineMenu(timeline).start();
        Inspection.Listener listener = _ -> show();
        inspection.add(listener);
        addListener(SWT.Dispose, _ -> inspection.remove(listener));
        show();
    }

    Rectangle timelineArea() {
        return timeline.getBounds();
    }

    @Override
    public boolean setFocus() {
        return timeline.forceFocus();
    }

    private void choose(Mark mark) {
        inspection.choose(mark.packet());
    }

    private void show() {
        chooser.show();
        banner.sayScope(isCalm());
        var choice = inspection.choice();
        var trace = inspection.trace().orElse(null);
        if (trace == null) {
            timeline.showNothing(choice.flow() < 0 ? emptyWords() : "Reading the flow…");
        } else if (trace != shownTrace || choice.finding() != shown.finding()) {
            timeline.show(chart(trace), "Timeline of " + chooser.title().replaceFirst("^Flow", "flow"));
            select(choice.packet());
        } else if (choice.packet() != shown.packet()) {
            select(choice.packet());
        }
        shownTrace = trace;
        shown = choice;
    }

    /** Whether the chosen flow is well while the capture is not. */
    private boolean isCalm() {
        return inspection.diagnosis().verdict().atLeast(Verdict.OTHER_TROUBLE)
                && inspection
                        .calmFlow()
                        .filter(flow ->
                                Verdict.HEALTHY.atLeast(inspection.analysis().verdict(flow.id())))
                        .isPresent();
    }

    private String emptyWords() {
        return inspection.analysis().flows().isEmpty()
                ? "No flows: this capture holds no TCP or UDP packets that can be read."
                : NO_FLOW;
    }

    private TimelineChart chart(FlowTrace trace) {
        var start = inspection.diagnosis().captures().getFirst().firstNanos();
        var model = TimelineModel.of(trace, inspection.choice().finding());
        return new TimelineChart(start == Long.MIN_VALUE ? model : model.since(start), look.palette())
                .font(look.drawn())
                .legendInset(chooser.control().getSize().x + MARGIN + AFTER_CHOOSER);
    }

    private void select(long packet) {
        timeline.change(chart -> {
            var mark = chart.model().marks().stream()
                    .filter(m -> m.packet() == packet)
                    .findFirst();
            chart.select(mark.orElse(null));
            mark.ifPresent(chart::reveal);
        });
    }
}
