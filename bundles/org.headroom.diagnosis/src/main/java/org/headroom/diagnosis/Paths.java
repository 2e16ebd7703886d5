package org.headroom.diagnosis;

import java.util.Arrays;
import org.headroom.flow.Direction;
import org.headroom.flow.Traffic;

/** What all flows of a path together prove; a path leads from one host to another, whichever the ports. */
final class Paths {

    private final Traffic traffic;
    /** Open addressing, never more than half full: sender and receiver, and beside them the place of the path plus 1. */
    private long[] keys = new long[128];

    private int[] slots = new int[128];
    private int paths;
    private int[] delivered = new int[64];
    private int[] seen = new int[64];
    private int[] calmAndSmall = new int[64];

    Paths(Traffic traffic) {
        this.traffic = traffic;
    }

    /** Sender and receiver of a flow's direction in one number. */
    static long key(Traffic traffic, int flow, Direction way) {
        return (long) traffic.sender(flow, way) << 32 | traffic.receiver(flow, way);
    }

    /** Takes note of a flow: octets of IP of the largest packet that it sent and of the largest that arrived. */
    void know(int flow, Direction way, int sent, int arrived) {
        var path = place(key(traffic, flow, way));
        seen[path] = Math.max(seen[path], sent);
        delivered[path] = Math.max(delivered[path], arrived);
    }

    void countCalmAndSmall(int flow, Direction way) {
        calmAndSmall[place(key(traffic, flow, way))]++;
    }

    int delivered(int flow, Direction way) {
        return of(delivered, flow, way);
    }

    int seen(int flow, Direction way) {
        return of(seen, flow, way);
    }

    int calmAndSmall(int flow, Direction way) {
        return of(calmAndSmall, flow, way);
    }

    private int of(int[] figures, int flow, Direction way) {
        var path = slots[slot(key(traffic, flow, way))] - 1;
        return path < 0 ? 0 : figures[path];
    }

    private int slot(long key) {
        var mask = keys.length - 1;
        var mixed = key * 0x9e3779b97f4a7c15L;
        var slot = (int) (mixed >>> 32) & mask;
        while (slots[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int place(long key) {
        var slot = slot(key);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        keys[slot] = key;
        slots[slot] = ++paths;
        if (paths > delivered.length) {
            delivered = Arrays.copyOf(delivered, paths * 2);
            seen = Arrays.copyOf(seen, paths * 2);
            calmAndSmall = Arrays.copyOf(calmAndSmall, paths * 2);
        }
        if (paths * 2 > keys.length) {
            grow();
        }
        return paths - 1;
    }

    private void grow() {
        var oldKeys = keys;
        var oldSlots = slots;
        keys = new long[oldKeys.length * 2];
        slots = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldSlots[i] != 0) {
                var slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                slots[slot] = oldSlots[i];
            }
        }
    }
}
