package org.headroom.flow;

import java.util.Objects;
import java.util.TreeMap;

/** How many transmissions have carried each octet of a range. */
final class Coverage {

    /** The count from a sequence number on, up to the next. */
    private final TreeMap<Long, Integer> counts = new TreeMap<>();

    /** Adds a transmission; how many have carried its first octet. */
    int add(Transmission tx) {
        split(tx.start());
        split(tx.end());
        counts.subMap(tx.start(), tx.end()).replaceAll((_, count) -> count + 1);
        return Objects.requireNonNull(counts.get(tx.start()));
    }

    private void split(long at) {
        var before = counts.floorEntry(at);
        counts.putIfAbsent(at, before == null ? 0 : before.getValue());
    }
}
