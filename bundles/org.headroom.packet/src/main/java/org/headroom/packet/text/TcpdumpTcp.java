package org.headroom.packet.text;

import org.headroom.packet.wire.ControlBit;

/**
 * A TCP segment: {@code Flags [P.], seq 1:1461, ack 1, win 63, options [nop], length 1460} since tcpdump 4, {@code P 1:1461(1460) ack 1 win
 * 5840 <nop>} before, {@code tcp 1460} with -q.
 */
final class TcpdumpTcp {

    private static final String OLD_FLAGS = "SFPRWEU.";
    private static final int FARTHEST = 400;

    private TcpdumpTcp() {}

    static boolean read(Scan in, Told told) {
        if (in.takes("Flags [")) {
            told.protocol = Told.TCP;
            modern(in, told);
            return true;
        }
        if (in.sees("tcp ") && quiet(in, told)) {
            return true;
        }
        if (in.sees("[|tcp]") || told.protocol == Told.TCP && in.sees(" [|tcp]")) {
            told.protocol = Told.TCP;
            return true;
        }
        return old(in, told);
    }

    private static boolean quiet(Scan in, Told told) {
        var from = in.at;
        in.at += 4;
        var payload = in.number();
        if (payload < 0) {
            in.at = from;
            return false;
        }
        told.protocol = Told.TCP;
        told.payload = (int) Math.min(0xffff, payload);
        told.unnumbered = "tcp " + payload;
        TcpdumpTrailer.read(in, told);
        return true;
    }

    private static void modern(Scan in, Told told) {
        var close = in.text.indexOf(']', in.at);
        flags(in.text.substring(in.at, close < 0 ? in.at : close), told);
        in.at = Math.max(in.at, close);
        var end = end(in);
        told.sequence = in.after(", seq ", end);
        var to = Scan.NONE;
        if (told.sequence >= 0) {
            var from = in.at;
            in.jumps(", seq ", end);
            in.number();
            to = in.takes(":") ? in.number() : Scan.NONE;
            in.at = from;
        }
        told.acknowledgment = in.after(", ack ", end);
        told.window = (int) in.after(", win ", end);
        var length = in.after("length ", Math.min(in.text.length(), end + 30));
        told.payload = length >= 0
                ? (int) Math.min(0xffff, length)
                : to >= 0 ? (int) (to - told.sequence) & 0xffff : told.cut && !isBare(in, told) ? Told.UNTOLD : 0;
        options(in, told, ", options [", ']', end);
        in.at = end;
    }

    /** Whether a line that was cut tells that its segment carries nothing: tcpdump prints the numbers of what does. */
    private static boolean isBare(Scan in, Told told) {
        return told.has(Told.SYN | Told.RST) || told.sequence < 0 && in.text.startsWith("], ack ", in.at);
    }

    /** The header ends where its length is said; the application's words follow. */
    private static int end(Scan in) {
        var length = in.text.indexOf(", length ", in.at);
        return length < 0 ? Math.min(in.text.length(), in.at + FARTHEST) : length + ", ".length();
    }

    private static void options(Scan in, Told told, String open, char close, int end) {
        var from = in.at;
        if (in.jumps(open, end)) {
            var stop = in.text.indexOf(close, in.at);
            told.options.read(in.text.substring(in.at, stop < 0 ? in.text.length() : stop));
            told.options.cut = stop < 0 && told.cut && told.has(Told.SYN);
        } else {
            told.options.cut = told.cut && told.has(Told.SYN) && in.after("length ") < 0;
        }
        in.at = from;
    }

    private static void flags(String letters, Told told) {
        for (int i = 0; i < letters.length(); i++) {
            told.controlBits |= switch (letters.charAt(i)) {
                case 'F' -> Told.FIN;
                case 'S' -> Told.SYN;
                case 'R' -> Told.RST;
                case 'P' -> Told.PSH;
                case '.' -> Told.ACK;
                case 'U' -> ControlBit.URG.mask();
                case 'E' -> ControlBit.ECE.mask();
                case 'W' -> ControlBit.CWR.mask();
                default -> 0;
            };
        }
    }

    /** tcpdump 3: the flags are one word; without data there is no sequence number. */
    private static boolean old(Scan in, Told told) {
        var from = in.at;
        var word = in.word();
        if (word.isEmpty() || word.length() > 8 || word.chars().anyMatch(c -> OLD_FLAGS.indexOf(c) < 0)) {
            in.at = from;
            return false;
        }
        sums(in);
        var start = in.number();
        if (start < 0 && !in.sees("ack ") && !in.sees("win ")) {
            in.at = from;
            return false;
        }
        told.protocol = Told.TCP;
        flags(word, told);
        told.payload = 0;
        if (start >= 0) {
            range(in, told, start);
        }
        rest(in, told);
        return true;
    }

    /** {@code [tcp sum ok]}, {@code [bad tcp cksum …]}, {@code cksum 0x1234 (correct),}. */
    private static void sums(Scan in) {
        in.blanks();
        if (in.sees("[") && !in.sees("[|")) {
            in.jumps("]", in.text.length());
        } else if (in.takes("cksum ")) {
            in.word();
            in.blanks();
            if (in.takes("(")) {
                in.at = Math.min(in.closing('(', ')') + 1, in.text.length());
            }
            in.takes(",");
        }
        in.blanks();
    }

    private static void range(Scan in, Told told, long start) {
        told.sequence = start;
        if (in.takes(":")) {
            var to = in.number();
            told.payload = (int) (Math.max(to, start) - start) & 0xffff;
            if (in.takes("(")) {
                told.payload = (int) Math.clamp(in.number(), 0, 0xffff);
                in.takes(")");
            }
        }
    }

    private static void rest(Scan in, Told told) {
        in.blanks();
        if (in.takes("ack ")) {
            told.acknowledgment = in.number();
            told.controlBits |= Told.ACK;
            in.blanks();
        }
        if (in.takes("win ")) {
            told.window = (int) in.number();
            in.blanks();
        }
        if (in.takes("urg ")) {
            in.number();
            in.blanks();
        }
        if (in.sees("<")) {
            options(in, told, "<", '>', in.text.length());
            in.jumps(">", in.text.length());
        }
        TcpdumpTrailer.read(in, told);
    }
}
