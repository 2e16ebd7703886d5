package org.headroom.flow;

/**
 * One packet of a flow on the timeline.
 */
public sealed interface Mark {

    /** Packet number, counted from 1. */
    long packet();

    /** Nanoseconds since 1970-01-01T00:00:00Z. */
    long nanos();

    /** Which way the packet went; of an ICMP message, the way of the packet that it answers. */
    Direction direction();

    /** How a segment ends its connection: not at all, in order, or at once (RFC 9293 §3.5.2, §3.6). */
    enum Closing {
        NONE,
        FIN,
        RESET
    }

    /**
     * A segment or datagram.
     *
     * @param length octets of IP
     * @param fate what became of it
     * @param copy 1 for the first transmission of these octets, 2 for the second, …
     * @param original packet number of the first transmission of the same octets; its own number where there is none
     * @param sequence relative sequence number of the first octet (0 is the SYN), or -1 outside TCP
     * @param payload octets of payload
     * @param syn whether it opens the connection (SYN or SYN-ACK)
     * @param acknowledgment whether it carries nothing, as pure acknowledgments and most resets do
     * @param inFlight sent within one round trip after an ICMP message that it could not know of: not an accusation
     * @param closing whether it ends the connection, and how
     */
    record Data(
            long packet,
            long nanos,
            Direction direction,
            int length,
            Fate fate,
            int copy,
            long original,
            long sequence,
            int payload,
            boolean syn,
            boolean acknowledgment,
            boolean inFlight,
            Closing closing)
            implements Mark {

        /** Whether that it ends the connection is all that it says. */
        public boolean closes() {
            return closing == Closing.RESET || closing == Closing.FIN && payload == 0;
        }
    }

    /**
     * An ICMP fragmentation-needed or packet-too-big message.
     *
     * @param nextHopMtu what it says; 0 from a router of before RFC 1191
     * @param cause packet number of the packet that it answers, 0 where that is not in the capture
     * @param source address of the router that speaks
     */
    record TooBig(long packet, long nanos, Direction direction, int nextHopMtu, long cause, String source)
            implements Mark {}
}
