package org.headroom.diagnosis;

import java.util.stream.IntStream;
import org.headroom.diagnosis.points.Points;
import org.headroom.flow.Endpoint;
import org.headroom.flow.TooBig;
import org.headroom.flow.Traffic;

/**
 * Messages that came to a host of a group which shares one address, and not to the one that has the connection: the router sees
 * another five-tuple in them than in the packets, and its hash sends them elsewhere (RFC 7690).
 */
final class Astray {

    private final Points points;

    Astray(Points points) {
        this.points = points;
    }

    /** A sentence for the explanation of {@code finding}, which point {@code told} tells best; empty where it does not apply. */
    String sentence(Finding finding, int told) {
        if (finding.direction() == null || finding.flows().isEmpty()) {
            return "";
        }
        var flow = finding.flows().getFirst();
        return IntStream.range(0, points.count())
                .filter(i -> i != told && astray(points.traffic(i), flow))
                .mapToObj(i ->
                        " Messages about this connection arrive at point %d, which carries other connections of the same address and not this one: the load is spread by a hash that sends ICMP elsewhere (RFC 7690)."
                                .formatted(i + 1))
                .findFirst()
                .orElse("");
    }

    private static boolean astray(Traffic traffic, FlowName flow) {
        return traffic.tooBig().stream().anyMatch(m -> m.quote().flow() < 0 && quotes(m, flow))
                && IntStream.range(0, traffic.flows())
                        .anyMatch(id -> traffic.tcp(id) && traffic.server(id).equals(flow.server()));
    }

    private static boolean quotes(TooBig message, FlowName flow) {
        var from = new Endpoint(message.quote().source(), message.quote().sourcePort());
        var to = new Endpoint(message.quote().destination(), message.quote().destinationPort());
        return from.equals(flow.server()) && to.equals(flow.client())
                || from.equals(flow.client()) && to.equals(flow.server());
    }
}
