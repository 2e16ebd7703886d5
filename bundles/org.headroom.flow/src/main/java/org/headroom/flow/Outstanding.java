package org.headroom.flow;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ranges that were sent and are not acknowledged, by rising start. They are added behind and taken from the front; only what fills
 * a hole goes in between.
 */
final class Outstanding {

    private @Nullable SentRange[] ranges = new @Nullable SentRange[16];
    private int from;
    private int to;

    void clear() {
        Arrays.fill(ranges, from, to, null);
        from = 0;
        to = 0;
    }

    int size() {
        return to - from;
    }

    /** The range at a place, 0 being the first. */
    SentRange at(int place) {
        return Objects.requireNonNull(ranges[from + place]);
    }

    /** Adds a range; one with the same start gives way. */
    void put(SentRange range) {
        var place = placeOf(range.start());
        if (place < size() && at(place).start() == range.start()) {
            ranges[from + place] = range;
            return;
        }
        if (to == ranges.length) {
            makeRoom();
        }
        System.arraycopy(ranges, from + place, ranges, from + place + 1, size() - place);
        ranges[from + place] = range;
        to++;
    }

    /** Whether a range starts exactly here. */
    boolean starts(long start) {
        var place = placeOf(start);
        return place < size() && at(place).start() == start;
    }

    private void makeRoom() {
        var size = size();
        var room = size * 2 > ranges.length ? new @Nullable SentRange[ranges.length * 2] : ranges;
        System.arraycopy(ranges, from, room, 0, size);
        Arrays.fill(room, size, Math.max(size, Math.min(to, room.length)), null);
        ranges = room;
        from = 0;
        to = size;
    }

    /** Takes the first away. */
    void removeFirst() {
        ranges[from++] = null;
        if (from == to) {
            from = 0;
            to = 0;
        }
    }

    /** Place of the first range that starts at {@code start} or later; {@link #size()} without one. */
    int placeOf(long start) {
        if (from == to || at(size() - 1).start() < start) {
            return size();
        }
        var low = 0;
        var high = size() - 1;
        while (low < high) {
            var middle = low + high >>> 1;
            if (at(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
