package org.headroom.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.diagnosis.Interval;
import org.jfree.chart.ui.RectangleEdge;

/** Arrived against lost by size, as "0 of 9"; sizes that nobody sent are named too. */
public final class SizeSurvival {

    private static final double BLOCK = 4.2;
    private static final double PITCH = 5.7;
    private static final double BLOCK_HEIGHT = 12;
    private static final double BAR = 40;
    private static final int MOST_BLOCKS = 10;
    private static final double APART = 17;
    private static final double OFF_LINE = 9;
    private static final BasicStroke PATH = new BasicStroke(2.2f);
    private static final BasicStroke DOTS =
            new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {2, 4}, 0);

    private record Row(double y, int arrived, int lost, boolean above) {
        boolean joins(Row next) {
            return Math.abs(next.y - y) < APART && above == next.above && (lost == 0) == (next.lost == 0);
        }

        Row with(Row next) {
            return new Row((y + next.y) / 2, arrived + next.arrived, lost + next.lost, above);
        }
    }

    private final TimelineModel model;
    private final Palette palette;
    private final Lettering lettering;

    public SizeSurvival(TimelineModel model, Palette palette) {
        this(model, palette, new Lettering(TimelineChart.FONT));
    }

    SizeSurvival(TimelineModel model, Palette palette, Lettering lettering) {
        this.model = model;
        this.palette = palette;
        this.lettering = lettering;
    }

    /** Draws by itself: the tall lane's sizes over the whole height, with their axis. */
    public void draw(Graphics2D g, Rectangle2D area) {
        Lettering.smooth(g);
        g.setColor(palette.color(Role.PANEL));
        g.fill(area);
        var left = area.getX() + 82;
        var lane = new Rectangle2D.Double(left, area.getY() + 8, area.getMaxX() - left - 4, area.getHeight() - 16);
        var axis = SizeAxes.tall(model.tall(), SizeScale.WIDENED, lane.getHeight(), 18, 10);
        new SizeLabels(palette, lettering).draw(g, axis, lane, left - 10);
        lane(g, lane, model.tall(), axis);
    }

    /** Pixels of width that its words need. */
    static double width(Lettering lettering) {
        return Math.max(96, Lettering.width("1400 – 1480 sent", lettering.axis()) + 17);
    }

    /** Draws beside the lanes of a timeline, on their axes. */
    void beside(Graphics2D g, TimelineLayout layout, Axes axes) {
        lane(g, layout.tallLane(layout.survival()), model.tall(), axes.tall());
        if (model.tall().sizes().isEmpty() && model.small().sizes().isEmpty()) {
            var column = layout.tallLane(layout.survival());
            line(g, "no packet’s", column.getX() + 8, column.getCenterY() - 3);
            line(g, "fate is known", column.getX() + 8, column.getCenterY() + 10);
        }
        if (layout.small() > 0) {
            lane(g, layout.smallLane(layout.survival()), model.small(), axes.small());
        }
    }

    /** Draws one lane's sizes beside it, on its axis. */
    private void lane(Graphics2D g, Rectangle2D area, Lane lane, KneeAxis axis) {
        g.setColor(palette.color(Role.BORDER));
        g.setStroke(new BasicStroke(1.2f));
        g.draw(new Line2D.Double(area.getX(), area.getY(), area.getX(), area.getMaxY()));
        var ceiling = lane.ceiling();
        var bound =
                switch (ceiling) {
                    case null -> Integer.MAX_VALUE;
                    case Ceiling.Between between -> between.interval().lost() - 1;
                    case Ceiling.Said said -> said.octets();
                    case Ceiling.Elsewhere other -> other.octets();
                };
        if (ceiling != null) {
            var y = axis.valueToJava2D(bound, area, RectangleEdge.LEFT);
            g.setColor(palette.color(Role.PATH_MTU));
            g.setStroke(PATH);
            g.draw(new Line2D.Double(area.getX(), y, area.getMaxX(), y));
        }
        var board = new Board(
                new Rectangle2D.Double(area.getX() - 4, area.getY() - 6, area.getWidth() + 12, area.getHeight() + 12));
        rows(lane, axis, area, bound).forEach(row -> row(g, area, row, board));
        // Where no packet's fate is known, some may well have been sent.
        if (ceiling != null && !lane.sizes().isEmpty()) {
            nothing(g, area, lane, axis, board);
        }
    }

    private static List<Row> rows(Lane lane, KneeAxis axis, Rectangle2D area, int bound) {
        var rows = new ArrayList<Row>();
        for (var size : lane.sizes().reversed()) {
            var y = clear(axis, area, size.length(), bound);
            var row = new Row(y, size.arrived(), size.lost(), size.length() > bound);
            if (!rows.isEmpty() && rows.getLast().joins(row)) {
                rows.set(rows.size() - 1, rows.getLast().with(row));
            } else {
                rows.add(row);
            }
        }
        rows.sort(java.util.Comparator.comparingInt(r -> r.lost() > 0 ? 0 : 1));
        return rows;
    }

    /** Where a size lies, moved off the bound's line. */
    private static double clear(KneeAxis axis, Rectangle2D area, int length, int bound) {
        var y = axis.valueToJava2D(length, area, RectangleEdge.LEFT);
        if (bound == Integer.MAX_VALUE) {
            return y;
        }
        var line = axis.valueToJava2D(bound, area, RectangleEdge.LEFT);
        return length > bound ? Math.min(y, line - OFF_LINE) : Math.max(y, line + OFF_LINE);
    }

    private void row(Graphics2D g, Rectangle2D area, Row row, Board board) {
        var left = area.getX() + 4;
        var sent = row.arrived() + row.lost();
        var graphic = sent <= MOST_BLOCKS ? sent * PITCH : BAR + 2;
        var font = lettering.bold();
        var role = row.lost() == 0 ? Role.DELIVERED : Role.LOST_TEXT;
        var text = Lettering.fitting(font, area.getWidth() - graphic - 8, texts(row))
                .orElse("");
        var whole = new Rectangle2D.Double(left, row.y() - 6, area.getWidth() - 6, 12);
        if (!board.take(whole)) {
            return;
        }
        var top = row.y() - BLOCK_HEIGHT / 2;
        if (sent <= MOST_BLOCKS) {
            for (int i = 0; i < sent; i++) {
                g.setColor(palette.color(i < row.arrived() ? Role.DELIVERED : Role.LOST));
                g.fill(new Rectangle2D.Double(left + i * PITCH, top, BLOCK, BLOCK_HEIGHT));
            }
        } else {
            var split = BAR * row.arrived() / sent;
            g.setColor(palette.color(Role.DELIVERED));
            g.fill(new Rectangle2D.Double(left, top, split, BLOCK_HEIGHT));
            g.setColor(palette.color(Role.LOST));
            g.fill(new Rectangle2D.Double(left + split, top, BAR - split, BLOCK_HEIGHT));
        }
        Lettering.draw(
                g,
                text,
                font,
                palette.color(role),
                left + graphic + 3,
                row.y() + font.getSize2D() * 0.36,
                Lettering.Align.LEFT);
    }

    private static String[] texts(Row row) {
        var sent = row.arrived() + row.lost();
        var plain = brief(row.arrived()) + " of " + brief(sent);
        if (row.lost() == 0) {
            return new String[] {sent > 999 ? brief(sent) + ", all" : plain, brief(sent)};
        }
        var percent = String.format(Locale.ROOT, "%.2f %%", 100.0 * row.arrived() / sent);
        return sent > 999 && row.arrived() > 0
                ? new String[] {percent}
                : new String[] {plain, String.format(Locale.ROOT, "%.0f %%", 100.0 * row.arrived() / sent)};
    }

    private static String brief(int number) {
        return number < 1000
                ? Integer.toString(number)
                : number < 1_000_000
                        ? String.format(Locale.ROOT, number < 10_000 ? "%.1f k" : "%.0f k", number / 1e3)
                        : String.format(Locale.ROOT, "%.1f M", number / 1e6);
    }

    /** Sizes under the bound that nobody tried. */
    private void nothing(Graphics2D g, Rectangle2D area, Lane lane, KneeAxis axis, Board board) {
        var untried = untried(lane);
        var top = axis.valueToJava2D(untried.lost(), area, RectangleEdge.LEFT) + 8;
        var bottom = axis.valueToJava2D(untried.delivered(), area, RectangleEdge.LEFT) - 9;
        if (untried.lost() - untried.delivered() < 2 || bottom - top < 32) {
            return;
        }
        g.setColor(palette.color(Role.SOFT_TEXT));
        g.setStroke(DOTS);
        g.draw(new Line2D.Double(area.getX() + 8, top, area.getX() + 8, bottom));
        var font = lettering.axis();
        var middle = (top + bottom) / 2;
        var range = "%d – %d".formatted(untried.delivered() + 1, untried.lost());
        var text = Lettering.fitting(font, area.getWidth() - 15, range + " sent", range);
        if (text.isPresent() && board.take(new Rectangle2D.Double(area.getX() + 15, middle - 13, 60, 26))) {
            line(g, "nothing of", area.getX() + 15, middle - 3);
            line(g, text.get(), area.getX() + 15, middle + 10);
        }
    }

    private static Interval untried(Lane lane) {
        var bound = lane.ceiling() instanceof Ceiling.Between || lane.ceiling() == null
                ? 0
                : lane.ceiling().octets();
        var tried = lane.sizes().stream()
                .mapToInt(Lane.SizeCount::length)
                .filter(length -> length <= bound)
                .max()
                .orElse(0);
        return new Interval(tried, bound);
    }

    private void line(Graphics2D g, String text, double x, double y) {
        Lettering.draw(g, text, lettering.axis(), palette.color(Role.SOFT_TEXT), x, y, Lettering.Align.LEFT);
    }
}
