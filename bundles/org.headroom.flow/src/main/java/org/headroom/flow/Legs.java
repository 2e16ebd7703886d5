package org.headroom.flow;

import java.util.ArrayList;
import java.util.List;
import org.headroom.packet.capture.HostNames;
import org.headroom.packet.wire.Packet;

/** Numbers the legs of a capture, in order of appearance. */
final class Legs {

    /** A fabric with more link address pairs than this shares the last leg: rows have 16 bits for it. */
    private static final int MOST = 0xffff;

    private final HostNames names;
    private final List<Leg> legs = new ArrayList<>();
    /** Open addressing, never more than half full: keys, and beside them the numbers plus 1. */
    private long[] keys = new long[64];

    private int[] ids = new int[64];
    private long lastKey;
    private int lastId = -1;

    Legs(HostNames names) {
        this.names = names;
    }

    int of(Packet packet, int interfaceIndex) {
        var key = key(packet, interfaceIndex);
        if (lastId >= 0 && key == lastKey) {
            return lastId;
        }
        lastKey = key;
        var slot = slot(key);
        lastId = ids[slot] != 0 ? ids[slot] - 1 : add(slot, key, packet, interfaceIndex);
        return lastId;
    }

    /** Where a key is, or would be. */
    private int slot(long key) {
        var mask = keys.length - 1;
        var slot = (int) (key ^ key >>> 32) & mask;
        while (ids[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    List<Leg> list() {
        return legs;
    }

    private int add(int slot, long key, Packet packet, int interfaceIndex) {
        if (legs.size() == MOST) {
            return MOST - 1;
        }
        var id = legs.size();
        var cooked = packet.cookedInterface() != 0 ? packet.cookedInterface() : interfaceIndex;
        legs.add(new Leg(id, cooked, packet.sourceMac(), packet.destinationMac(), Decoding.tunnels(packet, names)));
        keys[slot] = key;
        ids[slot] = id + 1;
        if (legs.size() * 2 > keys.length) {
            grow();
        }
        return id;
    }

    private void grow() {
        var oldKeys = keys;
        var oldIds = ids;
        keys = new long[oldKeys.length * 2];
        ids = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldIds[i] != 0) {
                var slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                ids[slot] = oldIds[i];
            }
        }
    }

    /** A 64-bit mix of everything that tells legs apart; a collision would merge two legs, one in 2³² for 65,535 of them. */
    private static long key(Packet packet, int interfaceIndex) {
        var h = interfaceIndex * 31L + packet.cookedInterface();
        h = mix(h, packet.sourceMac());
        h = mix(h, packet.destinationMac());
        h = mix(h, packet.vlan() * 8L + packet.cookedType());
        for (int i = 0; i < packet.tunnels(); i++) {
            h = mix(h, packet.tunnel(i).ordinal() * 65536L + packet.tunnelOverhead(i));
            if (packet.tunnelIp(i) >= 0) {
                var outer = packet.ip(packet.tunnelIp(i));
                h = mix(h, outer.sourceHigh() ^ Long.rotateLeft(outer.sourceLow(), 17));
                h = mix(h, outer.destinationHigh() ^ Long.rotateLeft(outer.destinationLow(), 31));
            }
        }
        return h;
    }

    private static long mix(long h, long value) {
        var x = (h ^ value) * 0x9e3779b97f4a7c15L;
        return x ^ x >>> 29;
    }
}
