package org.headroom.packet.text;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes before in a text, as far as a line needs it: sequence numbers count from each conversation's first packet, lines of some protocols
 * have none, and an ICMP message seldom says which packet it quotes.
 */
final class Conversations {

    /** Conversations beyond this number: the one longest silent is forgotten. */
    private static final int MOST = 50_000;

    /** Packets among which the one is looked for that an ICMP message answers. */
    private static final int RECENT = 256;

    private static final long LONGEST_WAIT_NANOS = 2_000_000_000L;

    /** Octets of IP that hardly any router refuses, as every host takes them (RFC 791 §3.1). */
    private static final int ALWAYS = 576;

    private final Map<String, Conversation> byEnds = new Bounded<>();
    private final Map<String, Conversation> byHosts = new Bounded<>();
    private final ArrayDeque<Sent> recent = new ArrayDeque<>();
    private boolean inferred;
    private int begun;
    private @Nullable Sent lastAnswered;

    /** A packet with data that a later message may answer. */
    private static final class Sent {
        final Told told;
        final long nanos;
        boolean answered;

        Sent(Told told, long nanos) {
            this.told = told;
            this.nanos = nanos;
        }
    }

    private static final class Bounded<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        Bounded() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    }

    /** Whether the packet quoted by some message was found by addresses and time alone. */
    boolean inferred() {
        return inferred;
    }

    /** Completes a packet in the order of the text; {@code seen} where a line before told of the same packet, seen in another place. */
    void settle(Told told, long nanos, boolean seen) {
        if (told.inner != null) {
            settle(told.inner, nanos, seen);
            return;
        }
        if (told.tcp() && !told.headerOnly) {
            segment(told, nanos, seen);
        } else if (told.protocol == Told.UDP && !told.headerOnly && told.payload > 0) {
            sent(told, nanos);
        } else if (told.quoted != null) {
            quoted(told.quoted, told);
        } else if (told.tooBig()) {
            told.quoted = guess(told, nanos, seen);
        } else if (told.ping()) {
            sent(told, nanos);
        }
    }

    /** Octets of data of a packet without size, as the next one of the text tells them; 0 where it does not. */
    int upTo(Told told, Told next) {
        var answers = next.source.equals(told.destination) && next.destination.equals(told.source);
        if (!next.tcp()
                || !answers && !(next.source.equals(told.source) && next.destination.equals(told.destination))) {
            return 0;
        }
        var known = whose(told);
        return known == whose(next) ? known.upTo(next, known.way(told.source, told.sourcePort), answers) : 0;
    }

    private void segment(Told told, long nanos, boolean seen) {
        var known = whose(told);
        var way = known.way(told.source, told.sourcePort);
        if (told.sourcePort == 0 || told.destinationPort == 0) {
            known.name(told, way);
        }
        known.take(told, way, seen);
        if (!seen && (told.payload > 0 || !told.unnumbered.isEmpty())) {
            sent(told, nanos);
        }
    }

    private void sent(Told told, long nanos) {
        recent.addLast(new Sent(told, nanos));
        if (recent.size() > RECENT) {
            recent.removeFirst();
        }
    }

    private Conversation whose(Told told) {
        return told.sourcePort == 0 || told.destinationPort == 0 ? latest(told) : conversation(told);
    }

    private Conversation conversation(Told told) {
        var mine = told.source + ' ' + told.sourcePort;
        var theirs = told.destination + ' ' + told.destinationPort;
        var key = mine.compareTo(theirs) < 0 ? mine + ' ' + theirs : theirs + ' ' + mine;
        var known = byEnds.computeIfAbsent(key, _ -> new Conversation(told, ++begun));
        byHosts.put(hosts(told), known);
        return known;
    }

    /** A line without ports belongs to what these hosts said last. */
    private Conversation latest(Told told) {
        return byHosts.computeIfAbsent(hosts(told), _ -> new Conversation(told, ++begun));
    }

    private static String hosts(Told told) {
        return told.source.compareTo(told.destination) < 0
                ? told.source + ' ' + told.destination
                : told.destination + ' ' + told.source;
    }

    /** A quote that is printed: its numbers count as those of its conversation do; what was cut is taken from the packet itself. */
    private void quoted(Told quote, Told message) {
        var inner = quote;
        while (inner.inner != null) {
            inner = inner.inner;
        }
        if (!inner.tcp()) {
            return;
        }
        if (inner.sequence == Told.UNTOLD) {
            var same = same(inner);
            inner.sequence = same == null ? Told.UNTOLD : same.told.sequence;
        } else {
            var known = conversation(inner);
            inner.sequence = known.absolute(inner, known.way(inner.source, inner.sourcePort), inner.sequence);
        }
        inner.acknowledgment = Told.UNTOLD;
        refused(inner, message);
    }

    private @Nullable Sent same(Told quote) {
        for (var it = recent.descendingIterator(); it.hasNext(); ) {
            var sent = it.next();
            if (quote.identification != 0
                    && sent.told.identification == quote.identification
                    && sent.told.source.equals(quote.source)) {
                return sent;
            }
        }
        return null;
    }

    private void refused(Told quote, Told message) {
        if (message.tooBig()) {
            var known = whose(quote);
            known.refuse(known.way(quote.source, quote.sourcePort), quote.sequence);
        }
    }

    /** The packet that a message answers of which it says no more than the hosts. */
    private Told guess(Told message, long nanos, boolean seen) {
        var answered = seen ? lastAnswered : answered(message, nanos);
        lastAnswered = answered;
        var quote = new Told();
        quote.version = message.version;
        quote.source = message.destination;
        quote.protocol = Told.TCP;
        quote.headerOnly = true;
        if (answered == null) {
            quote.destination = message.unreachable.isEmpty() ? message.source : message.unreachable;
            quote.length = Math.max(1500, message.mtu + 1);
            return quote;
        }
        inferred = true;
        answered.answered = true;
        var told = answered.told;
        quote.destination = told.destination;
        quote.protocol = told.protocol;
        quote.icmpType = told.icmpType;
        quote.sourcePort = told.sourcePort;
        quote.destinationPort = told.destinationPort;
        quote.sequence = told.sequence;
        quote.payload = told.payload;
        quote.identification = told.identification;
        quote.length = told.size();
        quote.headerOnly = false;
        if (told.tcp()) {
            refused(quote, message);
        }
        return quote;
    }

    /** Whether a packet is there that this message may answer and no message has answered yet. */
    boolean awaits(Told message, long nanos) {
        var sent = answered(message, nanos);
        return sent != null && !sent.answered;
    }

    /** The latest that went to the host named, was too long, and is not answered yet; a message may answer one again where none is left. */
    private @Nullable Sent answered(Told message, long nanos) {
        Sent again = null;
        for (var it = recent.descendingIterator(); it.hasNext(); ) {
            var sent = it.next();
            if (nanos - sent.nanos > LONGEST_WAIT_NANOS) {
                break;
            }
            if (!fits(sent.told, message)) {
                continue;
            }
            if (!sent.answered) {
                return sent;
            }
            again = again == null ? sent : again;
        }
        return again;
    }

    private static boolean fits(Told sent, Told message) {
        var unsized = sent.length == Told.UNTOLD && !sent.unnumbered.isEmpty() && sent.payload == Told.UNTOLD;
        return sent.source.equals(message.destination)
                && (message.unreachable.isEmpty() || message.unreachable.equals(sent.destination))
                && (unsized || sent.size() > Math.max(message.mtu, message.mtu > 0 ? 0 : ALWAYS));
    }
}
