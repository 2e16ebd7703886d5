package org.headroom.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Under the packets: what the MSS allows, what the path carries, and the missing room between. */
record BoundsPainter(Scene scene, Lane lane) implements Painted.Painter {

    private static final BasicStroke MSS = new BasicStroke(1.6f);
    private static final BasicStroke PATH = new BasicStroke(2.2f);
    private static final BasicStroke UNSAID = dashed(1.6f, 2, 4);
    private static final BasicStroke ELSEWHERE = dashed(2.2f, 6, 4);
    private static final BasicStroke FLIGHT = dashed(1.4f, 2, 3);

    @Override
    public void paint(Graphics2D g, LaneArea at) {
        flight(g, at);
        var ceiling = lane.ceiling();
        if (ceiling != null) {
            missingRoom(g, at, ceiling);
        }
        allowed(g, at);
        if (ceiling != null) {
            ceiling(g, at, ceiling);
        }
    }

    private void flight(Graphics2D g, LaneArea at) {
        var flight = lane.flight();
        if (flight == null) {
            return;
        }
        var from = at.within(scene.abscissa().until(flight.fromNanos()));
        var to = at.within(scene.abscissa().until(flight.toNanos()));
        var bounds = at.bounds();
        if (to - from < 1) {
            return;
        }
        g.setColor(scene.palette().color(Role.IN_FLIGHT, 0.11));
        g.fill(new Rectangle2D.Double(from, bounds.getY(), to - from, bounds.getHeight()));
        if (to - from > 6) {
            g.setColor(scene.palette().color(Role.IN_FLIGHT));
            g.setStroke(FLIGHT);
            g.draw(new Line2D.Double(from, bounds.getY(), from, bounds.getMaxY()));
            g.draw(new Line2D.Double(to, bounds.getY(), to, bounds.getMaxY()));
        }
    }

    private void missingRoom(Graphics2D g, LaneArea at, Ceiling ceiling) {
        var allowed = lane.allowed();
        if (allowed == null) {
            return;
        }
        switch (ceiling) {
            case Ceiling.Said said -> {
                for (int i = 0; i < said.steps().size(); i++) {
                    var step = said.steps().get(i);
                    hatch(g, at, allowed, step.octets(), step.nanos(), end(said, i));
                }
            }
            case Ceiling.Elsewhere other -> hatch(g, at, allowed, other.octets(), other.sinceNanos(), null);
            case Ceiling.Between between ->
                hatch(g, at, allowed, between.interval().lost(), between.sinceNanos(), null);
        }
    }

    private static @Nullable Long end(Ceiling.Said said, int step) {
        return step + 1 < said.steps().size()
                ? Long.valueOf(said.steps().get(step + 1).nanos())
                : null;
    }

    private void hatch(Graphics2D g, LaneArea at, Allowed allowed, int octets, long since, @Nullable Long until) {
        var from = at.within(scene.abscissa().since(Math.max(since, allowed.nanos())));
        var to = until == null
                ? at.bounds().getMaxX()
                : at.within(scene.abscissa().since(until));
        var top = at.y(allowed.octets());
        var height = at.y(octets) - top;
        if (octets < allowed.octets() && to > from && height > 0.5) {
            scene.marks().missingRoom(g, new Rectangle2D.Double(from, top, to - from, height));
        }
    }

    /** Begins with a tick at the packet that said it. */
    private void allowed(Graphics2D g, LaneArea at) {
        var allowed = lane.allowed();
        if (allowed == null) {
            return;
        }
        var place = scene.abscissa().of(allowed.packet(), allowed.nanos());
        var from = at.within(place);
        var y = at.y(allowed.octets());
        g.setColor(scene.color(Role.MSS));
        g.setStroke(MSS);
        g.draw(new Line2D.Double(from, y, at.bounds().getMaxX(), y));
        if (allowed.packet() > 0 && at.x(place) >= at.bounds().getMinX()) {
            g.draw(new Line2D.Double(from, y - 5, from, y + 5));
        }
    }

    private void ceiling(Graphics2D g, LaneArea at, Ceiling ceiling) {
        switch (ceiling) {
            case Ceiling.Said said -> said(g, at, said);
            case Ceiling.Elsewhere other ->
                line(g, at.bounds().getMinX(), at.bounds().getMaxX(), at.y(other.octets()), ELSEWHERE);
            case Ceiling.Between between -> between(g, at, between);
        }
    }

    private void said(Graphics2D g, LaneArea at, Ceiling.Said said) {
        var first = said.steps().getFirst();
        var known = at.within(scene.abscissa().since(first.nanos()));
        line(g, at.bounds().getMinX(), known, at.y(first.octets()), UNSAID);
        var path = new Path2D.Double();
        path.moveTo(known, at.y(first.octets()));
        for (var step : said.steps()) {
            var x = at.within(scene.abscissa().since(step.nanos()));
            path.lineTo(x, path.getCurrentPoint().getY());
            path.lineTo(x, at.y(step.octets()));
        }
        path.lineTo(at.bounds().getMaxX(), path.getCurrentPoint().getY());
        g.setColor(scene.color(Role.PATH_MTU));
        g.setStroke(PATH);
        g.draw(path);
    }

    private void between(Graphics2D g, LaneArea at, Ceiling.Between between) {
        var upper = at.y(between.interval().lost());
        var lower = at.y(between.interval().delivered());
        var bounds = at.bounds();
        g.setColor(scene.palette().color(Role.IN_FLIGHT, 0.14));
        g.fill(new Rectangle2D.Double(bounds.getX(), upper, bounds.getWidth(), Math.max(1, lower - upper)));
        line(g, bounds.getMinX(), bounds.getMaxX(), upper, PATH);
        line(g, bounds.getMinX(), bounds.getMaxX(), lower, PATH);
    }

    private void line(Graphics2D g, double from, double to, double y, Stroke stroke) {
        if (to > from) {
            g.setColor(scene.color(Role.PATH_MTU));
            g.setStroke(stroke);
            g.draw(new Line2D.Double(from, y, to, y));
        }
    }

    private static BasicStroke dashed(float width, float on, float off) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {on, off}, 0);
    }
}
