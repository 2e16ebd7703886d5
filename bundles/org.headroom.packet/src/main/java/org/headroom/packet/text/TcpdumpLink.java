package org.headroom.packet.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tcpdump prints in front of IP: the interface of {@code -i any}, the link addresses and lengths of {@code -e}, tags, labels and PPPoE.
 */
final class TcpdumpLink {

    private static final int MOST_TAGS = 4;
    private static final int FARTHEST = 120;

    private final Scan in;
    private String place = "";
    private boolean addresses;
    private long source;
    private long destination;
    private int frameLength = Told.UNTOLD;
    private final List<Integer> vlans = new ArrayList<>();
    private boolean pppoe;

    private TcpdumpLink(Scan in) {
        this.in = in;
    }

    /** What was read: where the packet was seen, as the text names it, and its link. */
    record Front(String place, Link link) {}

    static Front read(Scan in) {
        var front = new TcpdumpLink(in);
        front.place();
        front.frame();
        var ethernet = front.addresses || !front.vlans.isEmpty() || front.pppoe;
        return new Front(
                front.place,
                new Link(
                        ethernet,
                        front.source,
                        front.destination,
                        List.copyOf(front.vlans),
                        front.pppoe,
                        front.frameLength));
    }

    /** Steps over a frame inside a tunnel. */
    static void skip(Scan in) {
        new TcpdumpLink(in).frame();
    }

    /**
     * {@code wan0  In  }, or the direction alone; with -e the interface's number and one link address. {@code rule 71/0(match): pass in on em0: }
     * of pf's log, {@code (en0, proc curl:4711, out) } of macOS, {@code eth0 < } of tcpdump 3.
     */
    private void place() {
        in.blanks();
        var from = in.at;
        if (in.takes("rule ")) {
            var on = in.text.indexOf(" on ", in.at);
            if (on > 0 && on - in.at < FARTHEST && in.jumps(": ", Math.min(in.text.length(), on + FARTHEST))) {
                in.at = Math.max(in.at, Math.min(in.text.length(), in.text.indexOf(": ", on) + 2));
                place = in.text.substring(on - 3, in.at);
                in.blanks();
                return;
            }
            in.at = from;
        }
        if (in.sees("(") && in.text.startsWith(", ", in.text.indexOf(',', in.at)) && isInterface(from)) {
            in.at = from + 1;
            var end = in.closing('(', ')');
            var inside = in.text.substring(in.at, end);
            place = inside.substring(0, inside.indexOf(',')) + (inside.contains(", in") ? " In" : " Out");
            in.at = Math.min(end + 1, in.text.length());
            in.blanks();
            return;
        }
        var first = in.word();
        if (isDirection(first) && !first.equals("B")) {
            place = first;
        } else {
            var second = in.word();
            if ((second.equals("<") || second.equals(">")) && (in.sees(" IP ") || in.sees(" IP6 "))) {
                second = second.equals("<") ? "In" : "Out";
            }
            if (first.length() > 32 || first.isEmpty() || !isDirection(second)) {
                in.at = from;
                return;
            }
            place = first + " " + second;
        }
        in.blanks();
        if (in.takes("ifindex ")) {
            in.number();
        }
        in.blanks();
        var mark = in.at;
        if (mac(in.word()) >= 0) {
            in.blanks();
        } else {
            in.at = mark;
        }
    }

    /** Whether a parenthesis holds no header of IP, and IP is behind it. */
    private boolean isInterface(int open) {
        var end = new Scan(in.text, open + 1).closing('(', ')');
        return end - open < FARTHEST && (in.text.startsWith(") IP", end) || in.text.startsWith(") ARP", end));
    }

    private static boolean isDirection(String word) {
        return switch (word) {
            case "In", "Out", "B", "M", "P" -> true;
            default -> false;
        };
    }

    private void frame() {
        in.blanks();
        addresses();
        for (int i = 0; i < MOST_TAGS; i++) {
            in.blanks();
            if (in.takes("vlan ")) {
                vlans.add((int) Math.clamp(in.number(), 0, 4095));
                behind(", ethertype ");
                in.word();
                in.blanks();
                if (in.takes("(0x")) {
                    behind(")");
                    in.takes(",");
                    in.takes(":");
                }
            } else if (in.sees("PPPoE ") && in.sees("PPPoE  [ses")) {
                pppoe = true;
                behind("] ");
                length();
            } else if (in.sees("MPLS ")) {
                behind(") ");
            } else if (in.takes("ethertype ")) {
                ethertype();
            } else {
                return;
            }
        }
    }

    private void behind(String words) {
        if (!in.jumps(words, in.text.length())) {
            in.at = in.text.length();
        }
    }

    /** {@code IP (0x0021), length 1494: }, of PPP with -e. */
    private void length() {
        if (in.sees("IP (0x") || in.sees("IP6 (0x")) {
            in.jumps(": ", in.text.length());
        }
    }

    private void addresses() {
        var from = in.at;
        var first = mac(in.word());
        in.blanks();
        vendor();
        var arrow = in.takes("> ");
        var second = mac(in.word());
        if (first < 0 || second < 0) {
            in.at = from;
            return;
        }
        vendor();
        source = first;
        destination = second;
        addresses = true;
        in.blanks();
        in.takes(", ");
        if (!arrow) {
            older();
        }
    }

    /** {@code (oui Unknown)}. */
    private void vendor() {
        in.blanks();
        if (in.takes("(oui ")) {
            in.at = Math.min(in.closing('(', ')') + 1, in.text.length());
            in.takes(",");
            in.blanks();
        }
    }

    /** tcpdump 3: {@code 0:c:29:1:2:3 0:50:56:1:2:3 0800 74: } or {@code ip 74: }. */
    private void older() {
        in.word();
        in.blanks();
        frameLength = (int) Math.min(1 << 20, in.number());
        in.takes(": ");
    }

    private void ethertype() {
        frameLength = (int) Math.min(1 << 20, in.after("length "));
        var colon = in.text.indexOf(": ", in.at);
        var comma = in.text.indexOf("), ", in.at);
        var tag = in.text.indexOf(": vlan ", in.at);
        if (tag >= 0 && tag == colon) {
            in.at = tag + 2;
        } else if (comma >= 0 && !in.text.startsWith("), length", comma) && (colon < 0 || comma < colon)) {
            in.at = comma + 3;
        } else if (colon >= 0) {
            in.at = colon + 2;
        } else {
            in.at = in.text.length();
        }
    }

    /** A link address as a number, or -1. */
    private static long mac(String word) {
        var text = word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
        if (text.equals("Broadcast")) {
            return 0xffff_ffff_ffffL;
        }
        if (text.length() > 17) {
            return -1;
        }
        var parts = text.split(":");
        var value = 0L;
        for (var part : parts) {
            var octet = octet(part);
            if (octet < 0) {
                return -1;
            }
            value = value << 8 | octet;
        }
        return parts.length == 6 ? value : -1;
    }

    private static int octet(@Nullable String part) {
        if (part == null || part.isEmpty() || part.length() > 2) {
            return -1;
        }
        var high = part.length() == 2 ? Character.digit(part.charAt(0), 16) : 0;
        var low = Character.digit(part.charAt(part.length() - 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
