package org.headroom.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.packet.capture.HostNames;
import org.headroom.packet.wire.Ip;
import org.headroom.packet.wire.Packet;

/** Puts the fragments of a capture together, as far as that tells whether any are missing. */
final class Fragments {

    /** Datagrams remembered; beyond that the oldest are forgotten, complete or not. */
    private static final int MOST = 100_000;

    /**
     * Longer than this no host waits for the next piece: Linux drops a datagram after 30 s, others earlier (RFC 1122 §3.3.2 would have 60 s at
     * least). What comes later under the same identification is another one's.
     */
    private static final long LONGEST_WAIT_NANOS = 30_000_000_000L;

    private record Key(
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            int protocol,
            int identification) {}

    private final HostNames names;
    private final Map<Key, Datagram> datagrams = new LinkedHashMap<>();

    Fragments(HostNames names) {
        this.names = names;
    }

    /** The datagram that this packet is a fragment of, taken in. */
    Datagram add(Packet packet, int level, int row, long nanos) {
        var ip = packet.ip(level);
        var key = new Key(
                ip.sourceHigh(),
                ip.sourceLow(),
                ip.destinationHigh(),
                ip.destinationLow(),
                ip.protocol(),
                ip.identification());
        var datagram = datagrams.get(key);
        if (datagram == null || nanos - datagram.lastNanos > LONGEST_WAIT_NANOS) {
            if (datagrams.size() >= MOST) {
                datagrams.remove(datagrams.keySet().iterator().next());
            }
            datagram = new Datagram(
                    names.text(ip.sourceHigh(), ip.sourceLow()),
                    names.text(ip.destinationHigh(), ip.destinationLow()),
                    ip.version(),
                    packet.ips() - 1 - level);
            datagrams.remove(key);
            datagrams.put(key, datagram);
        }
        datagram.add(row, nanos, ip.fragmentOffset(), payload(ip), !ip.moreFragments());
        return datagram;
    }

    private static int payload(Ip ip) {
        return Math.max(0, ip.length() - ip.headerLength());
    }

    List<Datagram> list() {
        return new ArrayList<>(datagrams.values());
    }
}
