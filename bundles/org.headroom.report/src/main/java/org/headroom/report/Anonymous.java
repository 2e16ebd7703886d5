package org.headroom.report;

import java.util.AbstractList;
import java.util.List;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Density;
import org.headroom.flow.Direction;
import org.headroom.flow.FlowRow;
import org.headroom.flow.FlowTrace;
import org.headroom.flow.Mark;
import org.headroom.packet.capture.HostNames;
import org.headroom.packet.capture.Record;

/**
 * An analysis that can be shown to strangers: every address is a name such as {@code client-1}, the same one throughout, and so
 * is every capture. Closing it leaves the analysis behind it open.
 */
public final class Anonymous implements Analysis {

    private final Analysis analysis;
    private final Aliases aliases;
    private final Diagnosis diagnosis;

    Anonymous(Analysis analysis, Aliases aliases) {
        this.analysis = analysis;
        this.aliases = aliases;
        this.diagnosis = new AnonymousDiagnosis(aliases).of(analysis.diagnosis());
    }

    /** One analysis without addresses. */
    public static Analysis of(Analysis analysis) {
        return new Anonymous(analysis, new Aliases());
    }

    /** Several, an address having the same name in all of them. */
    public static List<Analysis> all(List<Analysis> analyses) {
        return new Reading(analyses, List.of()).anonymous().analyses();
    }

    @Override
    public Diagnosis diagnosis() {
        return diagnosis;
    }

    @Override
    public List<FlowRow> flows(int capture) {
        var rows = analysis.flows(capture);
        return new AbstractList<>() {
            @Override
            public FlowRow get(int index) {
                return row(rows.get(index));
            }

            @Override
            public int size() {
                return rows.size();
            }
        };
    }

    private FlowRow row(FlowRow row) {
        return new FlowRow(
                row.id(),
                row.protocol(),
                aliases.end(row.client(), Aliases.Role.CLIENT),
                aliases.end(row.server(), Aliases.Role.SERVER),
                row.clientMss(),
                row.serverMss(),
                row.clientToServer(),
                row.serverToClient(),
                row.packets(),
                row.firstNanos(),
                row.lastNanos());
    }

    @Override
    public Verdict verdict(int capture, int flow) {
        return analysis.verdict(capture, flow);
    }

    @Override
    public FlowTrace trace(int capture, int flow, int most) {
        var trace = analysis.trace(capture, flow, most);
        return new FlowTrace(
                row(trace.row()), trace.marks().stream().map(this::mark).toList(), trace.roundTripNanos());
    }

    private Mark mark(Mark mark) {
        return switch (mark) {
            case Mark.Data data -> data;
            case Mark.TooBig m ->
                new Mark.TooBig(
                        m.packet(),
                        m.nanos(),
                        m.direction(),
                        m.nextHopMtu(),
                        m.cause(),
                        aliases.name(m.source(), Aliases.Role.ROUTER));
        };
    }

    @Override
    public Density density(Direction direction, long fromNanos, long toNanos, int columns, int[] lengthBounds) {
        return analysis.density(direction, fromNanos, toNanos, columns, lengthBounds);
    }

    @Override
    public HostNames names(int capture) {
        var names = analysis.names(capture);
        return (high, low) -> aliases.name(names.text(high, low), Aliases.Role.HOST);
    }

    /** What of a packet may be shown: its headers, with the addresses of the aliases. */
    Veil veil() {
        return new Veil(aliases);
    }

    /** The packet as captured, addresses and payload included: what may be shown of it is up to {@link #veil()}. */
    @Override
    public boolean packet(int capture, long number, Record record) {
        return analysis.packet(capture, number, record);
    }

    @Override
    public void close() {}
}
