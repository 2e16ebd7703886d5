package org.headroom.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells a packet seen twice from a packet sent twice.
 *
 * <p>A capture on every interface, before and after a router or a tunnel, or on a mirror port, holds the same packet several
 * times: same octets, same IPv4 identification (RFC 6864 allows repeats only outside the lifetime of a datagram), another
 * interface, link address, tunnel or time to live. A retransmission has a new identification, or comes on the same leg.
 */
final class Observations {

    /** Copies that a mirror port or driver makes of one packet on one leg. */
    private static final long MIRRORED_NANOS = 2_000_000L;

    /** Without an identification, the time that a packet may take from one leg to the next. */
    private static final long NEXT_LEG_NANOS = 50_000_000L;

    /** With one, the queues in between may be long. */
    private static final long NEXT_LEG_KNOWN_NANOS = 2_000_000_000L;

    private record Key(int sequence, int acknowledgment, int flags, int payload, int identification) {}

    private static final class Seen {
        final int row;
        final List<Integer> legs = new ArrayList<>(2);
        final List<Integer> ttls = new ArrayList<>(2);

        Seen(int row) {
            this.row = row;
        }
    }

    private final PacketTable table;
    private final boolean version4;
    private final Map<Key, List<Seen>> recent = new HashMap<>();

    Observations(PacketTable table, boolean version4) {
        this.table = table;
        this.version4 = version4;
    }

    /** The row that {@code row} is a further observation of, or -1 where it is a packet of its own. */
    int firstOf(int row) {
        var flags = table.flags(row) & (PacketTable.CONTROL_BITS | PacketTable.REVERSE | PacketTable.FRAGMENT);
        var payload = table.length(row) - table.headers(row);
        var sequenceless = (table.flags(row) & PacketTable.CONTROL_BITS) == 0;
        var key = new Key(
                table.sequence(row),
                table.acknowledgment(row),
                flags,
                sequenceless || (flags & 2) == 0 ? payload : 0,
                table.identification(row));
        var earlier = recent.computeIfAbsent(key, _ -> new ArrayList<>(1));
        for (int i = earlier.size() - 1; i >= 0; i--) {
            var seen = earlier.get(i);
            if (same(seen, row)) {
                seen.legs.add(table.leg(row));
                seen.ttls.add(table.timeToLive(row));
                return seen.row;
            }
        }
        var seen = new Seen(row);
        seen.legs.add(table.leg(row));
        seen.ttls.add(table.timeToLive(row));
        earlier.add(seen);
        return -1;
    }

    private boolean same(Seen seen, int row) {
        var apart = Math.abs(table.nanos(row) - table.nanos(seen.row));
        var identified = version4 && table.identification(row) != 0;
        if (!elsewhere(seen, row)) {
            return identified && apart <= MIRRORED_NANOS;
        }
        return apart <= (identified ? NEXT_LEG_KNOWN_NANOS : NEXT_LEG_NANOS);
    }

    private boolean elsewhere(Seen seen, int row) {
        for (int i = 0; i < seen.legs.size(); i++) {
            if (seen.legs.get(i) == table.leg(row) && seen.ttls.get(i) == table.timeToLive(row)) {
                return false;
            }
        }
        return true;
    }
}
