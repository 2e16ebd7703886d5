package org.headroom.ui.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.headroom.chart.Marks;
import org.headroom.chart.Palette;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Finding;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Painter;
import org.jspecify.annotations.Nullable;

/**
 * A packet as a bar: its headers side by side, the payload cut, and where the path ends.
 *
 * @param pathMtu octets of IP that the path carries, 0 where that is not known
 */
record PacketBar(Dissection packet, int pathMtu, Palette palette, Font font) implements Painter {

    private static final double HEADER = 34;
    private static final double HEIGHT = 28;
    private static final double MARGIN = 12;
    private static final double TAIL = 112;
    /** Of the payload, at least, where headers are narrowed for it. */
    private static final double PAYLOAD = 60;

    static @Nullable PacketBar of(Dissection packet, @Nullable Finding finding, Look look) {
        if (packet.length() == 0) {
            return null;
        }
        var mtu = finding == null || finding.pathMtu() == null ? 0 : finding.pathMtu();
        var font = look.drawn();
        return new PacketBar(packet, mtu, look.palette(), font.deriveFont(font.getSize2D() - 1.5f));
    }

    @Override
    public void paint(Graphics2D g, Rectangle2D area) {
        var y = area.getY() + 30;
        var x = area.getX() + MARGIN;
        var length = packet.length() + " octets";
        var right = area.getMaxX() - MARGIN - (over() > 0 ? TAIL : 8 + width(g, length));
        var narrowed = narrowed(g, right - x - (packet.payload() > 0 ? PAYLOAD : 0));
        for (var header : packet.headers()) {
            x = header(g, x, y, header, narrowed);
        }
        if (packet.payload() > 0 && right > x + PAYLOAD / 2) {
            payload(g, x, y, right);
        }
        var end = packet.payload() > 0 ? Math.max(x, right) : x;
        if (over() > 0) {
            over(g, end, y);
        } else {
            text(g, length, end + 8, y + HEIGHT / 2 + 5, palette.color(Role.SOFT_TEXT), Font.PLAIN);
        }
    }

    private int over() {
        return pathMtu == 0 ? 0 : Math.max(0, packet.length() - pathMtu);
    }

    /** Pixels for what sticks out. */
    private int tooMuch() {
        return over() == 0 ? 0 : Math.clamp(over(), 20, 34);
    }

    /** By which factor headers are drawn narrower than their names want: a tunnel brings many. */
    private double narrowed(Graphics2D g, double room) {
        var wanted = packet.headers().stream().mapToDouble(h -> width(g, h)).sum();
        return Math.clamp(room / Math.max(1, wanted), 0.1, 1);
    }

    private double width(Graphics2D g, Dissection.Header header) {
        return Math.max(HEADER, width(g, name(header) + " " + header.octets()) + 8);
    }

    private double header(Graphics2D g, double x, double y, Dissection.Header header, double narrowed) {
        var width = width(g, header) * narrowed;
        var box = new Rectangle2D.Double(x, y, width - 1, HEIGHT);
        if (header.inside()) {
            g.setColor(palette.color(fill(header)));
            g.fill(box);
        } else {
            g.setColor(palette.color(Role.BORDER));
            g.setStroke(new BasicStroke(1));
            g.draw(new Rectangle2D.Double(x, y + 4, width - 1, HEIGHT - 8));
        }
        var color = palette.color(header.inside() ? Role.HEADER_TEXT : Role.SOFT_TEXT);
        if (!centred(g, name(header) + " " + header.octets(), box, color) && !centred(g, name(header), box, color)) {
            centred(g, Integer.toString(header.octets()), box, color);
        }
        return x + width;
    }

    private Role fill(Dissection.Header header) {
        return switch (header.protocol()) {
            case TCP, UDP, ICMPV4, ICMPV6 -> Role.DELIVERED;
            default -> Role.INNER_HEADER;
        };
    }

    private static String name(Dissection.Header header) {
        return switch (header.protocol()) {
            case ETHERNET -> "Eth";
            case IPV4, IPV6 -> "IP";
            case LINUX_SLL, LINUX_SLL2 -> "SLL";
            case IPV6_EXTENSION -> "Ext";
            case ICMPV4, ICMPV6 -> "ICMP";
            default -> header.protocol().title();
        };
    }

    private void payload(Graphics2D g, double x, double y, double right) {
        g.setColor(palette.color(Role.PAYLOAD));
        g.fill(new Rectangle2D.Double(x, y, right - x, HEIGHT));
        var cut = x + Math.min(24, (right - x) / 4);
        var rest = new Rectangle2D.Double(cut + 8, y, right - tooMuch() - cut - 8, HEIGHT);
        if (!centred(g, "payload " + packet.payload(), rest, palette.color(Role.TEXT))) {
            centred(g, Integer.toString(packet.payload()), rest, palette.color(Role.TEXT));
        }
        zigzag(g, cut, y);
    }

    private void zigzag(Graphics2D g, double x, double y) {
        var clip = g.getClip();
        g.clip(new Rectangle2D.Double(x - 12, y, 24, HEIGHT));
        var path = new Path2D.Double();
        path.moveTo(x + 4, y - 3);
        path.lineTo(x - 4, y + HEIGHT * 0.25);
        path.lineTo(x + 4, y + HEIGHT * 0.5);
        path.lineTo(x - 4, y + HEIGHT * 0.75);
        path.lineTo(x + 4, y + HEIGHT + 3);
        g.setColor(palette.color(Role.PANEL));
        g.setStroke(new BasicStroke(5, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(path);
        g.setClip(clip);
    }

    /** What sticks out over the end of the path. */
    private void over(Graphics2D g, double end, double y) {
        var width = tooMuch();
        new Marks(palette).missingRoom(g, new Rectangle2D.Double(end - width, y, width, HEIGHT));
        g.setColor(palette.color(Role.PATH_MTU));
        g.setStroke(new BasicStroke(2.2f));
        g.draw(new Line2D.Double(end - width, y - 8, end - width, y + HEIGHT + 8));
        var says = "path carries " + pathMtu;
        text(g, says, end - width - width(g, says), y - 12, palette.color(Role.PATH_MTU), Font.BOLD);
        text(g, packet.length() + " long:", end + 6, y + 11, palette.color(Role.LOST_TEXT), Font.BOLD);
        text(g, over() + " too many", end + 6, y + 26, palette.color(Role.LOST_TEXT), Font.BOLD);
    }

    private boolean centred(Graphics2D g, String words, Rectangle2D box, Color color) {
        var width = width(g, words);
        if (width > box.getWidth()) {
            return false;
        }
        text(g, words, box.getCenterX() - width / 2, box.getCenterY() + font.getSize2D() * 0.36, color, Font.PLAIN);
        return true;
    }

    private void text(Graphics2D g, String words, double x, double y, Color color, int style) {
        g.setFont(font.deriveFont(style));
        g.setColor(color);
        g.drawString(words, (float) x, (float) y);
    }

    private double width(Graphics2D g, String words) {
        return font.deriveFont(Font.BOLD)
                .getStringBounds(words, g.getFontRenderContext())
                .getWidth();
    }
}
