package org.headroom.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.headroom.flow.Direction;
import org.headroom.flow.Sketch;

/**
 * A capture while it is being read: its packets so far by size and time, in both directions, all of them as cells.
 *
 * <p>One for each reading, as each picture keeps to the time axis of the one before as long as it can. Any thread may ask, one at a
 * time:
 *
 * <pre>{@code
 * var picture = new FirstPicture(Palette.LIGHT, TimelineChart.FONT);
 * picture.of(sketch, 0.4, area).ifPresent(chart -> chart.draw(g, area));
 * }</pre>
 */
public final class FirstPicture {

    private final Palette palette;
    private final Font font;
    private final Horizon horizon = new Horizon();

    /** @param font of the window's labels */
    public FirstPicture(Palette palette, Font font) {
        this.palette = palette;
        this.font = font;
    }

    /**
     * What has been read by now, its cells counted: to draw it asks the capture no more.
     *
     * @param share of the capture that is read, from 0 to 1; 0 where its size is not known
     * @param area that it will be drawn into
     * @return empty before the first packet with a flow
     */
    public Optional<TimelineChart> of(Sketch sketch, double share, Rectangle2D area) {
        var first = sketch.firstNanos();
        var last = sketch.lastNanos();
        if (first > last) {
            return Optional.empty();
        }
        var model = TimelineModel.ofCapture(sketch.packets(), first, horizon.after(first, last, share));
        var chart = new TimelineChart(model, palette)
                .font(font)
                .close(Part.PACKET_BY_PACKET, Part.SIZE_SURVIVAL, Part.RIBBONS, Part.EVENTS, Part.OVERVIEW);
        if (share < 1) {
            chart.readUntil(last);
        }
        for (var direction : Direction.values()) {
            var grid = chart.grid(area, direction);
            chart.density(
                    direction,
                    sketch.density(direction, grid.fromNanos(), grid.toNanos(), grid.columns(), grid.lengthBounds()));
        }
        return Optional.of(chart);
    }
}
