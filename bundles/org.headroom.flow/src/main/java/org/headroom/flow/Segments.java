package org.headroom.flow;

/** Which segment an ICMP message answers. */
final class Segments {

    private Segments() {}

    /** Whether the message quotes this transmission, or another of the same octets: its sequence number lies in it. */
    static boolean quotes(TooBig message, Traffic traffic, Transmission tx) {
        var quote = message.quote();
        if (quote.sequence() == null) {
            return quote.identification() != 0 && quote.identification() == tx.identification();
        }
        var into = quote.sequence() - traffic.sequence(tx.row());
        return into >= 0 && into < Math.max(1, tx.end() - tx.start());
    }

    /** Same identification first, then the latest. */
    static boolean better(TooBig message, Transmission a, Transmission b) {
        var aSame = message.quote().identification() == a.identification();
        var bSame = message.quote().identification() == b.identification();
        return aSame != bSame ? aSame : a.nanos() >= b.nanos();
    }
}
