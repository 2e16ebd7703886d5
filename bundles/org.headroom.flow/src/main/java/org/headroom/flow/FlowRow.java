package org.headroom.flow;

import org.jspecify.annotations.Nullable;

/**
 * A flow in one line, for tables.
 *
 * @param id the flow's number in its capture set, from 0 in order of appearance
 * @param protocol {@code TCP} or {@code UDP}
 * @param clientMss MSS that the client advertised, null where its SYN was not seen or had none
 * @param serverMss likewise of the server
 * @param packets packets of both directions, each counted once
 * @param firstNanos time of the first packet, nanoseconds since 1970
 * @param lastNanos time of the last
 */
public record FlowRow(
        int id,
        String protocol,
        Endpoint client,
        Endpoint server,
        @Nullable Integer clientMss,
        @Nullable Integer serverMss,
        Side clientToServer,
        Side serverToClient,
        long packets,
        long firstNanos,
        long lastNanos) {

    /**
     * One direction of a flow.
     *
     * @param packets packets seen, each once
     * @param octets IP octets of them
     * @param largestSent octets of IP of the largest packet sent
     * @param largestDelivered octets of IP of the largest packet known to have arrived, 0 without one
     * @param retransmissions segments sent again
     * @param tooBig ICMP messages that say a packet of this direction was too big
     */
    public record Side(
            long packets, long octets, int largestSent, int largestDelivered, long retransmissions, long tooBig) {

        private static Side of(Half half) {
            return new Side(
                    half.packets(),
                    half.octets(),
                    half.largestSent(),
                    half.largestDelivered(),
                    half.retransmissions(),
                    half.tooBig().size());
        }
    }

    public Side side(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? clientToServer : serverToClient;
    }

    /** The same flow's line once its detail was worked out, which sees more than its record. */
    public FlowRow detailed(Flow flow) {
        return new FlowRow(
                id,
                protocol,
                flow.client(),
                flow.server(),
                clientMss,
                serverMss,
                Side.of(flow.clientToServer()),
                Side.of(flow.serverToClient()),
                flow.clientToServer().packets() + flow.serverToClient().packets(),
                firstNanos,
                lastNanos);
    }
}
