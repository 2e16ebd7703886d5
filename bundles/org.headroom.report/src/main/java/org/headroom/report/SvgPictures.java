package org.headroom.report;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.headroom.chart.HeaderStack;
import org.headroom.chart.TimelineChart;
import org.headroom.diagnosis.Verdict;
import org.jfree.svg.MeetOrSlice;
import org.jfree.svg.PreserveAspectRatio;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/** Drawings as SVG inside a page, in whatever font the reader's browser has. */
final class SvgPictures implements Pictures {

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Optional<String> drawing(int width, int height, Drawing drawing) {
        try {
            var g = new SVGGraphics2D(width, height);
            g.setDefsKeyPrefix("p" + count.incrementAndGet() + "-");
            drawing.draw(g, new Rectangle2D.Double(0, 0, width, height));
            return Optional.of(g.getSVGElement(
                    null, false, new ViewBox(0, 0, width, height), PreserveAspectRatio.XMID_YMID, MeetOrSlice.MEET));
        } catch (LinkageError | InternalError _) {
            return Optional.empty();
        }
    }

    @Override
    public String sign(Verdict verdict) {
        return Icon.svg(verdict);
    }

    @Override
    public Font font() {
        return TimelineChart.FONT;
    }

    @Override
    public Font monospaced() {
        return HeaderStack.MONOSPACED;
    }
}
