package org.headroom.benchmarks.crowd;

import java.io.IOException;

/** Where the capture is taken: what the exchanges send becomes packets of the file, and is counted. */
final class Network {

    /** Octets of a TCP header up to where the ports, and the control bits, end. */
    private static final int PORTS = 4;

    private static final int CONTROL_BITS = 14;

    private final CaptureFile file;
    private final Payload payload;
    private final Headers headers = new Headers();
    private final TooBig tooBig = new TooBig();
    long packets;
    private long flows;
    private long syns;
    private long needed;
    private long tooBig6;

    Network(CaptureFile file, Payload payload) {
        this.file = file;
        this.payload = payload;
    }

    void send(long nanos, Connection of, Segment segment) throws IOException {
        headers.clear();
        of.wrapping.write(headers, of, segment.toServer, segment.total(of));
        var identification = of.identification(segment.toServer);
        var tcp = headers.length + (of.six ? Headers.IPV6 : Headers.IPV4);
        segment.write(headers, of, payload, nanos, identification, segment.toServer ? 64 : 57);
        file.write(nanos, headers, payload.octets, Payload.at(segment.sequence, segment.length), segment.length);
        packets++;
        if ((segment.bits & Segment.SYN) != 0) {
            syns += file.keeps(tcp + CONTROL_BITS) ? 1 : 0;
            flows += segment.toServer && file.keeps(tcp + PORTS) ? 1 : 0;
        }
    }

    /** The router behind this point refuses {@code segment}. */
    void complain(long nanos, Connection of, Segment segment) throws IOException {
        headers.clear();
        tooBig.write(headers, of, segment, payload, nanos);
        file.write(nanos, headers, payload.octets, 0, 0);
        packets++;
        if (of.six) {
            tooBig6++;
        } else {
            needed++;
        }
    }

    Truth truth() {
        return new Truth(packets, flows, syns, needed, tooBig6);
    }
}
