package org.headroom.packet.text;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lines that tell of one packet twice: on every interface of a router it is seen coming and going, and many versions do not print the
 * interface. What is sent again comes later than that.
 */
final class Echoes {

    private static final long AT_ONCE_NANOS = 1_000_000L;
    private static final int MOST = 512;
    private static final int LONGEST_WORDS = 200;

    private record Seen(Told first, long nanos, int copies) {}

    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private long counted;
    private long doubled;

    /** 0 for a packet that no line told of before, else the number of this further observation. Acknowledgments alone may well come in twos. */
    int copy(Told told, long nanos) {
        var innermost = told;
        while (innermost.inner != null) {
            innermost = innermost.inner;
        }
        if (nanos == Long.MIN_VALUE || told.identification != 0 || !tells(innermost)) {
            return 0;
        }
        var key = key(innermost);
        var before = seen.remove(key);
        var again = before != null && Math.abs(nanos - before.nanos) <= AT_ONCE_NANOS;
        if (before == null) {
            before = new Seen(innermost, nanos, 0);
        }
        var copies = again ? before.copies + 1 : 0;
        if (innermost.tooBig()) {
            // a burst is answered by as many messages, which look alike
            copies = doubled * 2 > counted ? copies & 1 : 0;
        } else {
            counted += copies == 0 ? 1 : 0;
            doubled += copies == 1 ? 1 : 0;
        }
        seen.put(key, new Seen(again ? before.first : innermost, again ? before.nanos : nanos, copies));
        if (copies > 0 && innermost.unnumbered.isEmpty()) {
            innermost.controlBits = before.first.controlBits;
            innermost.acknowledgment = before.first.acknowledgment;
        }
        if (seen.size() > MOST) {
            seen.remove(seen.keySet().iterator().next());
        }
        return Math.min(copies, MOST);
    }

    private static boolean tells(Told told) {
        return told.tooBig()
                || told.tcp()
                        && (told.sequence >= 0 && (told.payload > 0 || told.has(Told.SYN | Told.FIN))
                                || told.unnumbered.startsWith("HTTP") && !told.unnumbered.contains("Continuation"));
    }

    private static String key(Told told) {
        return String.join(
                " ",
                told.source,
                told.destination,
                String.valueOf(told.sourcePort),
                String.valueOf(told.destinationPort),
                String.valueOf(told.sequence),
                String.valueOf(told.payload),
                String.valueOf(told.controlBits & (Told.SYN | Told.FIN)),
                String.valueOf(told.mtu),
                told.sequence < 0
                        ? told.unnumbered.substring(0, Math.min(LONGEST_WORDS, told.unnumbered.length()))
                        : "");
    }
}
