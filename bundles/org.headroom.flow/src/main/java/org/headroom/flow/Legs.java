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
    private final Numbering numbers = new Numbering();
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
        var known = numbers.find(key);
        lastId = known < 0 ? add(key, packet, interfaceIndex) : known;
        return lastId;
    }

    List<Leg> list() {
        return legs;
    }

    private int add(long key, Packet packet, int interfaceIndex) {
        if (legs.size() == MOST) {
            return MOST - 1;
        }
        var id = numbers.findOrAdd(key);
        var cooked = packet.cookedInterface() != 0 ? packet.cookedInterface() : interfaceIndex;
        legs.add(new Leg(id, cooked, packet.sourceMac(), packet.destinationMac(), Decoding.tunnels(packet, names)));
        return id;
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
