package org.headroom.ui.wizard;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Optional;
import org.headroom.chart.Marks;
import org.headroom.chart.Palette;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.FlowName;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Painter;

/** Sender, this capture, receiver: how far the big packets come, and the message that says they are too big. */
record PathPicture(Finding finding, FlowName flow, Palette palette, Font font) implements Painter {

    private static final double BOX = 158;
    private static final double HEIGHT = 46;

    /** Only for what never arrives: there the picture says more than the sentence. */
    static Optional<Painter> of(Finding finding, Look look) {
        if (!finding.verdict().atLeast(Verdict.HIDDEN_BLACK_HOLE)
                || finding.direction() == null
                || finding.flows().isEmpty()
                || finding.largestSent() == 0) {
            return Optional.empty();
        }
        return Optional.of(new PathPicture(finding, finding.flows().getFirst(), look.palette(), look.drawn()));
    }

    @Override
    public void paint(Graphics2D g, Rectangle2D area) {
        g.setColor(palette.color(Role.PANEL));
        g.fill(area);
        var y = area.getY() + 18;
        var left = area.getX() + 2;
        var middle = area.getCenterX() - BOX / 2;
        var right = area.getMaxX() - BOX - 2;
        var toServer = finding.direction() == Direction.CLIENT_TO_SERVER;
        var sender = toServer ? flow.client() : flow.server();
        var receiver = toServer ? flow.server() : flow.client();
        box(g, left, y, sender.address(), toServer ? "the client" : "the server", Role.BORDER);
        box(g, middle, y, "captured here", "packets pass by", Role.SELECTION_EDGE);
        box(
                g,
                right,
                y,
                receiver.address(),
                toServer ? "the server, or in front" : "the client, or in front",
                Role.BORDER);
        arrow(g, left + BOX, middle, y + 14, palette.color(Role.MSS));
        label(g, finding.largestSent() + " octets", (left + BOX + middle) / 2, y + 8, Role.TEXT, Font.PLAIN);
        line(g, middle + BOX, right - 14, y + 14, palette.color(Role.LOST), false);
        label(g, finding.largestSent() + " octets", (middle + BOX + right) / 2 - 6, y + 8, Role.TEXT, Font.PLAIN);
        new Marks(palette).lostAgain(g, right - 16, y + 14, false);
        if (finding.icmp() != null && finding.icmp().count() > 0) {
            message(g, left + BOX, middle, right, y + 34);
        }
    }

    private void message(Graphics2D g, double left, double middle, double right, double y) {
        var color = palette.color(Role.PATH_MTU);
        line(g, middle + BOX, right - 4, y, color, true);
        line(g, left + 26, middle, y, color, true);
        var marks = new Marks(palette);
        marks.tooBig(g, (middle + BOX + right) / 2, y);
        marks.tooBig(g, left + (middle - left) * 0.66, y);
        g.setColor(palette.color(Role.LOST_TEXT));
        g.setStroke(new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 2}, 0));
        g.draw(new java.awt.geom.Ellipse2D.Double(left + 8, y - 9, 18, 18));
        text(g, "?", left + 17, y + 4.5, Role.LOST_TEXT, Font.BOLD);
        var says = finding.pathMtu() == null ? "“too big”" : "“too big, use " + finding.pathMtu() + "”";
        label(g, says, (middle + BOX + right) / 2, y + 27, Role.PATH_MTU, Font.BOLD);
        label(g, "lost on the way, or not heeded", (left + middle) / 2, y + 27, Role.LOST_TEXT, Font.BOLD);
    }

    private void box(Graphics2D g, double x, double y, String title, String what, Role edge) {
        var shape = new RoundRectangle2D.Double(x, y, BOX, HEIGHT, 6, 6);
        g.setColor(palette.color(edge));
        g.setStroke(new BasicStroke(edge == Role.BORDER ? 1.2f : 2f));
        g.draw(shape);
        text(g, shortened(g, title), x + BOX / 2, y + 20, Role.TEXT, Font.BOLD);
        text(g, what, x + BOX / 2, y + 37, Role.SOFT_TEXT, Font.PLAIN);
    }

    private String shortened(Graphics2D g, String text) {
        var shown = text;
        for (int keep = text.length() - 1; keep > 4 && width(g, shown, Font.BOLD) > BOX - 10; keep--) {
            shown = text.substring(0, keep / 2) + "…" + text.substring(text.length() - keep / 2);
        }
        return shown;
    }

    private void arrow(Graphics2D g, double from, double to, double y, Color color) {
        line(g, from, to - 8, y, color, false);
        var head = new Path2D.Double();
        head.moveTo(to - 1, y);
        head.lineTo(to - 9, y - 4.5);
        head.lineTo(to - 9, y + 4.5);
        head.closePath();
        g.fill(head);
    }

    private static void line(Graphics2D g, double from, double to, double y, Color color, boolean dashed) {
        g.setColor(color);
        g.setStroke(
                dashed
                        ? new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 3}, 0)
                        : new BasicStroke(1.8f));
        g.draw(new Line2D.Double(from, y, to, y));
    }

    private void label(Graphics2D g, String words, double centre, double y, Role role, int style) {
        text(g, words, centre, y, role, style);
    }

    private void text(Graphics2D g, String words, double centre, double y, Role role, int style) {
        g.setFont(font.deriveFont(style, font.getSize2D() - 1));
        g.setColor(palette.color(role));
        g.drawString(words, (float) (centre - width(g, words, style) / 2), (float) y);
    }

    private double width(Graphics2D g, String words, int style) {
        return font.deriveFont(style, font.getSize2D() - 1)
                .getStringBounds(words, g.getFontRenderContext())
                .getWidth();
    }
}
