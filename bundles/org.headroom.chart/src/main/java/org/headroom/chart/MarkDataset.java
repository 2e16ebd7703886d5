package org.headroom.chart;

import java.util.ArrayList;
import java.util.List;
import org.headroom.flow.Mark;
import org.jfree.data.xy.AbstractXYDataset;

/** The marks of a lane that a column shows, as JFreeChart takes them: series 0 other flows, series 1 the flow itself. */
@SuppressWarnings("serial") // charts are drawn, never written
final class MarkDataset extends AbstractXYDataset {

    static final int CONTEXT = 0;
    static final int FLOW = 1;

    private final List<List<Mark>> series;
    private final Abscissa abscissa;

    private MarkDataset(List<Mark> context, List<Mark> marks, Abscissa abscissa) {
        series = List.of(context, marks);
        this.abscissa = abscissa;
    }

    /** What a column shows of a lane; above cells only the marks that matter. */
    static MarkDataset of(Lane lane, Scene scene, LaneArea at) {
        var shown = shown(lane.marks(), scene);
        var dense = scene.dense();
        return dense == null
                ? new MarkDataset(shown(lane.context(), scene), shown, scene.abscissa())
                : new MarkDataset(List.of(), dense.thinned(shown, scene, at), scene.abscissa());
    }

    private static List<Mark> shown(List<? extends Mark> marks, Scene scene) {
        var shown = new ArrayList<Mark>();
        for (var mark : marks) {
            if (scene.shows(mark)) {
                shown.add(mark);
            }
        }
        return shown;
    }

    Mark mark(int series, int item) {
        return this.series.get(series).get(item);
    }

    List<Mark> marks() {
        return series.get(FLOW);
    }

    /** Octets where a mark lies: a packet's length, a message's next-hop MTU. */
    static int octets(Mark mark) {
        return switch (mark) {
            case Mark.Data data -> data.length();
            case Mark.TooBig message -> message.nextHopMtu();
        };
    }

    @Override
    public int getSeriesCount() {
        return series.size();
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return series;
    }

    @Override
    public int getItemCount(int series) {
        return this.series.get(series).size();
    }

    @Override
    public Number getX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public double getXValue(int series, int item) {
        return abscissa.of(mark(series, item));
    }

    @Override
    public Number getY(int series, int item) {
        return octets(mark(series, item));
    }
}
