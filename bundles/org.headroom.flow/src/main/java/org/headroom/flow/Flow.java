package org.headroom.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A TCP or UDP flow in detail: what rules judge. */
public final class Flow {

    /**
     * A SYN or SYN-ACK as observed once.
     *
     * @param row of it
     * @param fromClient SYN (true) or SYN-ACK
     * @param copyOf row of the observation that this one repeats elsewhere, or -1
     */
    public record Syn(int row, long nanos, boolean fromClient, Opening opening, int leg, int timeToLive, int copyOf) {

        /** The MSS option, -1 without one. */
        public int mss() {
            return opening.mss();
        }

        /** Whether all options were captured. */
        public boolean optionsWhole() {
            return opening.optionsWhole();
        }

        /** The same, as a further observation of the SYN among {@code earlier} that goes the same way. */
        Syn repeating(List<Syn> earlier) {
            var first = earlier.stream()
                    .filter(s -> s.fromClient == fromClient && s.copyOf < 0)
                    .findFirst();
            return first.map(f -> new Syn(row, nanos, fromClient, opening, leg, timeToLive, f.row))
                    .orElse(this);
        }
    }

    private final int id;
    private final boolean tcp;
    private final int version;
    private final Endpoint client;
    private final Endpoint server;
    private final boolean midStream;
    private final Half clientToServer = new Half(Direction.CLIENT_TO_SERVER);
    private final Half serverToClient = new Half(Direction.SERVER_TO_CLIENT);
    final List<Syn> syns = new ArrayList<>(2);
    List<IcmpError> errors = List.of();
    boolean sackPermitted;
    boolean timestamps;
    long roundTripNanos;

    Flow(int id, boolean tcp, int version, Endpoint client, Endpoint server, boolean midStream) {
        this.id = id;
        this.tcp = tcp;
        this.version = version;
        this.client = client;
        this.server = server;
        this.midStream = midStream;
    }

    /** Its number in the capture, from 0. */
    public int id() {
        return id;
    }

    public boolean tcp() {
        return tcp;
    }

    /** 4 or 6. */
    public int version() {
        return version;
    }

    /** Who sent the first SYN, or who seems to have. */
    public Endpoint client() {
        return client;
    }

    public Endpoint server() {
        return server;
    }

    /** Whether the capture began after the connection did. */
    public boolean midStream() {
        return midStream;
    }

    public Half half(Direction direction) {
        return direction == Direction.CLIENT_TO_SERVER ? clientToServer : serverToClient;
    }

    public Half clientToServer() {
        return clientToServer;
    }

    public Half serverToClient() {
        return serverToClient;
    }

    public List<Half> halves() {
        return List.of(clientToServer, serverToClient);
    }

    /** The direction that answers {@code half}. */
    public Half answering(Half half) {
        return half(half.direction().opposite());
    }

    /** All observations of SYN and SYN-ACK, in order. */
    public List<Syn> syns() {
        return syns;
    }

    /** Other ICMP errors that quote this flow. */
    public List<IcmpError> errors() {
        return errors;
    }

    /** Whether both ends agreed on SACK, as far as seen. */
    public boolean sackPermitted() {
        return sackPermitted;
    }

    /** Whether segments carry timestamps (12 octets of options). */
    public boolean timestamps() {
        return timestamps;
    }

    /** The handshake's round trip as seen here, in nanoseconds; 0 where it was not seen. */
    public long roundTripNanos() {
        return roundTripNanos;
    }

    /** Takes in what is known of the same connection from the other side of a NAT: its messages and where it was seen. */
    public void join(Flow twin) {
        for (var half : halves()) {
            var other = twin.half(half.direction());
            half.tooBig = Stream.concat(half.tooBig.stream(), other.tooBig.stream())
                    .sorted(Comparator.comparingInt(TooBig::row))
                    .toList();
            half.useAll(other);
        }
        syns.addAll(twin.syns.stream()
                .map(s -> s.copyOf() >= 0 ? s : s.repeating(syns))
                .toList());
    }

    /** Octets that may be on their way at once: the largest window that the receiver can offer, as far as the handshake tells. */
    public long largestWindow(Direction direction) {
        var scales = new WindowScales();
        syns.forEach(s -> scales.take(s.fromClient() == (direction == Direction.SERVER_TO_CLIENT), s.opening()));
        return 0xffffL << scales.most();
    }

    /** Octets of IP and TCP header without options: 40, or 60 in IPv6 (RFC 6691). */
    public int fixedHeaders() {
        return Mtu.fixedHeaders(version);
    }

    /** The MSS that limits what this direction's sender may send: the one that its receiver advertised, -1 where unseen. */
    public int mssInForce(Direction direction) {
        return half(direction.opposite()).mss();
    }
}
