package org.headroom.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.packet.capture.HostNames;
import org.headroom.packet.wire.Ip;
import org.headroom.packet.wire.Packet;

/** The echo requests of a capture, each once, and which of them were answered. */
final class Pings {

    /** Beyond that no more are taken: a flood tells nothing new. */
    private static final int MOST = 100_000;

    /** Programs send the next with another number, and that is how long it takes them to come back to the same. */
    private static final long SAME_NANOS = 900_000_000L;

    private record Key(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, int echo) {}

    private final HostNames names;
    private final List<Ping> all = new ArrayList<>();
    private final Map<Key, Ping> latest = new HashMap<>();

    Pings(HostNames names) {
        this.names = names;
    }

    /** Takes an echo request or reply. */
    void add(Packet packet, int row, long nanos) {
        var ip = packet.ip();
        if (packet.isEchoRequest()) {
            request(packet, ip, row, nanos);
        } else {
            reply(packet, ip, row, nanos);
        }
    }

    private void request(Packet packet, Ip ip, int row, long nanos) {
        var key = new Key(ip.sourceHigh(), ip.sourceLow(), ip.destinationHigh(), ip.destinationLow(), packet.echo());
        var before = latest.get(key);
        var seenBefore = before != null
                && packet.echo() != 0
                && before.length() == ip.length()
                && nanos - before.nanos() < SAME_NANOS;
        if (seenBefore || all.size() == MOST) {
            return;
        }
        var ping = new Ping(
                row,
                nanos,
                names.text(ip.sourceHigh(), ip.sourceLow()),
                names.text(ip.destinationHigh(), ip.destinationLow()),
                ip.length(),
                ip.timeToLive(),
                ip.version() == 6 || ip.dontFragment(),
                ip.isFragment());
        latest.put(key, ping);
        all.add(ping);
    }

    private void reply(Packet packet, Ip ip, int row, long nanos) {
        var request = latest.get(
                new Key(ip.destinationHigh(), ip.destinationLow(), ip.sourceHigh(), ip.sourceLow(), packet.echo()));
        if (request != null && !request.answered()) {
            request.answered(row, nanos);
        }
    }

    /** In order of the file. */
    List<Ping> list() {
        return all;
    }
}
