package org.headroom.flow;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ICMP fragmentation-needed (RFC 1191) or ICMPv6 packet-too-big (RFC 8201) message, counted once however often the capture
 * observed it.
 *
 * @param row row of its first observation: packet number less 1
 * @param nanos its time
 * @param version 4 or 6
 * @param nextHopMtu what it says; 0 from a router of before RFC 1191, -1 where that was cut off
 * @param source address of who sent it
 * @param destination address that it goes to
 * @param timeToLive of the message as observed first
 * @param length octets of IP of the message
 * @param checksumBad whether it was captured whole and its checksum is wrong
 * @param quote the packet that it quotes
 * @param legs where it was observed, each once, in order
 */
public record TooBig(
        int row,
        long nanos,
        int version,
        int nextHopMtu,
        String source,
        String destination,
        int timeToLive,
        int identification,
        int length,
        boolean checksumBad,
        Quote quote,
        List<Integer> legs) {

    /**
     * The packet inside an ICMP error, as far as it was quoted and captured; addresses are those of the innermost readable IP
     * header.
     *
     * @param source address; empty where the quote was cut before it
     * @param sequence TCP sequence number, null where it is not there
     * @param length octets of IP that its header claims
     * @param tunnels encapsulations round the innermost packet quoted, outermost first
     * @param outerSource source address of the outermost IP header quoted
     * @param outerDestination its destination
     * @param outerLength octets of IP of the outermost packet quoted
     */
    public record Quote(
            String source,
            String destination,
            int protocol,
            int sourcePort,
            int destinationPort,
            @Nullable Integer sequence,
            int identification,
            int length,
            int timeToLive,
            boolean dontFragment,
            List<Leg.Tunnel> tunnels,
            String outerSource,
            String outerDestination,
            int outerLength,
            int flow,
            boolean reversed) {

        /** The same, once the flow is known that it belongs to. */
        Quote about(int known, boolean fromB) {
            return with(destination, sourcePort, destinationPort, sequence, known, fromB);
        }

        /** The same, once the packet is known of which less was captured here. */
        Quote with(String to, int fromPort, int toPort, @Nullable Integer number, int known, boolean fromB) {
            return new Quote(
                    source,
                    to,
                    protocol,
                    fromPort,
                    toPort,
                    number,
                    identification,
                    length,
                    timeToLive,
                    dontFragment,
                    tunnels,
                    outerSource,
                    outerDestination,
                    outerLength,
                    known,
                    fromB);
        }

        /** Whether it was a tunnel's outer packet that was too big. */
        public boolean outer() {
            return !tunnels.isEmpty();
        }
    }

    /** No two messages share a row. */
    @Override
    public int hashCode() {
        return row;
    }

    /** The same message, once more is known of the packet that it quotes. */
    TooBig about(Quote known) {
        return with(known, legs);
    }

    /** The same message, once more is known of where it was observed. */
    TooBig on(Collection<Integer> all) {
        return with(quote, List.copyOf(all));
    }

    private TooBig with(Quote known, List<Integer> seenOn) {
        return new TooBig(
                row,
                nanos,
                version,
                nextHopMtu,
                source,
                destination,
                timeToLive,
                identification,
                length,
                checksumBad,
                known,
                seenOn);
    }

    /** Octets that the innermost quoted packet may have: the next-hop MTU less what the quoted tunnels take. */
    public int innerMtu() {
        var mtu = nextHopMtu;
        if (mtu > 0) {
            for (var tunnel : quote.tunnels()) {
                mtu -= tunnel.overhead();
            }
        }
        return mtu;
    }

    /** Its packet number. */
    public long packet() {
        return row + 1L;
    }
}
