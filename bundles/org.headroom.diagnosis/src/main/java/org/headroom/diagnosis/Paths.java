package org.headroom.diagnosis;

import org.headroom.flow.Direction;
import org.headroom.flow.Numbering;
import org.headroom.flow.Traffic;

/** What all flows of a path together prove; a path leads from one host to another, whichever the ports. */
final class Paths {

    /** Of a flow between ports of one host: both ways are one path. */
    private static final int WITHIN = 1 << 31;

    /** Of each flow the path from its client to its server; the way back has the number beside it, even beside odd. */
    private final int[] paths;

    private final int[] delivered;
    private final int[] seen;
    private final int[] calmAndSmall;

    Paths(Traffic traffic) {
        var pairs = new Numbering(traffic.flows());
        this.paths = new int[traffic.flows()];
        for (int flow = 0; flow < paths.length; flow++) {
            var client = traffic.sender(flow, Direction.CLIENT_TO_SERVER);
            var server = traffic.receiver(flow, Direction.CLIENT_TO_SERVER);
            var pair = (long) Math.min(client, server) << Integer.SIZE | Math.max(client, server);
            paths[flow] = pairs.findOrAdd(pair) << 1 | (client > server ? 1 : 0) | (client == server ? WITHIN : 0);
        }
        this.delivered = new int[pairs.size() * 2];
        this.seen = new int[pairs.size() * 2];
        this.calmAndSmall = new int[pairs.size() * 2];
    }

    /** Number of the path that a flow takes one way, from 0. */
    int number(int flow, Direction way) {
        var path = paths[flow];
        return path >= 0 && way == Direction.SERVER_TO_CLIENT ? path ^ 1 : path & ~WITHIN;
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
