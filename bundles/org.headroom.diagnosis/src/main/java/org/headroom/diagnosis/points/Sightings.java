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

    private static final long NEXT_LEG_NANOS = 50_000_000L;
    /** No sender repeats itself so soon, identification and all. */
    private static final long MIRRORED_NANOS = 2_000_000L;

    private final Traffic traffic;
    private final Map<Key, Integer> rows = new HashMap<>();

    /** @param most rows of the capture to index, from its start */
    Sightings(Traffic traffic, int most) {
        this.traffic = traffic;
        for (int row = 0; row < Math.min(most, traffic.packets()); row++) {
            var flow = traffic.flowOf(row);
            if (flow >= 0 && traffic.tcp(flow)) {
                rows.merge(
                        key(row), row, (first, again) -> first != AMBIGUOUS && same(first, again) ? first : AMBIGUOUS);
            }
        }
    }

    /** The same packet seen on another leg of this capture, or twice by a mirror port: its first sighting counts. */
    private boolean same(int first, int again) {
        var longest = traffic.leg(first) != traffic.leg(again) ? NEXT_LEG_NANOS : MIRRORED_NANOS;
        return Math.abs(traffic.nanos(again) - traffic.nanos(first)) < longest;
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

    /** The row of a packet that is told apart from all others here, or -1. */
    int row(Key key) {
        return rows.getOrDefault(key, AMBIGUOUS);
    }

    Map<Key, Integer> all() {
        return rows;
    }
}
