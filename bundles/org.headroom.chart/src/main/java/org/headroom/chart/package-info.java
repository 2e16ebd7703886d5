/**
 * Flows become pictures.
 *
 * <p>Everything draws to a {@link java.awt.Graphics2D}, so that one chart serves the window, the report and the printer:
 *
 * <pre>{@code
 * var chart = new TimelineChart(TimelineModel.of(trace, finding), Palette.LIGHT);
 * chart.draw(g, new Rectangle2D.Double(0, 0, 1110, 430));
 * new HeaderStack(finding, Palette.LIGHT).draw(g, area);
 * }</pre>
 *
 * <p>{@link org.headroom.chart.TimelineModel} computes, {@link org.headroom.chart.TimelineChart} draws. Sizes are octets of IP, times
 * nanoseconds since 1970, lengths in a picture pixels at 96 dpi.
 */
@NullMarked
package org.headroom.chart;

import org.jspecify.annotations.NullMarked;
