package org.headroom.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.Map;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/** Draws packets as stems and marks, and joins each ICMP message to the packet that caused it. */
@SuppressWarnings("serial") // charts are drawn, never written
final class MarkRenderer extends AbstractXYItemRenderer {

    private static final BasicStroke STEM = new BasicStroke(1.6f);
    private static final BasicStroke LOST_STEM = new BasicStroke(2f);

    /** Pixels a packet below which dots shrink and stems fade. */
    private static final double CROWDED = 3;
    /** Height of a lane from which on only its width counts. */
    private static final double ROOMY = 140;

    private static final int STEMS = 0;
    private static final int CAUSES = 1;
    private static final int PACKETS = 2;
    private static final int MESSAGES = 3;

    private final Scene scene;
    private final Lane lane;
    private final MarkDataset dataset;
    private final Map<Long, Mark.Data> byPacket = new HashMap<>();
    /** 1 where each packet has its place, towards 0 where they crowd. */
    private final double room;

    private final double left;
    /** Tops of the stems drawn so far, every two pixels; 0 for none. */
    private final double[] stems;

    MarkRenderer(Scene scene, Lane lane, MarkDataset dataset, Rectangle2D bounds) {
        var width = bounds.getWidth() * Math.min(1, bounds.getHeight() / ROOMY);
        room = Math.clamp(width / CROWDED / Math.max(1, dataset.marks().size()), 0, 1);
        left = bounds.getMinX();
        stems = new double[(int) bounds.getWidth() / 2 + 2];
        this.scene = scene;
        this.lane = lane;
        this.dataset = dataset;
        for (var mark : dataset.marks()) {
            if (mark instanceof Mark.Data data) {
                byPacket.put(data.packet(), data);
            }
        }
    }

    @Override
    public int getPassCount() {
        return 4;
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D g, Rectangle2D area, XYPlot plot, XYDataset data, @Nullable PlotRenderingInfo info) {
        var state = new XYItemRendererState(info);
        state.setProcessVisibleItemsOnly(false);
        return state;
    }

    @Override
    public void drawItem(
            Graphics2D g,
            XYItemRendererState state,
            Rectangle2D area,
            @Nullable PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domain,
            ValueAxis range,
            XYDataset data,
            int series,
            int item,
            @Nullable CrosshairState crosshair,
            int pass) {
        var at = new LaneArea(area, domain, range);
        var mark = dataset.mark(series, item);
        var x = at.x(scene.abscissa().of(mark));
        var y = at.y(MarkDataset.octets(mark));
        if (series == MarkDataset.CONTEXT) {
            context(g, mark, x, y, pass);
            return;
        }
        switch (mark) {
            case Mark.Data packet when pass == STEMS -> stem(g, at, packet, x, y);
            case Mark.TooBig message when pass == CAUSES -> cause(g, at, message, x, y);
            case Mark.Data packet when pass == PACKETS -> packet(g, packet, x, y);
            case Mark.TooBig _
            when pass == MESSAGES -> {
                scene.marks().tooBig(g, x, y);
                scene.hits().add(x, y, mark);
            }
            default -> {}
        }
    }

    private double radius(double full) {
        return Math.max(2, full * Math.sqrt(room));
    }

    private void context(Graphics2D g, Mark mark, double x, double y, int pass) {
        if (pass == STEMS) {
            scene.marks().context(g, x, y);
            scene.hits().add(x, y, mark);
        }
    }

    private void stem(Graphics2D g, LaneArea at, Mark.Data packet, double x, double y) {
        if (packet.syn() || packet.acknowledgment() || packet.closes()) {
            return;
        }
        var zero = at.y(0);
        if (packet.fate() != Fate.LOST) {
            line(g, x, y, covered(x, zero, y, stems), STEM, Role.DELIVERED, 0.45 * Math.max(0.15, room));
            return;
        }
        var strength = packet.inFlight() ? 0.5 : 1;
        var ceiling = lane.ceiling();
        var bend = ceiling == null ? zero : Math.max(y, at.y(Math.min(ceiling.octets(), packet.length())));
        if (scene.dense() == null) {
            line(g, x, bend, zero, LOST_STEM, Role.LOST, 0.42 * strength);
        }
        if (ceiling != null) {
            line(g, x, y, bend, LOST_STEM, Role.LOST, strength);
        }
    }

    /** Stems of a burst share their pixels: only what rises above the stems already there is drawn. */
    private double covered(double x, double zero, double top, double[] tops) {
        var bin = (int) Math.clamp((x - left) / 2, 0, tops.length - 1);
        var until = tops[bin] == 0 ? zero : tops[bin];
        tops[bin] = Math.min(until, top);
        return until;
    }

    private void line(
            Graphics2D g, double x, double top, double bottom, BasicStroke stroke, Role role, double strength) {
        if (bottom - top > 0.5) {
            g.setColor(scene.palette().color(role, strength));
            g.setStroke(stroke);
            g.draw(new Line2D.Double(x, top, x, bottom));
        }
    }

    private void cause(Graphics2D g, LaneArea at, Mark.TooBig message, double x, double y) {
        var packet = byPacket.get(message.cause());
        if (packet != null) {
            g.setColor(scene.palette().color(Role.PATH_MTU, packet.inFlight() ? 0.5 : 1));
            g.setStroke(STEM);
            g.draw(new Line2D.Double(at.x(scene.abscissa().of(packet)), at.y(packet.length()), x, y));
        }
    }

    private void packet(Graphics2D g, Mark.Data packet, double x, double y) {
        var marks = scene.marks();
        if (packet.syn() && packet.fate() != Fate.LOST) {
            if (packet.direction() == org.headroom.flow.Direction.CLIENT_TO_SERVER) {
                marks.syn(g, x, y);
            } else {
                marks.synAck(g, x, y);
            }
        } else if (packet.closes() && packet.fate() != Fate.LOST) {
            if (packet.closing() == Mark.Closing.RESET) {
                marks.reset(g, x, y);
            } else {
                marks.fin(g, x, y, packet.fate() == Fate.DELIVERED);
            }
        } else {
            switch (packet.fate()) {
                case DELIVERED -> {
                    if (packet.copy() > 1) {
                        marks.deliveredAgain(g, x, y);
                    } else {
                        marks.delivered(g, x, y, radius(4.6));
                    }
                }
                case LOST -> {
                    if (packet.copy() > 1) {
                        marks.lostAgain(g, x, y, packet.inFlight());
                    } else {
                        marks.lost(g, x, y, packet.inFlight());
                    }
                }
                case UNKNOWN -> {
                    if (packet.acknowledgment()) {
                        marks.delivered(g, x, y, radius(4));
                    } else {
                        marks.unknown(g, x, y);
                    }
                }
            }
        }
        scene.hits().add(x, y, packet);
    }
}
