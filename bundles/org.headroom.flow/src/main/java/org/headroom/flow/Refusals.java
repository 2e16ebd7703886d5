package org.headroom.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which copies of segments of one direction routers say that they did not let pass; used for one direction after the other. */
final class Refusals {

    /** The row of the last message about packets of a length and a number. */
    private final Map<Long, Integer> latest = new HashMap<>();

    private boolean version4;

    /** Forgets everything: these messages are about another direction. */
    void begin(List<TooBig> messages) {
        latest.clear();
        for (var message : messages) {
            var quote = message.quote();
            version4 = message.version() == 4;
            var sequence = quote.sequence();
            if (message.nextHopMtu() < quote.length() && (sequence != null || isIdentified(quote.identification()))) {
                var key = key(quote.length(), quote.identification(), sequence == null ? 0 : sequence);
                latest.merge(key, message.row(), Math::max);
            }
        }
    }

    /** Whether a message that came later is about this copy, whose first octet has this sequence number. */
    boolean holds(Transmission tx, int sequence) {
        return !latest.isEmpty() && latest.getOrDefault(key(tx.length(), tx.identification(), sequence), -1) > tx.row();
    }

    private long key(int length, int identification, int sequence) {
        return (long) length << Integer.SIZE | (isIdentified(identification) ? identification : sequence & 0xffffffffL);
    }

    /** IPv6 numbers no packet, and IPv4 need not (RFC 6864 §4): there the sequence number has to do. */
    private boolean isIdentified(int identification) {
        return version4 && identification != 0;
    }
}
