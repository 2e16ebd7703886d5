package org.headroom.diagnosis;

import org.headroom.flow.Direction;
import org.headroom.flow.Numbering;
import org.headroom.flow.Traffic;

/** What all flows of a path together prove; a path leads from one host to another, whichever the ports. */
final class Paths {

    private static final int WAYS = Direction.values().length;

    /** The path of each direction of each flow. */
    private final int[] places;

    private final int[] delivered;
    private final int[] seen;
    private final int[] calmAndSmall;

    Paths(Traffic traffic) {
        var paths = new Numbering(traffic.flows());
        this.places = new int[traffic.flows() * WAYS];
        for (int flow = 0; flow < traffic.flows(); flow++) {
            var client = traffic.sender(flow, Direction.CLIENT_TO_SERVER);
            var server = traffic.receiver(flow, Direction.CLIENT_TO_SERVER);
            places[place(flow, Direction.CLIENT_TO_SERVER)] = paths.findOrAdd(key(client, server));
            places[place(flow, Direction.SERVER_TO_CLIENT)] = paths.findOrAdd(key(server, client));
        }
        this.delivered = new int[paths.size()];
        this.seen = new int[paths.size()];
        this.calmAndSmall = new int[paths.size()];
    }

    private static long key(int sender, int receiver) {
        return (long) sender << Integer.SIZE | receiver;
    }

    private static int place(int flow, Direction way) {
        return flow * WAYS + way.ordinal();
    }

    /** Number of the path that a flow takes one way, from 0. */
    int number(int flow, Direction way) {
        return places[place(flow, way)];
    }

    /** Takes note of a flow: octets of IP of the largest packet that it sent and of the largest that arrived. */
    void know(int flow, Direction way, int sent, int arrived) {
        var path = number(flow, way);
        seen[path] = Math.max(seen[path], sent);
        delivered[path] = Math.max(delivered[path], arrived);
    }

    void countCalmAndSmall(int flow, Direction way) {
        calmAndSmall[number(flow, way)]++;
    }

    int delivered(int flow, Direction way) {
        return delivered[number(flow, way)];
    }

    int seen(int flow, Direction way) {
        return seen[number(flow, way)];
    }

    int calmAndSmall(int flow, Direction way) {
        return calmAndSmall[number(flow, way)];
    }
}
