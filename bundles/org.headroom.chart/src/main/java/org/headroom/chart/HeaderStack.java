package org.headroom.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.headroom.diagnosis.Finding;

/**
 * What ate the room: headers stacked to scale. What sticks out over the end of the link is exactly as wide as the header that came in.
 *
 * <p>From 190 px of height on it shows three rows (what is sent, what the tunnel needs, what fits) and a strip to true scale, below
 * that the fitting row alone with its arithmetic.
 */
public final class HeaderStack {

    private static final double FULL = 190;
    private static final double LABELS = 132;
    private static final BasicStroke LINK = new BasicStroke(2.2f);
    private static final BasicStroke THIN = new BasicStroke(1.2f);
    private static final BasicStroke ZIGZAG = new BasicStroke(7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    private static final int TAIL = 60;

    private final Stack stack;
    private final Palette palette;
    private final Marks marks;
    private Lettering lettering = new Lettering(TimelineChart.FONT);

    /** A number of the arithmetic, or the sign before it, in its block's colour. */
    public record Term(String text, Role role) {}

    public HeaderStack(Finding finding, Palette palette) {
        stack = Stack.of(finding);
        this.palette = palette;
        marks = new Marks(palette);
    }

    /** The font of the window's labels. */
    public HeaderStack font(Font base) {
        lettering = new Lettering(base);
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
        if (area.getHeight() >= FULL && area.getWidth() >= 420) {
            full(graphics, area);
        } else {
            compact(graphics, area);
        }
        graphics.dispose();
    }

    private void full(Graphics2D g, Rectangle2D area) {
        var left = area.getX() + LABELS + 8;
        var longest = Math.max(stack.link(), Stack.octets(stack.wrapped()));
        var headers = Stack.octets(stack.wrapped()) - stack.sentPayload();
        var scale = StackScale.of(left, area.getMaxX() - 24 - left, headers, longest, TAIL + longest - stack.link());
        var step = (area.getHeight() - 30 - 36) / 3;
        var height = Math.min(44, step - 18);
        var top = area.getY() + 34;
        axis(g, scale, area.getY() + 28);
        var who = stack.toServer() ? "The client sends" : "The server sends";
        row(g, scale, top + 12, height, stack.sent(), who, "MSS " + stack.sentPayload(), area.getX() + 12);
        var tunnel = stack.added().isEmpty() ? "The path needs" : "The tunnel needs";
        var front = stack.added().isEmpty() ? "nothing known in front" : stack.taken() + " in front";
        row(g, scale, top + 12 + step, height, stack.wrapped(), tunnel, front, area.getX() + 12);
        row(
                g,
                scale,
                top + 12 + 2 * step,
                height,
                stack.fitting(),
                "What fits",
                "MSS " + stack.fittingPayload(),
                area.getX() + 12);
        var link = scale.x(stack.link());
        link(g, link, top + 2, top + 12 + 2 * step + height + 8);
        var text = "the link ends at " + stack.link();
        Lettering.draw(
                g,
                text,
                lettering.bold(),
                palette.color(Role.PATH_MTU),
                link - 7,
                top + 12 + step - (step - height) / 2 + 4,
                Lettering.Align.RIGHT);
        trueScale(g, area, left, scale.right(), longest);
    }

    private void row(
            Graphics2D g,
            StackScale scale,
            double y,
            double height,
            List<Stack.Block> blocks,
            String title,
            String subtitle,
            double left) {
        Lettering.draw(
                g, title, lettering.title(), palette.color(Role.TEXT), left, y + height / 2 - 3, Lettering.Align.LEFT);
        Lettering.draw(
                g,
                subtitle,
                lettering.label(),
                palette.color(Role.SOFT_TEXT),
                left,
                y + height / 2 + 12,
                Lettering.Align.LEFT);
        blocks(g, scale, y, height, blocks);
    }

    private void blocks(Graphics2D g, StackScale scale, double y, double height, List<Stack.Block> blocks) {
        var end = Stack.octets(blocks);
        var link = Math.min(end, stack.link());
        var at = 0;
        for (var block : blocks) {
            var from = scale.x(at);
            at += block.octets();
            var to = scale.x(Math.min(at, link));
            var payload = block.fill() == Role.PAYLOAD;
            if (to - from > 0.5) {
                var box = new Rectangle2D.Double(from, y, to - from - (payload ? 0 : 1), height);
                g.setColor(palette.color(block.fill()));
                g.fill(box);
                var named = payload
                        ? new Rectangle2D.Double(scale.cutTo(), y, Math.max(0, to - scale.cutTo()), height)
                        : box;
                label(g, named, block);
            }
        }
        if (end > link) {
            var box = new Rectangle2D.Double(scale.x(link), y, scale.x(end) - scale.x(link), height);
            marks.missingRoom(g, box);
            g.setColor(palette.color(Role.LOST));
            g.setStroke(THIN);
            g.draw(box);
            over(g, box, end - link);
        }
        if (scale.tail() > scale.head()) {
            zigzag(g, scale.cut(), y, height);
        }
    }

    /** Name over number where there is room, else the number alone. */
    private void label(Graphics2D g, Rectangle2D box, Stack.Block block) {
        var number = Integer.toString(block.octets());
        var x = box.getCenterX();
        var room = box.getWidth() - 4;
        var words = block.name().split(" ", 2);
        var name = Lettering.fitting(lettering.axis(), room, block.name(), words[0]);
        var two = name.isPresent() && box.getHeight() >= 28;
        var ink = palette.color(block.ink());
        if (two) {
            Lettering.draw(g, name.get(), lettering.axis(), ink, x, box.getCenterY() - 3, Lettering.Align.CENTRE);
        }
        if (Lettering.width(number, lettering.bold()) <= room) {
            Lettering.draw(
                    g,
                    number,
                    lettering.bold(),
                    ink,
                    x,
                    box.getCenterY() + (two ? 12 : 4),
                    Lettering.Align.CENTRE);
        }
    }

    private void over(Graphics2D g, Rectangle2D box, int octets) {
        var number = Integer.toString(octets);
        var ink = palette.color(Role.LOST_TEXT);
        var ground = palette.color(Role.PANEL);
        var y = box.getCenterY();
        if (box.getWidth() > Lettering.width("over", lettering.axis()) + 4 && box.getHeight() >= 28) {
            Lettering.drawWithHalo(
                    g, "over", lettering.axis(), ink, ground, box.getCenterX(), y - 3, Lettering.Align.CENTRE);
            Lettering.drawWithHalo(
                    g, number, lettering.bold(), ink, ground, box.getCenterX(), y + 12, Lettering.Align.CENTRE);
        } else if (box.getWidth() > Lettering.width(number, lettering.bold()) + 2) {
            Lettering.drawWithHalo(
                    g, number, lettering.bold(), ink, ground, box.getCenterX(), y + 4, Lettering.Align.CENTRE);
        }
    }

    private void zigzag(Graphics2D g, double x, double y, double height) {
        var clip = g.getClip();
        g.clip(new Rectangle2D.Double(x - 14, y, 28, height));
        var path = new Path2D.Double();
        path.moveTo(x + 5, y - 4);
        path.lineTo(x - 5, y + height * 0.22);
        path.lineTo(x + 5, y + height * 0.5);
        path.lineTo(x - 5, y + height * 0.78);
        path.lineTo(x + 5, y + height + 4);
        g.setColor(palette.color(Role.PANEL));
        g.setStroke(ZIGZAG);
        g.draw(path);
        g.setClip(clip);
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
        tick(g, scale.x(stack.link()), y, stack.link(), Double.NEGATIVE_INFINITY);
        var half = Lettering.width("0000", lettering.axisBold()) + 4;
        var tail = scale.tail();
        for (var octets = (int) Math.ceil(tail / 20) * 20; octets <= scale.longest(); octets += 20) {
            var x = scale.x(octets);
            if (Math.abs(x - scale.x(stack.link())) > half && x > scale.cutTo() + 8) {
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
        Lettering.draw(
                g,
                "to true scale",
                lettering.label(),
                palette.color(Role.SOFT_TEXT),
                area.getX() + 12,
                y + 11,
                Lettering.Align.LEFT);
        var pixels = (right - left) / longest;
        var at = 0;
        for (var block : stack.wrapped()) {
            var end = Math.min(stack.link(), at + block.octets());
            g.setColor(palette.color(block.fill()));
            g.fill(new Rectangle2D.Double(left + at * pixels, y, (end - at) * pixels, 14));
            at += block.octets();
        }
        if (at > stack.link()) {
            g.setColor(palette.color(Role.LOST));
            g.fill(new Rectangle2D.Double(
                    left + stack.link() * pixels, y, (at - stack.link()) * pixels, 14));
        }
        link(g, left + stack.link() * pixels, y - 4, y + 18);
    }

    /** One row: what fits, and its arithmetic beside or below it. */
    private void compact(Graphics2D g, Rectangle2D area) {
        var sum = Lettering.width(sentence(), mono()) + 22;
        var beside = area.getWidth() - sum >= 360 || area.getHeight() < 56;
        var width = beside ? area.getWidth() - sum : area.getWidth() - 14;
        var height = Math.min(34, beside ? area.getHeight() - 6 : area.getHeight() - 24);
        var fitting = stack.fitting();
        var octets = Stack.octets(fitting);
        var headers = octets - stack.fittingPayload();
        var scale = StackScale.of(area.getX() + 2, width, headers, octets, TAIL);
        var y = beside ? area.getCenterY() - height / 2 : area.getY() + 3;
        blocks(g, scale, y, height, fitting);
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
        return new Font(Font.MONOSPACED, Font.BOLD, 12).deriveFont(lettering.title().getSize2D());
    }

    private static Role ink(Stack.Block block) {
        return switch (block.fill()) {
            case ICMP -> Role.PATH_MTU;
            case PAYLOAD -> Role.TEXT;
            default -> block.fill();
        };
    }
}
