package org.headroom.packet.text;

import java.util.LinkedHashMap;
import java.util.Map;

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
    private final Map<Long, Boolean> refused = new LinkedHashMap<>();

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

    /** A router said that the octets from here on were too big. */
    void refuse(int way, long sequence) {
        if (sequence >= 0 && refused.size() < MOST_REFUSED) {
            refused.putIfAbsent(way == 0 ? sequence : -1 - sequence, true);
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
            told.payload = Math.max(0, told.length - told.ipHeader() - 20 - (stamped[way] ? 12 : 0));
        }
        var key = way + told.unnumbered;
        var before = unnumbered.get(key);
        var again = before != null && (seen || refused.containsKey(way == 0 ? before : -1 - before));
        told.sequence = again ? before : coming(way);
        told.controlBits = Told.PSH;
        if (acked[way] >= 0) {
            told.controlBits |= Told.ACK;
            told.acknowledgment = acked[way];
        }
        if (!again && Math.max(1, told.payload) > 0) {
            unnumbered.put(key, told.sequence);
        }
        if (unnumbered.size() > MOST_REFUSED) {
            unnumbered.remove(unnumbered.keySet().iterator().next());
        }
        advance(told, way);
    }
}
