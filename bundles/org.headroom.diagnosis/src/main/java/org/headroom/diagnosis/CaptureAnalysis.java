package org.headroom.diagnosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.List;
import org.headroom.flow.Density;
import org.headroom.flow.Direction;
import org.headroom.flow.FlowRow;
import org.headroom.flow.FlowTrace;
import org.headroom.flow.Traffic;
import org.headroom.packet.capture.HostNames;
import org.headroom.packet.capture.Record;

/** The analysis of captures that are still open. Views, which open one, ask about the flows of the first. */
final class CaptureAnalysis implements Analysis {

    private final List<Traffic> traffics;
    private final Diagnosis diagnosis;
    private final List<Judgement> judgements;

    CaptureAnalysis(List<Traffic> traffics, List<Judgement> judgements) {
        this.traffics = List.copyOf(traffics);
        this.judgements = List.copyOf(judgements);
        this.diagnosis = diagnosis(traffics, judgements);
    }

    private static Diagnosis diagnosis(List<Traffic> traffics, List<Judgement> judgements) {
        var together = new CrossExamination(traffics, judgements);
        var findings = Findings.ranked(together.findings());
        var verdict = Judgement.verdict(findings, judgements.stream().anyMatch(Judgement::fullSizePasses));
        var counts = counts(traffics);
        var sentences = new Sentences(verdict, findings, counts);
        return new Diagnosis(
                traffics.stream().map(Traffic::info).toList(),
                together.clocks(),
                verdict,
                sentences.summary(),
                sentences.detail(),
                counts,
                findings,
                judgements.stream()
                        .flatMap(j -> Unjudged.in(j.scene().traffic()).stream())
                        .distinct()
                        .toList(),
                new NextCapture(verdict, findings).recipe());
    }

    private static Counts counts(List<Traffic> traffics) {
        long packets = 0;
        long flows = 0;
        long tcp = 0;
        long needed = 0;
        long tooBig = 0;
        for (var traffic : traffics) {
            packets += traffic.packets();
            flows += traffic.flows();
            for (int id = 0; id < traffic.flows(); id++) {
                tcp += traffic.tcp(id) ? 1 : 0;
            }
            needed += traffic.tooBig().stream().filter(m -> m.version() == 4).count();
            tooBig += traffic.tooBig().stream().filter(m -> m.version() == 6).count();
        }
        return new Counts(packets, flows, tcp, needed, tooBig);
    }

    private Traffic first() {
        return traffics.getFirst();
    }

    @Override
    public Diagnosis diagnosis() {
        return diagnosis;
    }

    @Override
    public List<FlowRow> flows(int capture) {
        if (traffics.isEmpty()) {
            return List.of();
        }
        var traffic = traffics.get(capture);
        var scene = judgements.get(capture).scene();
        return new AbstractList<>() {
            @Override
            public FlowRow get(int id) {
                var flow = scene.suspect(id);
                var row = traffic.row(id);
                return flow == null ? row : row.detailed(flow);
            }

            @Override
            public int size() {
                return traffic.flows();
            }
        };
    }

    @Override
    public Verdict verdict(int capture, int flow) {
        return judgements.get(capture).verdict(flow);
    }

    @Override
    public FlowTrace trace(int capture, int flow, int most) {
        return traffics.get(capture).trace(flow, most);
    }

    @Override
    public Density density(Direction direction, long fromNanos, long toNanos, int columns, int[] lengthBounds) {
        return first().density(direction, fromNanos, toNanos, columns, lengthBounds);
    }

    @Override
    public boolean packet(int capture, long number, Record record) {
        try {
            return traffics.get(capture).packet(number, record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public HostNames names(int capture) {
        return traffics.get(capture).names();
    }

    @Override
    public void close() {
        try {
            Diagnose.close(traffics);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
