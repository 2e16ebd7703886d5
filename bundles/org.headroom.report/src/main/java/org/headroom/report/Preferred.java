package org.headroom.report;

import java.util.List;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Density;
import org.headroom.flow.Direction;
import org.headroom.flow.FlowRow;
import org.headroom.flow.FlowTrace;
import org.headroom.packet.capture.HostNames;
import org.headroom.packet.capture.Record;

/**
 * An analysis whose findings propose first what the reader has chosen, be it a device that is there or a box that can be reached.
 * Closing it leaves the analysis behind it open.
 *
 * @param diagnosis the same, in that order
 */
public record Preferred(Analysis analysis, Diagnosis diagnosis) implements Analysis {

    /** @param remedy its id */
    public static Analysis of(Analysis analysis, String remedy) {
        var d = analysis.diagnosis();
        var findings = d.findings().stream().map(f -> f.preferring(remedy)).toList();
        return new Preferred(
                analysis,
                new Diagnosis(
                        d.captures(),
                        d.clocks(),
                        d.verdict(),
                        d.summary(),
                        d.detail(),
                        d.counts(),
                        findings,
                        d.notApplicable(),
                        d.recipe()));
    }

    @Override
    public List<FlowRow> flows(int capture) {
        return analysis.flows(capture);
    }

    @Override
    public Verdict verdict(int capture, int flow) {
        return analysis.verdict(capture, flow);
    }

    @Override
    public FlowTrace trace(int capture, int flow, int most) {
        return analysis.trace(capture, flow, most);
    }

    @Override
    public Density density(Direction direction, long fromNanos, long toNanos, int columns, int[] lengthBounds) {
        return analysis.density(direction, fromNanos, toNanos, columns, lengthBounds);
    }

    @Override
    public boolean packet(int capture, long number, Record record) {
        return analysis.packet(capture, number, record);
    }

    @Override
    public HostNames names(int capture) {
        return analysis.names(capture);
    }

    @Override
    public void close() {}
}
