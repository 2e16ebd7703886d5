package org.headroom.packet.text;

import java.util.ArrayList;
import java.util.List;

/** TCP options as tcpdump prints them: {@code mss 1460,nop,nop,sackOK,nop,wscale 10}, in every version's words. */
final class TcpOptions {

    private static final int LONGEST = 40;
    private static final int MOST_BLOCKS = 4;

    int maximumSegmentSize = Told.UNTOLD;
    int windowScale = Told.UNTOLD;
    boolean sackPermitted;
    boolean timestamps;
    long timestampValue;
    long timestampEcho;
    /** Left and right edges in turn. */
    final List<Long> blocks = new ArrayList<>();

    /** Whether more of them may have been told than are known. */
    boolean cut;

    private int printed;

    /** Octets that the options take in a header, padded (RFC 9293 §3.1). */
    int octets() {
        var sum = (maximumSegmentSize >= 0 ? 4 : 0)
                + (windowScale >= 0 ? 3 : 0)
                + (sackPermitted ? 2 : 0)
                + (timestamps ? 10 : 0)
                + (blocks.size() > 1 ? 2 + blocks.size() * 4 : 0);
        return Math.min(LONGEST, Math.max(cut ? sum + 1 : sum, printed) + 3 & ~3);
    }

    /** Takes the octets that all options together have, where the text says so. */
    void take(int octets) {
        printed = Math.max(0, octets);
    }

    /** Takes the text between the brackets. */
    void read(String text) {
        for (var option : text.split(",")) {
            one(new Scan(option.strip()));
        }
    }

    private void one(Scan in) {
        switch (in.word()) {
            case "mss" -> {
                maximumSegmentSize = (int) Math.min(0xffff, next(in));
                printed += 4;
            }
            case "nop", "eol" -> printed++;
            case "sackOK" -> {
                sackPermitted = true;
                printed += 2;
            }
            case "wscale" -> {
                windowScale = (int) Math.min(14, next(in));
                printed += 3;
            }
            case "TS", "timestamp" -> stamps(in);
            case "sack" -> blocks(in);
            case "md5", "md5shared" -> printed += 18;
            default -> {}
        }
    }

    private static long next(Scan in) {
        in.blanks();
        return in.number();
    }

    private void stamps(Scan in) {
        timestamps = true;
        printed += 10;
        in.blanks();
        in.takes("val ");
        timestampValue = Math.max(0, in.number());
        in.blanks();
        in.takes("ecr ");
        timestampEcho = Math.max(0, in.number());
    }

    /** {@code sack 1 {1:1461}}, or {@code sack sack 1 {1:1461} } of tcpdump 3. */
    private void blocks(Scan in) {
        while (blocks.size() < 2 * MOST_BLOCKS && in.jumps("{", in.text.length())) {
            var left = in.number();
            if (left < 0 || !in.takes(":")) {
                return;
            }
            var right = in.number();
            if (right < 0) {
                return;
            }
            blocks.add(left);
            blocks.add(right);
        }
        printed += 2 + blocks.size() * 4;
    }
}
