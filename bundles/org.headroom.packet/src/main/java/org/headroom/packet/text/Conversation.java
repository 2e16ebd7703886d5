package org.headroom.packet.text;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Sequence numbers of one conversation, both ways.
 *
 * <p>tcpdump prints the first numbers as they are and the later ones less these (unless -S forbids it); tshark counts all from 0. A number is
 * taken as the one of both readings that lies nearer to what comes next.
 */
final class Conversation {

    private static final long MASK = 0xffff_ffffL;
    private static final long SPREAD = 0x9e37_79b1L;
    private static final long ROOM = 0x1000_0000L;
    private static final int MOST_REFUSED = 64;
    private static final int MOST_UNNUMBERED = 64;
    private static final int LONGEST_WORDS = 200;
    private static final int LONGEST_PAYLOAD = 65_495;
    /** Octets of a timestamps option, padded (RFC 7323 §3.2). */
    private static final int STAMPS = 12;

    /** Octets behind IP that a frame without data can have, which is padded. */
    private static final int SHORT = 40;

    private final String source;
    private final int sourcePort;
    private int otherPort;
    private final long[] base = {-1, -1};
    private final long[] next = {-1, -1};
    /** Whether a base is no number of the text. */
    private final boolean[] invented = new boolean[2];

    private boolean ended;
    private long epoch;
    /** The acknowledgment that each side printed last. */
    private final long[] acked = {-1, -1};

    private final boolean[] stamped = new boolean[2];
    /** Sequence numbers that a router refused, oldest first, with what the line said. */
    private final Set<Long> refused = new HashSet<>();

    private final Map<String, Long> unnumbered = new LinkedHashMap<>();

    /**
     * Begins with its first packet.
     *
     * @param number tells it from others, whose numbers may all count from 0
     */
    Conversation(Told first, int number) {
        this.epoch = number * SPREAD & MASK;
        this.source = first.source;
        this.sourcePort = first.sourcePort;
        this.otherPort = first.destinationPort;
    }

    /** 0 for packets from who spoke first. */
    int way(String from, int port) {
        return from.equals(source) && (port == 0 || port == sourcePort || sourcePort == 0) ? 0 : 1;
    }

    /** Gives a line without ports those of its conversation. */
    void name(Told told, int way) {
        told.sourcePort = way == 0 ? sourcePort : otherPort;
        told.destinationPort = way == 0 ? otherPort : sourcePort;
    }

    /** Completes a packet; {@code seen} where the text tells of the same packet a second time. */
    void take(Told told, int way, boolean seen) {
        stamped[way] |= told.options.timestamps;
        if (told.cut && stamped[way] && !told.has(Told.SYN) && told.options.octets() == 0) {
            told.options.take(STAMPS);
        }
        if (told.cut && told.payload == Told.UNTOLD && told.length > told.ipHeader() + SHORT) {
            told.payload = told.length - told.ipHeader() - told.tcpHeader();
        }
        if (!told.unnumbered.isEmpty()) {
            unnumbered(told, way, seen);
        } else {
            numbered(told, way);
        }
    }

    private void numbered(Told told, int way) {
        if (told.has(Told.SYN) && told.sequence >= 0) {
            syn(told, way);
        } else {
            learn(told, way);
        }
        ended |= told.has(Told.FIN) || told.has(Told.RST);
        told.sequence = told.sequence < 0 ? coming(way) : absolute(told, way, told.sequence);
        if (told.cut && told.acknowledgment < 0 && told.has(Told.SYN) && told.has(Told.ACK)) {
            told.acknowledgment = coming(1 - way);
            acked[way] = told.acknowledgment;
            advance(told, way);
            return;
        }
        told.acknowledgment = told.acknowledgment < 0 ? Told.UNTOLD : absolute(told, 1 - way, told.acknowledgment);
        acked[way] = told.acknowledgment < 0 ? acked[way] : told.acknowledgment;
        told.options.blocks.replaceAll(edge -> absolute(told, 1 - way, edge));
        if (!told.has(Told.RST)) {
            advance(told, way);
        }
    }

    /** A SYN is printed as it is. Where numbers count from 0, a new connection on old ports must not look like the old one. */
    private void syn(Told told, int way) {
        var fresh = !told.has(Told.ACK) && ended && told.counted;
        if (fresh) {
            epoch = epoch + ROOM & MASK;
            refused.clear();
            unnumbered.clear();
        }
        ended &= !fresh;
        var start = told.counted ? epoch : 0;
        base[way] = told.sequence + start & MASK;
        next[way] = base[way];
        invented[way] = false;
        if (told.has(Told.ACK) && told.acknowledgment >= 0) {
            var other = told.acknowledgment - 1 + start & MASK;
            if (base[1 - way] < 0 || invented[1 - way]) {
                base[1 - way] = other;
            }
        }
    }

    /** The first packet of a conversation without its handshake. */
    private void learn(Told told, int way) {
        if (told.counted) {
            base[way] = epoch;
            base[1 - way] = epoch;
            return;
        }
        if (base[way] < 0) {
            invented[way] = told.sequence < 0;
            base[way] = told.sequence < 0 ? ROOM : told.sequence;
        }
        if (base[1 - way] < 0 && told.acknowledgment >= 0) {
            base[1 - way] = told.acknowledgment - 1 & MASK;
        }
    }

    /** The number on the wire of one that is printed. */
    long absolute(Told told, int way, long printed) {
        if (told.counted) {
            return printed + epoch & MASK;
        }
        if (base[way] < 0) {
            base[way] = printed;
            return printed;
        }
        var expected = coming(way);
        var counted = base[way] + printed & MASK;
        var plain = Math.abs((int) (printed - expected));
        var relative = Math.abs((int) (counted - expected));
        if (invented[way] && plain > 1 << 20 && printed > 1 << 20) {
            base[way] = printed;
            next[way] = printed;
            invented[way] = false;
            return printed;
        }
        return plain < relative ? printed & MASK : counted;
    }

    private long coming(int way) {
        return next[way] >= 0 ? next[way] : base[way] < 0 ? 0 : base[way] + 1 & MASK;
    }

    private void advance(Told told, int way) {
        var end =
                told.sequence + Math.max(0, told.payload) + (told.has(Told.SYN) ? 1 : 0) + (told.has(Told.FIN) ? 1 : 0)
                        & MASK;
        if (next[way] < 0 || (int) (end - next[way]) > 0) {
            next[way] = end;
        }
    }

    /** What goes out again is what the other side lacks first, or else what it had last. */
    private long repeated(Told told, int way) {
        var lacks = acked[1 - way];
        var behind = coming(way) - Math.max(0, told.payload) & MASK;
        return lacks >= 0 && (int) (behind - lacks) >= 0 ? lacks : behind;
    }

    /** Octets that a line without size must have had: up to where the next one goes on, or what that one acknowledges; 0 where it does not tell. */
    int upTo(Told next, int way, boolean answers) {
        var printed = answers ? next.acknowledgment : next.sequence;
        if (printed < 0 || base[way] < 0 || !next.counted) {
            return 0;
        }
        var octets = (int) (printed + epoch - coming(way));
        return octets > 0 && octets <= LONGEST_PAYLOAD ? octets : 0;
    }

    /** A router said that the octets from here on were too big. */
    void refuse(int way, long sequence) {
        if (sequence >= 0 && refused.size() < MOST_REFUSED) {
            refused.add(way == 0 ? sequence : -1 - sequence);
        }
    }

    /**
     * A line that tells of data but not of its number: the same words again after a router refused them are the same octets again, everything
     * else is what comes next.
     */
    private void unnumbered(Told told, int way, boolean seen) {
        if (base[way] < 0) {
            base[way] = epoch;
            invented[way] = true;
        }
        if (told.payload == Told.UNTOLD && told.length != Told.UNTOLD) {
            told.payload = Math.max(0, told.length - told.ipHeader() - 20 - (stamped[way] ? STAMPS : 0));
        }
        var key = way + told.unnumbered.substring(0, Math.min(LONGEST_WORDS, told.unnumbered.length()));
        var before = unnumbered.get(key);
        var again = before != null && (seen || refused.contains(way == 0 ? before : -1 - before));
        told.sequence = again ? before : told.repeats ? repeated(told, way) : coming(way);
        told.controlBits = Told.PSH;
        if (acked[way] >= 0) {
            told.controlBits |= Told.ACK;
            told.acknowledgment = acked[way];
        }
        if (!again && !told.repeats) {
            unnumbered.put(key, told.sequence);
        }
        if (unnumbered.size() > MOST_UNNUMBERED) {
            unnumbered.remove(unnumbered.keySet().iterator().next());
        }
        advance(told, way);
    }
}
