package org.headroom.diagnosis.points;

import java.util.HashMap;
import java.util.Map;
import org.headroom.flow.Traffic;

/**
 * The TCP packets of one capture by what does not change on their way: sequence and acknowledgment number, control bits, octets of
 * payload, IPv4 identification. Addresses and ports are left out, so that a NAT in between does not matter; sizes are those of
 * the inner packet, so that a tunnel does not either.
 */
final class Sightings {

    /** What a packet keeps from point to point. */
    record Key(int sequence, int acknowledgment, int bits, int payload, int identification) {}

    /** Several packets share the key: it proves nothing about times. */
    private static final int AMBIGUOUS = -1;

    private final Traffic traffic;
    private final Map<Key, Integer> rows = new HashMap<>();

    /** @param most rows of the capture to index, from its start */
    Sightings(Traffic traffic, int most) {
        this.traffic = traffic;
        for (int row = 0; row < Math.min(most, traffic.packets()); row++) {
            var flow = traffic.flowOf(row);
            if (flow >= 0 && traffic.tcp(flow)) {
                rows.merge(
                        key(row),
                        row,
                        (first, again) -> first != AMBIGUOUS && elsewhere(first, again) ? first : AMBIGUOUS);
            }
        }
    }

    /** The same packet seen on another leg of this capture: its first sighting counts. */
    private boolean elsewhere(int first, int again) {
        return traffic.leg(first) != traffic.leg(again)
                && Math.abs(traffic.nanos(again) - traffic.nanos(first)) < 50_000_000L;
    }

    Traffic traffic() {
        return traffic;
    }

    Key key(int row) {
        return new Key(
                traffic.sequence(row),
                traffic.acknowledgment(row),
                traffic.controlBits(row),
                traffic.payload(row),
                traffic.identification(row));
    }

    /** Whether the packet was seen here, once or more often. */
    boolean saw(Key key) {
        return rows.containsKey(key);
    }

    /** The row of a packet that is told apart from all others here, or -1. */
    int row(Key key) {
        return rows.getOrDefault(key, AMBIGUOUS);
    }

    Map<Key, Integer> all() {
        return rows;
    }
}
