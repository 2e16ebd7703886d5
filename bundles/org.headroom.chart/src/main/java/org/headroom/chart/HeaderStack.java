package org.headroom.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.headroom.diagnosis.Finding;

/**
 * What ate the room: headers stacked to scale. What sticks out over the end of the link is exactly as wide as the header that came in.
 *
 * <p>From 190 px of height and 420 px of width on it shows rows (what is sent, what the tunnel needs, what fits) and a strip to true
 * scale, below that the fitting row alone with its arithmetic: beside it in a wide area (the report, 800 x 42), under it in a narrow one
 * (the panel of findings, 262 x 64).
 */
public final class HeaderStack {

    /** The font of the arithmetic where nobody names another. */
    public static final Font MONOSPACED = new Font(Font.MONOSPACED, Font.PLAIN, 12);

    private static final double FULL_HEIGHT = 190;
    private static final double FULL_WIDTH = 420;
    private static final double LABELS = 140;
    private static final int TAIL = 60;
    private static final BasicStroke LINK = new BasicStroke(2.2f);
    private static final BasicStroke THIN = new BasicStroke(1.2f);

    private final Stack stack;
    private final Palette palette;
    private Lettering lettering = new Lettering(TimelineChart.FONT);
    private Font monospaced = MONOSPACED;

    /** A number of the arithmetic, or the sign before it, in its block's colour. */
    public record Term(String text, Role role) {}

    /** A row with its names. */
    private record Row(String title, String subtitle, List<Stack.Block> blocks) {}

    public HeaderStack(Finding finding, Palette palette) {
        stack = Stack.of(finding);
        this.palette = palette;
    }

    /** The font of the window's labels. */
    public HeaderStack font(Font base) {
        lettering = new Lettering(base);
        return this;
    }

    /** The font of the arithmetic; it takes its size from the labels'. */
    public HeaderStack monospaced(Font font) {
        monospaced = font;
        return this;
    }

    /** {@code 1500 = 20 + 20 + 20 + 1440}: what fits, header by header. */
    public List<Term> arithmetic() {
        var terms = new ArrayList<Term>();
        var fitting = stack.fitting();
        terms.add(new Term(Integer.toString(Stack.octets(fitting)), Role.TEXT));
        for (var block : fitting) {
            terms.add(new Term(terms.size() == 1 ? "=" : "+", Role.TEXT));
            terms.add(new Term(Integer.toString(block.octets()), ink(block)));
        }
        return List.copyOf(terms);
    }

    /** {@code outer IPv4 + IPv4 + TCP + payload}: the names of the arithmetic's terms. */
    public String names() {
        return String.join(
                " + ", stack.fitting().stream().map(Stack.Block::name).toList());
    }

    /** The MSS that fits. */
    public int mss() {
        return stack.fittingPayload();
    }

    public void draw(Graphics2D g, Rectangle2D area) {
        var graphics = (Graphics2D) g.create();
        Lettering.smooth(graphics);
        graphics.setColor(palette.color(Role.PANEL));
        graphics.fill(area);
        graphics.clip(area);
        if (area.getHeight() >= FULL_HEIGHT && area.getWidth() >= FULL_WIDTH) {
            full(graphics, area);
        } else {
            compact(graphics, area);
        }
        graphics.dispose();
    }

    private List<Row> rows() {
        var sends = stack.toServer() ? "The client sends" : "The server sends";
        var rows = new ArrayList<Row>();
        rows.add(new Row(sends, "MSS " + stack.sentPayload(), stack.sent()));
        if (!stack.added().isEmpty()) {
            rows.add(new Row("The tunnel needs", stack.taken() + " in front", stack.wrapped()));
        }
        rows.add(new Row("What fits", "MSS " + stack.fittingPayload(), stack.fitting()));
        return rows;
    }

    private void full(Graphics2D g, Rectangle2D area) {
        var rows = rows();
        var left = area.getX() + LABELS;
        var longest = Math.max(stack.link(), Stack.octets(stack.wrapped()));
        var headers = Stack.octets(stack.wrapped()) - stack.sentPayload();
        var scale = StackScale.of(left, area.getMaxX() - 24 - left, headers, longest, TAIL + longest - stack.link());
        var step = Math.min(84, (area.getHeight() - 66) / rows.size());
        var height = Math.min(44, step - 18);
        var top = area.getY() + 46;
        axis(g, scale, area.getY() + 28);
        for (int i = 0; i < rows.size(); i++) {
            row(g, scale, top + i * step, height, rows.get(i), area.getX() + 12);
        }
        var link = scale.x(stack.link());
        link(g, link, top - 10, top + (rows.size() - 1) * step + height + 8);
        var text = (stack.added().isEmpty() ? "the path ends at " : "the link ends at ") + stack.link();
        var baseline = top + step - (step - height) / 2 + 4;
        Lettering.draw(
                g, text, lettering.bold(), palette.color(Role.PATH_MTU), link - 7, baseline, Lettering.Align.RIGHT);
        trueScale(g, area, left, scale.right(), longest);
    }

    private void row(Graphics2D g, StackScale scale, double y, double height, Row row, double left) {
        var middle = y + height / 2;
        var title = palette.color(Role.TEXT);
        var soft = palette.color(Role.SOFT_TEXT);
        Lettering.draw(g, row.title(), lettering.title(), title, left, middle - 3, Lettering.Align.LEFT);
        Lettering.draw(g, row.subtitle(), lettering.label(), soft, left, middle + 12, Lettering.Align.LEFT);
        new StackRow(palette, lettering, scale, stack.link()).draw(g, y, height, row.blocks());
    }

    private void axis(Graphics2D g, StackScale scale, double y) {
        g.setColor(palette.color(Role.SOFT_TEXT));
        g.setStroke(THIN);
        g.draw(new Line2D.Double(scale.left(), y, scale.cutFrom() + 4, y));
        g.draw(new Line2D.Double(scale.cutTo() + 4, y, scale.right(), y));
        var free = Double.NEGATIVE_INFINITY;
        for (int octets = 0; octets <= scale.head(); octets += 20) {
            free = tick(g, scale.x(octets), y, octets, free);
        }
        var link = scale.x(stack.link());
        tick(g, link, y, stack.link(), Double.NEGATIVE_INFINITY);
        var half = Lettering.width(Integer.toString(stack.link()), lettering.axisBold()) + 4;
        for (var octets = (int) Math.ceil(scale.tail() / 20) * 20; octets <= scale.longest(); octets += 20) {
            var x = scale.x(octets);
            if (Math.abs(x - link) > half && x > scale.cutTo() + 8) {
                free = tick(g, x, y, octets, free);
            }
        }
    }

    /** Draws a tick where its label is free, and answers where the next may begin. */
    private double tick(Graphics2D g, double x, double y, int octets, double free) {
        var link = octets == stack.link();
        var font = link ? lettering.axisBold() : lettering.axis();
        var text = Integer.toString(octets);
        var half = Lettering.width(text, font) / 2;
        if (x - half < free) {
            return free;
        }
        g.setColor(palette.color(Role.SOFT_TEXT));
        g.setStroke(THIN);
        g.draw(new Line2D.Double(x, y - 3, x, y + 3));
        var color = palette.color(link ? Role.PATH_MTU : Role.SOFT_TEXT);
        Lettering.draw(g, text, font, color, x, y - 7, Lettering.Align.CENTRE);
        return x + half + 6;
    }

    private void link(Graphics2D g, double x, double top, double bottom) {
        g.setColor(palette.color(Role.PATH_MTU));
        g.setStroke(LINK);
        g.draw(new Line2D.Double(x, top, x, bottom));
    }

    /** A thin strip without the cut. */
    private void trueScale(Graphics2D g, Rectangle2D area, double left, double right, int longest) {
        var y = area.getMaxY() - 30;
        var soft = palette.color(Role.SOFT_TEXT);
        Lettering.draw(g, "to true scale", lettering.label(), soft, area.getX() + 12, y + 11, Lettering.Align.LEFT);
        var pixels = (right - left) / longest;
        var at = 0;
        for (var block : stack.wrapped()) {
            var end = Math.min(stack.link(), at + block.octets());
            g.setColor(palette.color(block.fill()));
            g.fill(new Rectangle2D.Double(left + at * pixels, y, Math.max(0, end - at) * pixels, 14));
            at += block.octets();
        }
        if (at > stack.link()) {
            g.setColor(palette.color(Role.LOST));
            var from = left + stack.link() * pixels;
            g.fill(new Rectangle2D.Double(from, y, (at - stack.link()) * pixels, 14));
        }
        link(g, left + stack.link() * pixels, y - 4, y + 18);
    }

    /** One row: what fits, and its arithmetic beside or below it. */
    private void compact(Graphics2D g, Rectangle2D area) {
        var sum = Lettering.width(sentence(), mono()) + 22;
        var beside = area.getWidth() - sum >= 360 || area.getHeight() < 56;
        var width = beside ? area.getWidth() - sum : area.getWidth() - 14;
        var height = Math.min(34, area.getHeight() - (beside ? 8 : 24));
        var fitting = stack.fitting();
        var octets = Stack.octets(fitting);
        var scale = StackScale.of(area.getX() + 2, width, octets - stack.fittingPayload(), octets, TAIL);
        var y = beside ? area.getCenterY() - height / 2 : area.getY() + 3;
        new StackRow(palette, lettering, scale, stack.link()).draw(g, y, height, fitting);
        link(g, scale.x(Math.min(octets, stack.link())), y - 3, y + height + 3);
        if (beside) {
            arithmetic(g, scale.right() + 12, area.getCenterY() + 4);
        } else {
            arithmetic(g, area.getX() + 2, y + height + 17);
        }
    }

    private void arithmetic(Graphics2D g, double x, double y) {
        var font = mono();
        for (var term : arithmetic()) {
            var box = Lettering.draw(g, term.text(), font, palette.color(term.role()), x, y, Lettering.Align.LEFT);
            x = box.getMaxX() + Lettering.width(" ", font);
        }
    }

    private String sentence() {
        return String.join(" ", arithmetic().stream().map(Term::text).toList());
    }

    private Font mono() {
        return monospaced.deriveFont(Font.BOLD, lettering.title().getSize2D());
    }

    private static Role ink(Stack.Block block) {
        return switch (block.fill()) {
            case ICMP -> Role.PATH_MTU;
            case PAYLOAD -> Role.TEXT;
            default -> block.fill();
        };
    }
}
