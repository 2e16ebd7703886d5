package org.headroom.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/**
 * An axis of packet sizes in two parts: 0 to the knee in the lower 27 %, the neighbourhood of the bounds widened above, so that
 * 20 octets in 1500 can be seen.
 *
 * <p>Sizes beyond the top, super-packets of segmentation offload, all lie on one line close above it.
 */
@SuppressWarnings("serial") // charts are drawn, never written
public final class KneeAxis extends ValueAxis {

    static final double LOWER_PART = 0.27;
    private static final double LEAST_LOWER_PART = 0.16;
    private static final double LEAST_FOR_20_OCTETS = 28;
    private static final double BEYOND = 12;

    private final SizeScale scale;
    private final int knee;
    private final int top;
    private final double above;
    private final double below;
    private final List<SizeTick> ticks;

    /**
     * An axis.
     *
     * @param knee octets where the widened part begins; 0 for one even scale
     * @param top octets of the largest size to show in its place
     * @param above pixels kept free above the top, for arcs and labels
     * @param below pixels kept free below 0
     */
    public KneeAxis(SizeScale scale, int knee, int top, double above, double below, List<SizeTick> ticks) {
        super(null, null);
        this.scale = scale;
        this.knee = scale == SizeScale.WIDENED && knee < top ? Math.max(0, knee) : 0;
        this.top = Math.max(1, top);
        this.above = above;
        this.below = below;
        this.ticks = List.copyOf(ticks);
        setRange(0, this.top);
        setAxisLineVisible(false);
    }

    /** The knee between two sizes that matter: two gaps below the smaller, rounded down to 20. */
    public static int knee(int oneBound, int otherBound) {
        var gap = Math.max(8, Math.abs(oneBound - otherBound));
        return Math.max(0, (Math.min(oneBound, otherBound) - 2 * gap) / 20 * 20);
    }

    /** Octets where the widened part begins, 0 without one. */
    public int knee() {
        return knee;
    }

    public int top() {
        return top;
    }

    public List<SizeTick> ticks() {
        return ticks;
    }

    @Override
    public double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
        var zero = area.getMaxY() - below;
        var height = Math.max(1, area.getHeight() - above - below);
        return value > top ? zero - height - Math.min(BEYOND, above / 2) : zero - height * share(value, height);
    }

    @Override
    public double java2DToValue(double pixel, Rectangle2D area, RectangleEdge edge) {
        var height = Math.max(1, area.getHeight() - above - below);
        return value((area.getMaxY() - below - pixel) / height, height);
    }

    /**
     * Bounds of rows of cells, rising octets: rows of so many pixels, each named bound the largest size of its row, so that no
     * cell lies on both sides of one.
     */
    int[] bounds(double laneHeight, double pixels) {
        var height = Math.max(1, laneHeight - above - below);
        var rows = Math.max(1, (int) Math.floor(height / pixels));
        var largest =
                IntStream.rangeClosed(1, rows).map(row -> snapped(value((double) row / rows, height), height, pixels));
        return IntStream.concat(IntStream.of(0), largest.map(octets -> octets + 1))
                .sorted()
                .distinct()
                .toArray();
    }

    private int snapped(double octets, double height, double pixels) {
        return ticks.stream()
                .filter(t ->
                        t.bound() && Math.abs(share(t.octets(), height) - share(octets, height)) * height <= pixels / 2)
                .mapToInt(SizeTick::octets)
                .findFirst()
                .orElse((int) Math.round(octets));
    }

    /** Which part of the height lies below a size, 0 to 1. */
    private double share(double value, double height) {
        return switch (scale) {
            case LOGARITHMIC -> Math.log1p(Math.max(0, value) / 20) / Math.log1p(top / 20.0);
            case LINEAR -> value / top;
            case WIDENED -> {
                var lower = lowerPart(height);
                yield knee == 0
                        ? value / top
                        : value <= knee ? lower * value / knee : lower + (1 - lower) * (value - knee) / (top - knee);
            }
        };
    }

    private double value(double share, double height) {
        return switch (scale) {
            case LOGARITHMIC -> 20 * Math.expm1(share * Math.log1p(top / 20.0));
            case LINEAR -> share * top;
            case WIDENED -> {
                var lower = lowerPart(height);
                yield knee == 0
                        ? share * top
                        : share <= lower ? share / lower * knee : knee + (share - lower) / (1 - lower) * (top - knee);
            }
        };
    }

    /** 27 %, or less where 20 octets would get less than 28 px. */
    private double lowerPart(double height) {
        var wanted = LEAST_FOR_20_OCTETS * Math.min(4, (top - knee) / 20.0);
        return Math.clamp(1 - wanted / height, LEAST_LOWER_PART, LOWER_PART);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        return ticks.stream()
                .map(t -> new NumberTick(t.octets(), t.text(), TextAnchor.CENTER_RIGHT, TextAnchor.CENTER, 0))
                .toList();
    }

    /** Labels are the timeline's business: it draws them once for all columns. Here the ticks are only named for the grid. */
    @Override
    public AxisState draw(
            Graphics2D g,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            @Nullable PlotRenderingInfo info) {
        var state = new AxisState(cursor);
        state.setTicks(refreshTicks(g, state, dataArea, edge));
        return state;
    }

    @Override
    public AxisSpace reserveSpace(
            Graphics2D g, @Nullable Plot plot, Rectangle2D area, RectangleEdge edge, @Nullable AxisSpace space) {
        return space == null ? new AxisSpace() : space;
    }

    @Override
    protected void autoAdjustRange() {
        // the range is given
    }

    @Override
    public void configure() {
        // likewise
    }
}
